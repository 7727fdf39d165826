package org.kinema4j.har.config;

import java.util.Objects;
import org.kinema4j.har.window.WindowSpec;

/**
 * How recordings are cut into windows, before their frame rate is known.
 *
 * @param length of a window
 * @param stride from the start of a window to the start of the next, at most {@code length}
 * @param minPurity least share of the frames that must bear the label of the window, in (0, 1]
 */
public record WindowConfig(Extent length, Extent stride, double minPurity) {

  /** One second every quarter of a second, labelled by a clear majority. */
  public static final WindowConfig DEFAULT =
      new WindowConfig(Extent.seconds(1), Extent.seconds(0.25), WindowSpec.DEFAULT_MIN_PURITY);

  /**
   * Checks what can be checked without a frame rate.
   *
   * @param length of a window
   * @param stride from the start of a window to the start of the next
   * @param minPurity least share of the frames that must bear the label
   */
  public WindowConfig {
    Objects.requireNonNull(length, "length");
    Objects.requireNonNull(stride, "stride");
    new WindowSpec(1, 1, minPurity);
    if (length.unit() == stride.unit()) {
      requireShorter(length, stride, stride.value() <= length.value());
    }
  }

  private static void requireShorter(Extent length, Extent stride, boolean shorter) {
    if (!shorter) {
      throw new IllegalArgumentException(
          "window.stride must be at most window.length = %s, so that every frame is recognised,"
                  .formatted(length)
              + " received "
              + stride);
    }
  }

  /**
   * Takes windows as the rest of the pipeline has them.
   *
   * @param spec lengths in frames
   * @return the same in a configuration
   */
  public static WindowConfig of(WindowSpec spec) {
    return new WindowConfig(
        Extent.frames(spec.length()), Extent.frames(spec.stride()), spec.minPurity());
  }

  /**
   * Counts the frames.
   *
   * @param frameRateHz frames a second
   * @return the same in frames
   * @throws IllegalArgumentException if the stride is longer than a window
   */
  public WindowSpec at(double frameRateHz) {
    WindowSpec spec =
        new WindowSpec(length.framesAt(frameRateHz), stride.framesAt(frameRateHz), minPurity);
    requireShorter(length, stride, spec.stride() <= spec.length());
    return spec;
  }
}
