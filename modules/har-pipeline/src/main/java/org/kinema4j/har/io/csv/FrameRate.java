package org.kinema4j.har.io.csv;

import java.util.Arrays;

/**
 * How many rows a second a list of times has, found in spite of rounded times, unsteady clocks, and
 * rows that are missing.
 *
 * <ol>
 *   <li>A first guess of the step: the mean of all steps that are not longer than {@value #HOLE} of
 *       their median, and so no holes.
 *   <li>Rows are numbered: each is the frame nearest to where the guess, corrected a little at each
 *       row, expects it. After more than {@value #LONGEST} missing frames the numbering starts
 *       anew, as one cannot tell how many are missing.
 *   <li>The step is the slope of time over number (least squares, one slope for all stretches). Two
 *       and three are done twice.
 *   <li>If rows then lie far off the frames, as those of an unsteady clock do, all is done with
 *       another guess too, the median time of {@value #WINDOW} steps; the one with rows nearest to
 *       frames is taken.
 *   <li>The rate is rounded to as few decimals as what the rows deviate from that line leaves open,
 *       and at most three: {@code 3 s / T} of the rate, with {@code s} the standard deviation and
 *       {@code T} the length of the recording. A whole rate is also taken if the step is its
 *       inverse, rounded to some decimals, as in files whose times are multiples of 0.008333.
 * </ol>
 *
 * @param measuredHz the rate by the times
 * @param hz the rate after rounding
 * @param gridHz the rate that puts rows best on frames: {@code hz}, unless the step was rounded
 */
record FrameRate(double measuredHz, double hz, double gridHz) {

  /** Steps that are longer than this part of the median are holes. */
  static final double HOLE = 1.5;

  /** Steps in the stretches that give the other guess. */
  static final int WINDOW = 8;

  /** Longest run of missing frames over which frames are still counted. */
  static final int LONGEST = 20;

  /** Standard deviation of rows from frames that leaves no doubt, in frames. */
  private static final double GOOD = 0.15;

  /** What part of its deviation each row adds to where the next is expected, by a rough guess. */
  private static final double CORRECTION = 0.1;

  /** The same by a good guess, which needs less correction and is the steadier without. */
  private static final double FINE_CORRECTION = 0.02;

  /** What remains of a time in single precision. */
  private static final double SINGLE_PRECISION = 1e-6;

  private static final double DEVIATIONS = 3;
  private static final int MOST_DECIMALS = 3;
  private static final int MOST_DECIMALS_OF_STEP = 9;
  private static final double MOST_ROUNDING_OF_STEP = 1e-3;

  /**
   * Finds the rate.
   *
   * @param times in ascending order, at least two
   */
  static FrameRate of(double[] times) {
    Fit fit = bestFit(times);
    double measured = 1 / fit.step();
    double open = Math.max(SINGLE_PRECISION, DEVIATIONS * fit.deviation() / fit.length());
    double whole = Math.rint(measured);
    if (Math.abs(whole - measured) > open * measured && isRoundedStep(fit.step(), whole)) {
      return new FrameRate(measured, whole, measured);
    }
    double rounded = fewestDecimals(measured, open * measured);
    return new FrameRate(measured, rounded, rounded);
  }

  private static Fit bestFit(double[] times) {
    Fit fit = twice(times, meanStep(times));
    if (fit.offFrames() <= GOOD) {
      return fit;
    }
    int window = Math.min(WINDOW, times.length - 1);
    Fit other = twice(times, median(spans(times, window)) / window);
    return other.offFrames() < fit.offFrames() ? other : fit;
  }

  private static double meanStep(double[] times) {
    double[] steps = spans(times, 1);
    double hole = HOLE * median(steps.clone());
    double sum = 0;
    int count = 0;
    for (double step : steps) {
      if (step <= hole) {
        sum += step;
        count++;
      }
    }
    return sum / count;
  }

  private static Fit twice(double[] times, double guess) {
    return fit(times, fit(times, guess, CORRECTION).step(), FINE_CORRECTION);
  }

  private static double[] spans(double[] times, int steps) {
    double[] spans = new double[times.length - steps];
    for (int i = 0; i < spans.length; i++) {
      spans[i] = times[i + steps] - times[i];
    }
    return spans;
  }

  /** Returns the median, and sorts. */
  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  /**
   * A line through the rows.
   *
   * @param step seconds a frame
   * @param deviation standard deviation of the rows from it, in seconds
   * @param length time that a single stretch of the same certainty would last, in seconds
   */
  private record Fit(double step, double deviation, double length) {

    double offFrames() {
      return deviation / step;
    }
  }

  private static Fit fit(double[] times, double guess, double correction) {
    Sums sums = new Sums();
    double expected = times[0];
    double origin = times[0];
    double frame = 0;
    sums.add(0, 0);
    for (int i = 1; i < times.length; i++) {
      double steps = Math.rint((times[i] - expected) / guess);
      if (steps > LONGEST) {
        sums.endStretch();
        origin = times[i];
        expected = times[i];
        frame = 0;
      } else {
        frame += steps;
        expected += steps * guess;
        expected += correction * (times[i] - expected);
      }
      sums.add(frame, times[i] - origin);
    }
    sums.endStretch();
    return sums.fit(guess);
  }

  /** What least squares need, each stretch about its own mean. */
  private static final class Sums {

    private double xx;
    private double xy;
    private double yy;
    private long count;
    private long n;
    private double x;
    private double y;
    private double x2;
    private double xTimesY;
    private double y2;

    void add(double frame, double time) {
      n++;
      x += frame;
      y += time;
      x2 += frame * frame;
      xTimesY += frame * time;
      y2 += time * time;
    }

    void endStretch() {
      xx += x2 - x * x / n;
      xy += xTimesY - x * y / n;
      yy += y2 - y * y / n;
      count += n;
      n = 0;
      x = 0;
      y = 0;
      x2 = 0;
      xTimesY = 0;
      y2 = 0;
    }

    Fit fit(double guess) {
      if (!(xx > 0)) {
        return new Fit(guess, 0, guess);
      }
      double slope = xy / xx;
      double deviation = Math.sqrt(Math.max(0, yy - slope * xy) / count);
      // For n frames in one stretch, xx is n^3 / 12.
      return new Fit(slope, deviation, Math.cbrt(12 * xx) * slope);
    }
  }

  private static double fewestDecimals(double rate, double open) {
    double scale = 1;
    for (int decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
      double rounded = Math.rint(rate * scale) / scale;
      if (Math.abs(rounded - rate) <= open) {
        return rounded;
      }
      scale *= 10;
    }
    return rate;
  }

  /** Tells whether a step is that of a whole rate, rounded to some decimals. */
  private static boolean isRoundedStep(double step, double rate) {
    if (!(Math.abs(rate * step - 1) <= MOST_ROUNDING_OF_STEP)) {
      return false;
    }
    double scale = 1000;
    for (int decimals = 3; decimals <= MOST_DECIMALS_OF_STEP; decimals++) {
      if (Math.abs(Math.rint(scale / rate) / scale - step) <= SINGLE_PRECISION * step) {
        return true;
      }
      scale *= 10;
    }
    return false;
  }
}
