package org.kinema4j.har.transform;

import java.util.List;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Segment;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.XsensSignal;

/** Positions of the segments relative to the pelvis, in its heading frame. */
final class RelativePositions {

  private RelativePositions() {}

  /**
   * Makes the positions.
   *
   * @param clip a recording with positions and orientations
   * @param channels names of the result: three for each of the 23 segments
   * @return the positions in metres
   */
  static Signal of(MotionClip clip, List<Channel> channels) {
    Columns position = new Columns(clip, XsensSignal.POSITION);
    int[][] columns = new int[Segment.count()][];
    for (int s = 0; s < columns.length; s++) {
      columns[s] = position.of(Segment.at(s).label());
    }
    double[] headings = headings(clip);
    float[] values = new float[clip.frames() * channels.size()];
    for (int f = 0; f < clip.frames(); f++) {
      writeFrame(position.signal(), f, headings[f], columns, values);
    }
    return new Signal(FeatureSpec.POSITIONS, channels, values);
  }

  private static double[] headings(MotionClip clip) {
    Columns orientation = new Columns(clip, XsensSignal.ORIENTATION);
    Signal signal = orientation.signal();
    int[] columns = orientation.of(Segment.PELVIS.label());
    double[] headings = new double[clip.frames()];
    for (int f = 0; f < headings.length; f++) {
      double w = signal.value(f, columns[0]);
      double x = signal.value(f, columns[1]);
      double y = signal.value(f, columns[2]);
      double z = signal.value(f, columns[3]);
      if (!(w * w + x * x + y * y + z * z > 0)) {
        throw new BadDataException(
            clip.name(),
            "frame " + f + ", orientation_" + Segment.PELVIS.label(),
            "a unit quaternion",
            "(" + w + ", " + x + ", " + y + ", " + z + ")");
      }
      headings[f] = Heading.of(w, x, y, z);
    }
    return headings;
  }

  private static void writeFrame(
      Signal position, int frame, double heading, int[][] columns, float[] values) {
    double cos = Math.cos(heading);
    double sin = Math.sin(heading);
    int[] pelvis = columns[Segment.PELVIS.ordinal()];
    double pelvisX = position.value(frame, pelvis[0]);
    double pelvisY = position.value(frame, pelvis[1]);
    double pelvisZ = position.value(frame, pelvis[2]);
    int at = frame * columns.length * 3;
    for (int[] column : columns) {
      double x = position.value(frame, column[0]) - pelvisX;
      double y = position.value(frame, column[1]) - pelvisY;
      double z = position.value(frame, column[2]) - pelvisZ;
      values[at++] = (float) (cos * x + sin * y);
      values[at++] = (float) (cos * y - sin * x);
      values[at++] = (float) z;
    }
  }
}
