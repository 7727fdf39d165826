package org.kinema4j.har.io.bvh;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.kinema4j.har.io.Recording;
import org.kinema4j.har.io.RecordingName;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Vector3;

/** A small file of two joints, and ways to read texts. */
final class BvhSample {

  /** Two joints, 9 channels, 2 frames; 1.2 m from the hips to the end if a unit is 0.01 m. */
  static final String LEG =
      """
      HIERARCHY
      ROOT Hips
      {
        OFFSET 0 0 0
        CHANNELS 6 Xposition Yposition Zposition Zrotation Xrotation Yrotation
        JOINT Knee
        {
          OFFSET 0 -40 0
          CHANNELS 3 Zrotation Xrotation Yrotation
          End Site
          {
            OFFSET 0 -80 0
          }
        }
      }
      MOTION
      Frames: 2
      Frame Time: 0.01
      1 90 2 0 0 0 0 0 0
      1 91 2 0 0 0 0 0 0
      """;

  private BvhSample() {}

  static Recording read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  static Recording read(byte[] bytes) throws IOException {
    return read(new ByteArrayInputStream(bytes));
  }

  static Recording read(InputStream stream) throws IOException {
    return new BvhReader().read(Path.of("walk.bvh"), stream, RecordingName.ANDY_PARTICIPANT);
  }

  /** Reads a text in which a unit of length is a metre. */
  static MotionClip readMeters(String text) throws IOException {
    InputStream stream = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return new BvhReader(1)
        .read(Path.of("walk.bvh"), stream, RecordingName.ANDY_PARTICIPANT)
        .clip();
  }

  /** Where a joint is, in our axes. */
  static Vector3 position(MotionClip clip, int frame, int joint) {
    return new Vector3(
        clip.signal("position").value(frame, 3 * joint),
        clip.signal("position").value(frame, 3 * joint + 1),
        clip.signal("position").value(frame, 3 * joint + 2));
  }
}
