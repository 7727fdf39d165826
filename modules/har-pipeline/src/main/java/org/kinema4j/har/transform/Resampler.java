package org.kinema4j.har.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.FrameSpan;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Signal;

/**
 * Brings a recording to another frame rate.
 *
 * <ul>
 *   <li><b>Reads</b> every signal, and the labels.
 *   <li><b>Changes</b> frame rate, number of frames, values; units and axes stay. New frame {@code
 *       k} is at {@code k / targetHz} seconds; there are {@code round(frames * targetHz /
 *       frameRateHz)} of them, at least one, so that the duration stays. Boundaries of labels move
 *       to the nearest new frame; a new frame between two old ones is missing if one of them is.
 *   <li><b>Adds</b> nothing.
 * </ul>
 *
 * <p>Values between frames come from convolution with a windowed sinc (Blackman window, {@value
 * SincKernel#LOBES} zero crossings of the lower rate on either side), which is symmetric and so
 * moves nothing in time. With {@code f} the lower of the two rates:
 *
 * <table>
 *   <caption>Response</caption>
 *   <tr><th></th><th>passband (within 0.1 %)</th><th>attenuation</th></tr>
 *   <tr><td>going down</td><td>0 to 0.32 f</td><td>at least 70 dB from 0.5 f on: no aliasing</td></tr>
 *   <tr><td>going up</td><td>0 to 0.41 f</td><td>images at least 70 dB down for content below 0.41
 *       f; values at old frames are kept</td></tr>
 * </table>
 *
 * <p>At the ends the recording goes on as its own point reflection, and the straight line from the
 * first to the last value is set aside during the convolution: a constant stays constant and a ramp
 * stays a ramp to the last frame.
 *
 * <p>Angles (channels in {@code deg} or {@code rad}) are freed of jumps by a full turn first and
 * stay so: they may leave the range of one turn. Quaternions (neighboring channels that end in
 * {@code _w}, {@code _x}, {@code _y}, {@code _z}) get signs that do not flip over time and are
 * normalized afterwards. Contact flags take the value of the nearest old frame.
 *
 * <p>A recording that has the rate already is returned as it is. Resample before {@link
 * FeatureExtractor}: its output no longer tells angles from other numbers.
 *
 * @param targetHz frames a second of the result, in (0, &infin;)
 */
public record Resampler(double targetHz) implements ClipTransform {

  /** What fits into one array. */
  private static final double MOST_NUMBERS = Integer.MAX_VALUE - 8;

  /** Relative difference of two rates that counts as none: a thousandth of a frame in an hour. */
  private static final double SAME_RATE = 1e-9;

  /**
   * Checks the rate.
   *
   * @param targetHz frames a second of the result, in (0, &infin;)
   */
  public Resampler {
    if (!(targetHz > 0 && Double.isFinite(targetHz))) {
      throw new IllegalArgumentException("targetHz must be in (0, \u221e), received " + targetHz);
    }
  }

  @Override
  public MotionClip apply(MotionClip clip) {
    double ratio = targetHz / clip.frameRateHz();
    if (Math.abs(ratio - 1) <= SAME_RATE || clip.frames() == 0) {
      return clip;
    }
    int frames = frames(clip, ratio);
    List<ResampledSignal> targets = new ArrayList<>();
    for (Signal signal : clip.signals()) {
      targets.add(new ResampledSignal(signal, frames));
    }
    SincKernel kernel = SincKernel.forRatio(ratio);
    double[] weights = new double[kernel.taps()];
    for (int k = 0; k < frames; k++) {
      double time = k / ratio;
      int first = kernel.weights(time, weights);
      for (ResampledSignal target : targets) {
        target.fill(k, time, first, weights);
      }
    }
    MotionClip result =
        new MotionClip(
                clip.name(),
                clip.subject(),
                targetHz,
                targets.stream().map(ResampledSignal::toSignal).toList())
            .withMissing(missing(clip.missing(), frames, ratio));
    return clip.labels()
        .map(labels -> result.withLabels(labels.resampled(frames, ratio)))
        .orElse(result);
  }

  private static int frames(MotionClip clip, double ratio) {
    double frames = Math.max(1, Math.rint(clip.frames() * ratio));
    int widest = clip.signals().stream().mapToInt(Signal::width).max().orElse(1);
    if (frames * widest > MOST_NUMBERS) {
      throw new BadDataException(
          clip.name(),
          "",
          "at most %.0f frames of %d channels after resampling by %.6g"
              .formatted(Math.floor(MOST_NUMBERS / widest), widest, ratio),
          "%.0f".formatted(frames));
    }
    return (int) frames;
  }

  /** A new frame is missing if it lies between two old frames of which one is. */
  private static List<FrameSpan> missing(List<FrameSpan> spans, int frames, double ratio) {
    List<FrameSpan> result = new ArrayList<>();
    int last = 0;
    for (FrameSpan span : spans) {
      int start = Math.max(last, (int) Math.floor((span.start() - 1) * ratio) + 1);
      int end = (int) Math.min(frames, Math.ceil(span.end() * ratio));
      if (end > start) {
        result.add(new FrameSpan(start, end));
        last = end;
      }
    }
    return result;
  }

  @Override
  public String description() {
    return String.format(Locale.ROOT, "resamples every signal and the labels to %s Hz", targetHz);
  }
}
