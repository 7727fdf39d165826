package org.kinema4j.har.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;

/**
 * Confidence intervals by the bootstrap over subjects: what the scores might have been with other
 * people.
 *
 * <pre>
 *   repeat B times: draw S of the S subjects with replacement, join their counts, take the score
 *   interval = quantiles (1 - level) / 2 and (1 + level) / 2 of the B scores
 * </pre>
 *
 * <p>Subjects are drawn, not windows: windows of one person are alike, and overlapping ones share
 * frames, so that drawing them one by one would give intervals that are far too narrow. All that is
 * known of a subject stays together. With one subject there is nothing to draw from, and there is
 * no interval: the scores say nothing of other people. With few subjects (say fewer than ten)
 * intervals of this kind are still too narrow, since few different samples can be drawn.
 *
 * <p>A quantile {@code q} of the ordered scores {@code x_0 .. x_(B-1)} is that at the position
 * {@code (B - 1) q}, between two of them interpolated linearly. Samples in which a score is not
 * known (no boundary was matched, say) are left out of its quantiles.
 *
 * @param resamples how many samples {@code B} are drawn, at least 2
 * @param level how much of the scores the interval holds, in (0, 1)
 * @param seed of the draws
 * @deviation none
 * @see <a href="https://doi.org/10.1201/9780429246593">Efron and Tibshirani, An Introduction to the
 *     Bootstrap, 1993, chapter 13 (percentile intervals)</a>
 */
@SuppressWarnings("InvalidBlockTag") // the javadoc tool knows @deviation and checks all tags
public record Bootstrap(int resamples, double level, long seed) {

  /** 1000 samples, 95 %. */
  public static final Bootstrap DEFAULT = new Bootstrap(1000, 0.95, 42);

  /** Fewer subjects have no interval. */
  public static final int FEWEST_SUBJECTS = 2;

  /**
   * Checks the numbers.
   *
   * @param resamples how many samples are drawn, at least 2
   * @param level how much of the scores the interval holds, in (0, 1)
   * @param seed of the draws
   */
  public Bootstrap {
    if (resamples < 2) {
      throw new IllegalArgumentException("resamples must be in [2, ∞), received " + resamples);
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level must be in (0, 1), received " + level);
    }
  }

  /**
   * Returns the intervals.
   *
   * @param subjects what is known of each subject
   * @return an interval for each score that is known; none if there are fewer than {@value
   *     #FEWEST_SUBJECTS} subjects
   */
  public Map<ScoreKind, ScoreInterval> intervals(List<SubjectTally> subjects) {
    Map<ScoreKind, ScoreInterval> intervals = new EnumMap<>(ScoreKind.class);
    if (subjects.size() >= FEWEST_SUBJECTS) {
      List<SubjectTally> samples = samples(subjects);
      for (ScoreKind kind : ScoreKind.values()) {
        double[] scores =
            samples.stream()
                .map(kind::of)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .sorted()
                .toArray();
        if (scores.length > 0) {
          intervals.put(kind, interval(scores));
        }
      }
    }
    return intervals;
  }

  private List<SubjectTally> samples(List<SubjectTally> subjects) {
    Random random = new Random(seed);
    List<SubjectTally> samples = new ArrayList<>(resamples);
    for (int b = 0; b < resamples; b++) {
      int[] drawn = random.ints(subjects.size(), 0, subjects.size()).sorted().toArray();
      samples.add(
          SubjectTally.sum("sample " + b, Arrays.stream(drawn).mapToObj(subjects::get).toList()));
    }
    return samples;
  }

  private ScoreInterval interval(double[] scores) {
    return new ScoreInterval(quantile(scores, (1 - level) / 2), quantile(scores, (1 + level) / 2));
  }

  private static double quantile(double[] scores, double q) {
    double position = (scores.length - 1) * q;
    int below = (int) Math.floor(position);
    int above = Math.min(below + 1, scores.length - 1);
    return scores[below] + (position - below) * (scores[above] - scores[below]);
  }
}
