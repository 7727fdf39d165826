package org.kinema4j.har.transform;

import java.util.List;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.XsensSignal;

/** Positions of the items of a skeleton relative to its root, in the heading frame of the root. */
final class RelativePositions {

  private RelativePositions() {}

  /**
   * Makes the positions.
   *
   * @param clip a recording with positions and orientations
   * @param channels names of the result: three for each item of the {@link TrackedSkeleton}
   * @return the positions in metres
   */
  static Signal of(MotionClip clip, List<Channel> channels) {
    TrackedSkeleton skeleton = TrackedSkeleton.of(clip);
    Columns position = new Columns(clip, XsensSignal.POSITION);
    int[][] columns = skeleton.items().stream().map(position::of).toArray(int[][]::new);
    int[] root = position.of(skeleton.root());
    double[] headings = headings(clip, skeleton.root());
    float[] values = new float[clip.frames() * channels.size()];
    for (int f = 0; f < clip.frames(); f++) {
      writeFrame(new Frame(position.signal(), f, headings[f]), root, columns, values);
    }
    return new Signal(FeatureSpec.POSITIONS, channels, values);
  }

  private static double[] headings(MotionClip clip, String root) {
    Columns orientation = new Columns(clip, XsensSignal.ORIENTATION);
    Signal signal = orientation.signal();
    int[] columns = orientation.of(root);
    double[] headings = new double[clip.frames()];
    for (int f = 0; f < headings.length; f++) {
      double w = signal.value(f, columns[0]);
      double x = signal.value(f, columns[1]);
      double y = signal.value(f, columns[2]);
      double z = signal.value(f, columns[3]);
      if (!(w * w + x * x + y * y + z * z > 0)) {
        throw new BadDataException(
            clip.name(),
            "frame " + f + ", orientation_" + root,
            "a unit quaternion",
            "(" + w + ", " + x + ", " + y + ", " + z + ")");
      }
      headings[f] = Heading.of(w, x, y, z);
    }
    return headings;
  }

  /**
   * One frame of the signal of positions.
   *
   * @param position the signal
   * @param frame which one
   * @param heading where the root faces, in radians
   */
  private record Frame(Signal position, int frame, double heading) {

    double value(int column) {
      return position.value(frame, column);
    }
  }

  private static void writeFrame(Frame frame, int[] root, int[][] columns, float[] values) {
    double cos = Math.cos(frame.heading());
    double sin = Math.sin(frame.heading());
    double rootX = frame.value(root[0]);
    double rootY = frame.value(root[1]);
    double rootZ = frame.value(root[2]);
    int at = frame.frame() * columns.length * 3;
    for (int[] column : columns) {
      double x = frame.value(column[0]) - rootX;
      double y = frame.value(column[1]) - rootY;
      double z = frame.value(column[2]) - rootZ;
      values[at++] = (float) (cos * x + sin * y);
      values[at++] = (float) (cos * y - sin * x);
      values[at++] = (float) z;
    }
  }
}
