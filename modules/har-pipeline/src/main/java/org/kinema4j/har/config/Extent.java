package org.kinema4j.har.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long something is: a number of frames, or a time that becomes a number of frames once the
 * frame rate is known. Written {@code 240}, {@code 1 s} or {@code 250 ms}.
 *
 * @param value how many, positive; whole if it counts frames
 * @param unit of what
 */
public record Extent(double value, Unit unit) {

  /** What an extent is measured in. */
  public enum Unit {
    /** Frames. */
    FRAMES,
    /** Seconds. */
    SECONDS
  }

  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s*(ms|s|seconds?|frames?)?");
  private static final double MILLIS = 1000;

  /**
   * Checks the number.
   *
   * @param value how many, positive; whole if it counts frames
   * @param unit of what
   */
  public Extent {
    Objects.requireNonNull(unit, "unit");
    if (!(value > 0 && value <= Integer.MAX_VALUE)) {
      throw new IllegalArgumentException("a length must be positive, received " + value);
    }
    if (unit == Unit.FRAMES && value != Math.rint(value)) {
      throw new IllegalArgumentException(
          "a length in frames must be whole, received %s; write '%s s' for seconds"
              .formatted(value, value));
    }
  }

  /**
   * Returns a number of frames.
   *
   * @param frames how many, positive
   * @return the extent
   */
  public static Extent frames(int frames) {
    return new Extent(frames, Unit.FRAMES);
  }

  /**
   * Returns a time.
   *
   * @param seconds how long, positive
   * @return the extent
   */
  public static Extent seconds(double seconds) {
    return new Extent(seconds, Unit.SECONDS);
  }

  /**
   * Reads an extent.
   *
   * @param text a whole number of frames, or a number followed by {@code s} or {@code ms}
   * @return the extent
   * @throws IllegalArgumentException if it is something else
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Extent parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "a length must be frames such as 240, or a time such as '1 s', received '" + text + "'");
    }
    double number = Double.parseDouble(matcher.group(1));
    String unit = matcher.group(2) == null ? "frames" : matcher.group(2);
    if (unit.startsWith("f")) {
      return new Extent(number, Unit.FRAMES);
    }
    return seconds(unit.equals("ms") ? number / MILLIS : number);
  }

  /**
   * Reads a number as configuration files have it: frames.
   *
   * @param frames how many
   * @return the extent
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Extent of(double frames) {
    return new Extent(frames, Unit.FRAMES);
  }

  /**
   * Counts the frames.
   *
   * @param frameRateHz frames a second
   * @return the nearest number of frames, at least 1
   */
  public int framesAt(double frameRateHz) {
    double frames = unit == Unit.FRAMES ? value : value * frameRateHz;
    return (int) Math.max(1, Math.round(Math.min(frames, Integer.MAX_VALUE)));
  }

  /**
   * Divides by four.
   *
   * @return a quarter of this; of frames the nearest whole number, at least 1
   */
  public Extent quarter() {
    return unit == Unit.SECONDS
        ? seconds(value / 4)
        : frames((int) Math.max(1, Math.round(value / 4)));
  }

  /** Writes it as it is read: a number of frames, or a text with the unit. */
  @JsonValue
  Object toJson() {
    return unit == Unit.FRAMES ? (Object) (int) value : toString();
  }

  @Override
  public String toString() {
    String number =
        value == Math.rint(value)
            ? String.format(Locale.ROOT, "%.0f", value)
            : Double.toString(value);
    return unit == Unit.FRAMES ? number : number + " s";
  }
}
