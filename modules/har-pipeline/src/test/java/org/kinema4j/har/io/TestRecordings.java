package org.kinema4j.har.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.kinema4j.har.io.mvnx.CalibrationPose;
import org.kinema4j.har.io.mvnx.MvnxHeader;
import org.kinema4j.har.io.mvnx.MvnxLayout;
import org.kinema4j.har.io.mvnx.MvnxWriter;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Quaternion;
import org.kinema4j.har.motion.Segment;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.Vector3;
import org.kinema4j.har.motion.XsensSignal;

/** Small MVNX files for tests, with numbers that can be told from frame and channel. */
public final class TestRecordings {

  /** Frame rate of the files. */
  public static final int RATE_HZ = 60;

  private static final MvnxLayout LAYOUT =
      MvnxLayout.fullBody(
          Arrays.stream(Segment.values())
              .map(segment -> new MvnxLayout.SegmentEntry(segment.label(), List.of()))
              .toList());

  private TestRecordings() {}

  /** Returns the value of a channel of any signal but the orientation; six decimals hold it. */
  public static float value(int frame, int channel) {
    return frame / 16f - channel / 64f;
  }

  /** Writes orientation, position and joint angles. */
  public static Path write(Path file, int frames, String comment) throws IOException {
    return write(
        file,
        frames,
        comment,
        List.of(XsensSignal.ORIENTATION, XsensSignal.POSITION, XsensSignal.JOINT_ANGLE));
  }

  /** Writes some signals, of which orientation and position must be two. */
  public static Path write(Path file, int frames, String comment, List<XsensSignal> signals)
      throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    List<Signal> parts = new ArrayList<>();
    for (XsensSignal signal : signals) {
      List<Channel> channels = signal.channels(LAYOUT.labels(signal.items()));
      parts.add(new Signal(signal.tag(), channels, values(signal, frames, channels.size())));
    }
    MvnxWriter.write(file, header(comment), new MotionClip("test", "nobody", RATE_HZ, parts));
    return file;
  }

  /** Writes labels of one row every 0.1 s; the texts stand behind the time. */
  public static Path labels(Path file, int annotators, String... rows) throws IOException {
    StringBuilder text = new StringBuilder("frame,t_video");
    for (int i = 1; i <= annotators; i++) {
      text.append(",current_action_Annotator").append(i);
    }
    for (int i = 0; i < rows.length; i++) {
      text.append('\n').append(i).append(',').append(i / 10.0).append(',').append(rows[i]);
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    return Files.writeString(file, text.append('\n'));
  }

  private static MvnxHeader header(String comment) {
    int segments = Segment.count();
    List<CalibrationPose> poses =
        List.of(CalibrationPose.IDENTITY, CalibrationPose.T_POSE, CalibrationPose.T_POSE_ISB)
            .stream()
            .map(
                type ->
                    new CalibrationPose(
                        type,
                        Collections.nCopies(segments, Quaternion.IDENTITY),
                        Collections.nCopies(segments, new Vector3(0, 0, 0))))
            .toList();
    return new MvnxHeader(
        new MvnxHeader.Origin(4, "2018.0.0", "7", comment, ""),
        new MvnxHeader.Subject("suit", "", Map.of("configuration", "FullBody")),
        new MvnxHeader.Timing(RATE_HZ, 1_500_000_000_000L),
        LAYOUT,
        poses);
  }

  private static float[] values(XsensSignal signal, int frames, int width) {
    float[] values = new float[frames * width];
    for (int i = 0; i < values.length; i++) {
      boolean quaternion = signal.parts() == XsensSignal.Parts.QUATERNION;
      values[i] = quaternion ? (i % 4 == 0 ? 1 : 0) : value(i / width, i % width);
    }
    return values;
  }
}
