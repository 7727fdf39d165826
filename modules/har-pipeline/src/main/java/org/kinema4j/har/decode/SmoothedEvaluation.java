package org.kinema4j.har.decode;

import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.kinema4j.har.evaluate.Evaluation;

/**
 * How good predictions are after smoothing, and what was done.
 *
 * @param decoder what was done
 * @param frameRateHz frames a second, positive
 * @param windowFrames frames in a window, at least 1
 * @param evaluation scores of the smoothed frames and their segments; those of windows are the ones
 *     before smoothing
 */
public record SmoothedEvaluation(
    DecoderSpec decoder, double frameRateHz, int windowFrames, Evaluation evaluation) {

  private static final double MILLIS = 1000;

  /**
   * Checks the numbers.
   *
   * @param decoder what was done
   * @param frameRateHz frames a second, positive
   * @param windowFrames frames in a window, at least 1
   * @param evaluation scores after smoothing
   */
  public SmoothedEvaluation {
    Objects.requireNonNull(decoder, "decoder");
    Objects.requireNonNull(evaluation, "evaluation");
    if (!(frameRateHz > 0 && frameRateHz < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("frameRateHz must be in (0, ∞), received " + frameRateHz);
    }
    Stretches.requirePositive("windowFrames", windowFrames);
  }

  /**
   * Returns how far the smoothing looks ahead.
   *
   * @return frames; empty if it looks to the end of the recording
   */
  public OptionalInt delayFrames() {
    return decoder.smoothing().delayFrames();
  }

  /**
   * Returns how far the smoothing looks ahead.
   *
   * @return milliseconds; empty if it looks to the end of the recording
   */
  public OptionalDouble delayMillis() {
    OptionalInt frames = delayFrames();
    return frames.isPresent()
        ? OptionalDouble.of(millis(frames.getAsInt()))
        : OptionalDouble.empty();
  }

  /**
   * Returns how long it takes until all windows that hold a frame are complete, smoothing aside.
   *
   * @return length of a window less one frame, in frames
   */
  public int windowDelayFrames() {
    return windowFrames - 1;
  }

  /**
   * Returns how long it takes until all windows that hold a frame are complete, smoothing aside.
   *
   * @return milliseconds
   */
  public double windowDelayMillis() {
    return millis(windowDelayFrames());
  }

  private double millis(int frames) {
    return frames * MILLIS / frameRateHz;
  }

  /**
   * Says what was done and what it costs in time.
   *
   * @return for example {@code median over 31 frames; delay 15 frames (250.0 ms), on top of 59
   *     frames (983.3 ms) of the windows}
   */
  public String describe() {
    OptionalInt delay = delayFrames();
    return String.format(
        Locale.ROOT,
        "%s; delay %s, on top of %s of the windows",
        what(),
        delay.isPresent() ? text(delay.getAsInt()) : "to the end of the recording",
        text(windowDelayFrames()));
  }

  private String what() {
    String name = decoder.method().label();
    return switch (decoder.method()) {
      case NONE -> name;
      case MINIMUM_DURATION -> name + " of " + decoder.minimumFrames() + " frames";
      case MEDIAN -> name + " over " + decoder.medianFrames() + " frames";
      case VITERBI, FORWARD ->
          name + " with " + decoder.observationFrames() + " frames an observation";
    };
  }

  private String text(int frames) {
    return String.format(Locale.ROOT, "%d frames (%.1f ms)", frames, millis(frames));
  }
}
