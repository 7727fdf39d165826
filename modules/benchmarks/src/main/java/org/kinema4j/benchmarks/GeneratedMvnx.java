package org.kinema4j.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.kinema4j.har.io.mvnx.MvnxHeader;
import org.kinema4j.har.io.mvnx.MvnxLayout;
import org.kinema4j.har.io.mvnx.MvnxLayout.SegmentEntry;
import org.kinema4j.har.io.mvnx.MvnxWriter;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Segment;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.XsensSignal;

/** Writes MVNX files with the signals and the sizes of numbers of a real full-body recording. */
final class GeneratedMvnx {

  private static final double RATE_HZ = 240;
  private static final long SEED = 1;
  private static final List<XsensSignal> SIGNALS =
      List.of(
          XsensSignal.ORIENTATION,
          XsensSignal.POSITION,
          XsensSignal.VELOCITY,
          XsensSignal.ACCELERATION,
          XsensSignal.ANGULAR_VELOCITY,
          XsensSignal.ANGULAR_ACCELERATION,
          XsensSignal.FOOT_CONTACTS,
          XsensSignal.SENSOR_FREE_ACCELERATION,
          XsensSignal.SENSOR_MAGNETIC_FIELD,
          XsensSignal.SENSOR_ORIENTATION,
          XsensSignal.JOINT_ANGLE,
          XsensSignal.JOINT_ANGLE_XZY,
          XsensSignal.CENTER_OF_MASS);

  private GeneratedMvnx() {}

  static void write(Path file, int frames) throws IOException {
    List<SegmentEntry> segments =
        Segment.labels().stream().map(label -> new SegmentEntry(label, List.of())).toList();
    MvnxLayout layout = MvnxLayout.fullBody(segments);
    MvnxHeader header =
        new MvnxHeader(
            new MvnxHeader.Origin(4, "generated", "", "", ""),
            new MvnxHeader.Subject("generated", "", Map.of()),
            new MvnxHeader.Timing(RATE_HZ, 0),
            layout,
            List.of());
    List<Signal> signals = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(SEED);
    for (XsensSignal signal : SIGNALS) {
      List<String> items = layout.labels(signal.items());
      float[] values = new float[frames * items.size() * signal.parts().names().size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextDouble(-range(signal), range(signal));
      }
      if (signal.parts() == XsensSignal.Parts.QUATERNION) {
        normalize(values);
      }
      signals.add(new Signal(signal.tag(), signal.channels(items), values));
    }
    MvnxWriter.write(file, header, new MotionClip("generated", "generated", RATE_HZ, signals));
  }

  private static void normalize(float[] quaternions) {
    for (int i = 0; i < quaternions.length; i += 4) {
      double w = quaternions[i];
      double x = quaternions[i + 1];
      double y = quaternions[i + 2];
      double z = quaternions[i + 3];
      double length = Math.sqrt(w * w + x * x + y * y + z * z);
      for (int p = 0; p < 4; p++) {
        quaternions[i + p] /= (float) length;
      }
    }
  }

  private static double range(XsensSignal signal) {
    return switch (signal.unit()) {
      case "deg" -> 60;
      case "m/s^2", "rad/s^2" -> 10;
      default -> 1;
    };
  }
}
