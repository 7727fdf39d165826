package org.kinema4j.har.io.mvnx;

import java.util.Locale;

/** The time of day of a frame as MVN writes it, for example {@code 16:52:25:076}. */
final class TimeCode {

  private static final long MILLIS_A_DAY = 86_400_000;

  private TimeCode() {}

  /**
   * Returns the time code of a frame.
   *
   * @param rateHz frames a second
   * @param startMillis milliseconds of frame 0 since 1970 (UTC)
   * @param frame number of the frame
   * @return hours, minutes, seconds (UTC) and the number of the frame within its second
   */
  static String of(double rateHz, long startMillis, long frame) {
    double millis = startMillis % MILLIS_A_DAY + frame * 1000.0 / rateHz;
    // The small part keeps a frame that starts exactly on its number from falling below it.
    long frameOfDay = (long) Math.floor(millis * rateHz / 1000 + 1e-6);
    long second = (long) Math.floor(frameOfDay / rateHz);
    long frameOfSecond = (long) (frameOfDay - Math.ceil(second * rateHz));
    int digits = rateHz > 100 ? 3 : 2;
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d:%0" + digits + "d",
        second / 3600 % 24,
        second / 60 % 60,
        second % 60,
        Math.max(0, frameOfSecond));
  }
}
