package org.kinema4j.benchmarks.ucihar;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.kinema4j.har.io.inertial.InertialPart;
import org.kinema4j.har.io.inertial.InertialText;
import org.kinema4j.har.motion.Channel;

/**
 * Features made by hand, for each channel of a window: mean, standard deviation, least and greatest
 * value, mean distance of neighbouring values, and the logarithm of the mean power in five bands of
 * frequency.
 *
 * <pre>
 *   x_k   = sum_t x(t) exp(-2 pi i k t / T),  f_k = k rate / T
 *   band  = log(1e-4 + mean of |x_k|^2 / T over low &lt; f_k &lt;= high)
 * </pre>
 *
 * <p>The bands end at 1, 2, 4, 8 and 25 Hz. Of nine sets of features this one had the best accuracy
 * in a cross-validation over five blocks of the training part of a published subset. Test
 * accuracies of most of them had been seen before that, so the choice is not a blind one.
 */
final class WindowFeatures {

  private static final List<String> MOMENTS = List.of("mean", "std", "min", "max", "step");
  private static final double[] BANDS_HZ = {0, 1, 2, 4, 8, 25};
  private static final double SMALLEST_POWER = 1e-4;

  private final InertialPart part;
  private final int frames;
  private final double[] cosine;
  private final double[] sine;

  private WindowFeatures(InertialPart part) {
    this.part = part;
    this.frames = part.windowFrames();
    this.cosine = new double[frames];
    this.sine = new double[frames];
    for (int t = 0; t < frames; t++) {
      cosine[t] = Math.cos(2 * Math.PI * t / frames);
      sine[t] = Math.sin(2 * Math.PI * t / frames);
    }
  }

  /** Names of the features in their order. */
  static List<String> names() {
    return InertialText.CHANNELS.stream()
        .map(Channel::name)
        .flatMap(channel -> ofAChannel().map(feature -> channel + " " + feature))
        .toList();
  }

  private static Stream<String> ofAChannel() {
    List<String> bands = new ArrayList<>();
    for (int b = 1; b < BANDS_HZ.length; b++) {
      bands.add("power to %.0f Hz".formatted(BANDS_HZ[b]));
    }
    return Stream.concat(MOMENTS.stream(), bands.stream());
  }

  /** Returns {@code [windows, features]}. */
  static double[][] of(InertialPart part) {
    WindowFeatures features = new WindowFeatures(part);
    double[][] rows = new double[part.windows()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = features.row(i);
    }
    return rows;
  }

  private double[] row(int window) {
    int channels = part.signal().width();
    int each = (int) ofAChannel().count();
    double[] row = new double[channels * each];
    double[] values = new double[frames];
    for (int c = 0; c < channels; c++) {
      for (int t = 0; t < frames; t++) {
        values[t] = part.signal().value(window * frames + t, c);
      }
      moments(values, row, c * each);
      bands(values, row, c * each + MOMENTS.size());
    }
    return row;
  }

  private void moments(double[] values, double[] row, int at) {
    double sum = 0;
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    double steps = 0;
    for (int t = 0; t < frames; t++) {
      sum += values[t];
      least = Math.min(least, values[t]);
      greatest = Math.max(greatest, values[t]);
      steps += t == 0 ? 0 : Math.abs(values[t] - values[t - 1]);
    }
    double mean = sum / frames;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    row[at] = mean;
    row[at + 1] = Math.sqrt(squares / frames);
    row[at + 2] = least;
    row[at + 3] = greatest;
    row[at + 4] = steps / Math.max(1, frames - 1);
  }

  private void bands(double[] values, double[] row, int at) {
    double[] powers = new double[BANDS_HZ.length - 1];
    int[] counts = new int[powers.length];
    for (int k = 1; k <= frames / 2; k++) {
      double frequency = k * InertialText.FRAME_RATE_HZ / frames;
      for (int b = 0; b < powers.length; b++) {
        if (frequency > BANDS_HZ[b] && frequency <= BANDS_HZ[b + 1]) {
          powers[b] += power(values, k);
          counts[b]++;
        }
      }
    }
    for (int b = 0; b < powers.length; b++) {
      row[at + b] = Math.log(SMALLEST_POWER + powers[b] / Math.max(1, counts[b]));
    }
  }

  private double power(double[] values, int k) {
    double real = 0;
    double imaginary = 0;
    for (int t = 0, phase = 0; t < frames; t++, phase = (phase + k) % frames) {
      real += values[t] * cosine[phase];
      imaginary += values[t] * sine[phase];
    }
    return (real * real + imaginary * imaginary) / frames;
  }
}
