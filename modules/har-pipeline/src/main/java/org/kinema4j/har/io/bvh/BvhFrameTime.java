package org.kinema4j.har.io.bvh;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.kinema4j.har.io.internal.FloatScanner;

/**
 * The frame rate that a file means by its frame time, which is printed with few digits: 0.0083333 s
 * are 120 Hz, not 120.00048.
 *
 * <p>A whole number of hertz is taken if the digits allow it, whether they were rounded or cut off.
 * If they allow several, it is the multiple of 5 next to the reciprocal, or else the whole number
 * next to it.
 *
 * @param rateHz frames a second
 * @param doubt what to tell the user if the digits leave a choice
 */
record BvhFrameTime(double rateHz, Optional<String> doubt) {

  /** Shortest time between two frames in seconds. */
  static final double SHORTEST = 1e-5;

  /** Longest time between two frames in seconds. */
  static final double LONGEST = 1;

  private static final int USUAL_STEP = 5;
  private static final double EXACT = 1e-12;

  /** Reads a time in seconds; empty if it is none, or beyond all measure. */
  static Optional<BvhFrameTime> of(String text) {
    double seconds = FloatScanner.isNumber(text) ? Double.parseDouble(text) : Double.NaN;
    if (!(seconds >= SHORTEST && seconds <= LONGEST)) {
      return Optional.empty();
    }
    double unitOfLastDigit = new BigDecimal(text).ulp().doubleValue();
    double slowest = 1 / (seconds + unitOfLastDigit);
    double fastest = 1 / Math.max(SHORTEST, seconds - unitOfLastDigit);
    double rate = 1 / seconds;
    double lowest = Math.ceil(slowest * (1 - EXACT));
    double highest = Math.floor(fastest * (1 + EXACT));
    double whole = Math.max(lowest, Math.min(highest, Math.rint(rate)));
    if (lowest > highest) {
      return Optional.of(new BvhFrameTime(rate, Optional.empty()));
    }
    if (lowest == highest || Math.abs(whole * seconds - 1) < EXACT) {
      return Optional.of(new BvhFrameTime(whole, Optional.empty()));
    }
    double usual = USUAL_STEP * Math.rint(rate / USUAL_STEP);
    double taken = usual >= lowest && usual <= highest ? usual : whole;
    String doubt =
        String.format(
            Locale.ROOT,
            "Frame Time %s fits every rate from %.0f to %.0f Hz; %.0f Hz is taken",
            text,
            lowest,
            highest,
            taken);
    return Optional.of(new BvhFrameTime(taken, Optional.of(doubt)));
  }
}
