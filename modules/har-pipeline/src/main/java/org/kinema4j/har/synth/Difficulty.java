package org.kinema4j.har.synth;

/**
 * How hard the recordings are to classify: the one place to turn when a network finds the data too
 * easy or too hard.
 *
 * @param styleSpread how much participants differ in size, tempo, posture and habits; 0 makes them
 *     alike but for the hand they prefer, 1 is the spread of a population; in [0, 3]
 * @param ambiguity how much actions look like one another: blurred boundaries, idle poses that
 *     resemble work, loads carried like empty hands; 1 is usual; in [0, 3]
 * @param sensorNoiseDegrees standard deviation of the smooth orientation noise of each sensor, in
 *     degrees; in [0, 5]
 * @param misalignmentDegrees standard deviation of the constant error between sensor and segment,
 *     drawn for each trial as each starts with a calibration, in degrees; in [0, 10]
 * @param headingDriftDegreesPerMinute standard deviation of the drift of the heading; in [0, 60]
 */
public record Difficulty(
    double styleSpread,
    double ambiguity,
    double sensorNoiseDegrees,
    double misalignmentDegrees,
    double headingDriftDegreesPerMinute) {

  /** What {@code har synth} and {@code har quickstart} use. */
  public static final Difficulty DEFAULT = new Difficulty(0.3, 0.4, 0.3, 0.5, 5);

  /**
   * Checks the ranges.
   *
   * @param styleSpread how much participants differ
   * @param ambiguity how much actions look like one another
   * @param sensorNoiseDegrees deviation of the orientation noise
   * @param misalignmentDegrees deviation of the constant error of a sensor
   * @param headingDriftDegreesPerMinute deviation of the drift
   */
  public Difficulty {
    Arguments.inRange("styleSpread", styleSpread, 0, 3);
    Arguments.inRange("ambiguity", ambiguity, 0, 3);
    Arguments.inRange("sensorNoiseDegrees", sensorNoiseDegrees, 0, 5);
    Arguments.inRange("misalignmentDegrees", misalignmentDegrees, 0, 10);
    Arguments.inRange("headingDriftDegreesPerMinute", headingDriftDegreesPerMinute, 0, 60);
  }
}
