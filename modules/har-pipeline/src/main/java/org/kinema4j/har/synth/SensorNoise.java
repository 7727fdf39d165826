package org.kinema4j.har.synth;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.kinema4j.har.motion.Quaternion;
import org.kinema4j.har.motion.Segment;
import org.kinema4j.har.motion.Vector3;

/**
 * What sensors do to orientations: a constant misalignment of each sensor, drawn for the trial, and
 * smooth noise. Segments without a sensor follow their neighbours, as in the suit.
 *
 * <p>The noise is white Gaussian noise through a cascade of three first-order low-pass filters of
 * {@value #CUTOFF_HZ} Hz, scaled to the wanted standard deviation; it is smooth enough for the
 * accelerations that follow from it to be believable.
 */
final class SensorNoise {

  private static final double CUTOFF_HZ = 3;
  private static final int STAGES = 3;
  // Misalignment would lift the feet off the floor; the real system corrects that by contacts.
  private static final double LEG_SHARE = 0.25;

  private static final Set<Segment> WITHOUT_SENSOR =
      EnumSet.of(
          Segment.L5, Segment.L3, Segment.T12, Segment.NECK, Segment.RIGHT_TOE, Segment.LEFT_TOE);

  private final List<Sensor> sensors = new ArrayList<>();
  private final Draw draw;
  private final double smoothing;

  SensorNoise(Difficulty difficulty, Draw draw, double rateHz) {
    this.draw = draw;
    this.smoothing = 1 - Math.exp(-2 * Math.PI * CUTOFF_HZ / rateHz);
    double gain = 1 / deviationOfCascade(smoothing);
    for (int s = 0; s < BodyModel.SEGMENTS; s++) {
      if (!WITHOUT_SENSOR.contains(Segment.at(s))) {
        double share = s == 0 || s >= Segment.RIGHT_UPPER_LEG.ordinal() ? LEG_SHARE : 1;
        double misalignment = share * Math.toRadians(difficulty.misalignmentDegrees());
        Vector3 error =
            new Vector3(
                draw.around(0, misalignment),
                draw.around(0, misalignment),
                draw.around(0, misalignment));
        double noise = Math.sqrt(share) * Math.toRadians(difficulty.sensorNoiseDegrees());
        sensors.add(new Sensor(s, Quaternion.fromRotationVector(error), gain * noise));
      }
    }
    for (int f = 0; f < rateHz; f++) {
      sensors.forEach(this::advance);
    }
  }

  private static final class Sensor {
    private final int segment;
    private final Quaternion misalignment;
    private final double gain;
    private final double[][] stages = new double[3][STAGES];

    Sensor(int segment, Quaternion misalignment, double gain) {
      this.segment = segment;
      this.misalignment = misalignment;
      this.gain = gain;
    }

    Quaternion error() {
      Vector3 noise =
          new Vector3(
              gain * stages[0][STAGES - 1],
              gain * stages[1][STAGES - 1],
              gain * stages[2][STAGES - 1]);
      return misalignment.times(Quaternion.fromRotationVector(noise));
    }
  }

  // Standard deviation of filtered white noise of variance 1: the root of the impulse response's
  // sum of squares.
  private static double deviationOfCascade(double smoothing) {
    double[] stages = new double[STAGES];
    double sum = 0;
    for (int i = 0; i < 100 / smoothing; i++) {
      double value = filter(stages, i == 0 ? 1 : 0, smoothing);
      sum += value * value;
    }
    return Math.sqrt(sum);
  }

  private static double filter(double[] stages, double input, double smoothing) {
    double value = input;
    for (int i = 0; i < stages.length; i++) {
      stages[i] += smoothing * (value - stages[i]);
      value = stages[i];
    }
    return value;
  }

  private void advance(Sensor sensor) {
    for (double[] stages : sensor.stages) {
      filter(stages, draw.gaussian(), smoothing);
    }
  }

  /** Spoils the orientations of the next frame in place. */
  void spoilInPlace(Quaternion[] pose) {
    Quaternion rightToe = inParent(pose, Segment.RIGHT_FOOT, Segment.RIGHT_TOE);
    Quaternion leftToe = inParent(pose, Segment.LEFT_FOOT, Segment.LEFT_TOE);
    for (Sensor sensor : sensors) {
      advance(sensor);
      pose[sensor.segment] = pose[sensor.segment].times(sensor.error());
    }
    UpperBody.fillSpine(pose);
    pose[Segment.RIGHT_TOE.ordinal()] = pose[Segment.RIGHT_FOOT.ordinal()].times(rightToe);
    pose[Segment.LEFT_TOE.ordinal()] = pose[Segment.LEFT_FOOT.ordinal()].times(leftToe);
  }

  private static Quaternion inParent(Quaternion[] pose, Segment parent, Segment child) {
    return pose[parent.ordinal()].conjugate().times(pose[child.ordinal()]);
  }
}
