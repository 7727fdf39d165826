package org.kinema4j.har.io.mvnx;

import java.util.regex.Pattern;

/**
 * Times of frames without the date: the first frame of movement is at 0, differences stay. A time
 * that does not follow from the first by less than a day would tell the date again and is left out.
 */
final class AnonymousClock {

  private static final long A_DAY_MILLIS = 86_400_000;
  private static final Pattern MILLIS = Pattern.compile("-?[0-9]{1,18}");
  // Ten digits could be seconds since 1970.
  private static final Pattern INDEX = Pattern.compile("-?[0-9]{1,9}");
  private static final Pattern ZERO = Pattern.compile("0{1,2}(:0{1,3}){0,3}");

  /** A time that starts at the first frame. */
  private static final class Origin {

    private boolean known;
    private long first;

    Long since(long value) {
      if (!known) {
        known = true;
        first = value;
      }
      long difference = value - first;
      return difference >= 0 && difference < A_DAY_MILLIS ? difference : null;
    }
  }

  private final Origin ms = new Origin();
  private final Origin time = new Origin();
  private double rateHz;
  private boolean movement;
  private long frames = -1;
  private long firstIndex;
  private long number;

  /** Says how many frames a second there are. */
  void rate(double framesASecond) {
    rateHz = framesASecond;
  }

  /**
   * Begins a frame.
   *
   * @param isMovement whether it is one of movement rather than of a pose
   * @param index its attribute {@code index}, or null
   */
  void frame(boolean isMovement, String index) {
    movement = isMovement;
    if (!movement) {
      return;
    }
    frames++;
    boolean numbered = index != null && INDEX.matcher(index.strip()).matches();
    long at = numbered ? Long.parseLong(index.strip()) : frames;
    if (frames == 0) {
      firstIndex = at;
    }
    number = at >= firstIndex ? at - firstIndex : frames;
  }

  /** Returns what {@code index} may be; null for nothing. */
  String index(String value) {
    return INDEX.matcher(value).matches() ? value : null;
  }

  /** Returns what {@code ms}, milliseconds since 1970, may be; null for nothing. */
  String ms(String value) {
    return millis(value, ms);
  }

  /**
   * Returns what {@code time}, milliseconds since the start, may be; null for nothing. It is moved
   * only if it lies beyond a day, and is a date then.
   */
  String time(String value) {
    if (!time.known && MILLIS.matcher(value).matches() && movement) {
      long first = Long.parseLong(value);
      time.known = true;
      time.first = Math.abs(first) < A_DAY_MILLIS ? 0 : first;
    }
    return millis(value, time);
  }

  /** Returns what {@code tc}, the time of day, may be; null for nothing. */
  String tc(String value) {
    if (value.isEmpty() || (!movement && ZERO.matcher(value).matches())) {
      return value;
    }
    return TimeCode.of(rateHz, 0, movement ? number : 0);
  }

  private String millis(String value, Origin origin) {
    if (value.isEmpty()) {
      return value;
    }
    if (!MILLIS.matcher(value).matches()) {
      return null;
    }
    Long since = movement ? origin.since(Long.parseLong(value)) : Long.valueOf(0);
    return since == null ? null : since.toString();
  }
}
