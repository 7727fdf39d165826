package org.kinema4j.har.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Viterbi and the forward filter against sums and maxima over every path there is. */
class HiddenMarkovTest {

  private static List<int[]> paths(int frames, int classes) {
    List<int[]> paths = new ArrayList<>();
    int count = (int) Math.round(Math.pow(classes, frames));
    for (int number = 0; number < count; number++) {
      int[] path = new int[frames];
      for (int t = 0, rest = number; t < frames; t++, rest /= classes) {
        path[t] = rest % classes;
      }
      paths.add(path);
    }
    return paths;
  }

  /** The formula of the class comment, as a plain product. */
  private static double probability(HiddenMarkovModel model, double[][] rows, int[] path) {
    double[] priors = model.transitions().priors();
    double product = priors[path[0]];
    for (int t = 0; t < path.length; t++) {
      double likelihood = rows[t][path[t]] / Math.pow(priors[path[t]], model.priorWeight());
      product *= Math.pow(likelihood, 1.0 / model.observationFrames());
      product *= t == 0 ? 1 : model.transitions().matrix()[path[t - 1]][path[t]];
    }
    return product;
  }

  @Test
  void viterbiFindsTheBestOfAllPaths() {
    Random random = new Random(11);
    for (int trial = 0; trial < 150; trial++) {
      int classes = 2 + random.nextInt(2);
      HiddenMarkovModel model = Rows.model(random, classes, 1 + random.nextInt(5));
      double[][] rows = Rows.random(random, 1 + random.nextInt(7), classes);
      double best =
          paths(rows.length, classes).stream()
              .mapToDouble(path -> probability(model, rows, path))
              .max()
              .orElseThrow();

      int[] found = new Viterbi(model).classes(rows);

      assertThat(probability(model, rows, found)).isCloseTo(best, within(best * 1e-12));
    }
  }

  @Test
  void theForwardFilterSumsOverAllPathsSoFar() {
    Random random = new Random(12);
    for (int trial = 0; trial < 150; trial++) {
      int classes = 2 + random.nextInt(2);
      HiddenMarkovModel model = Rows.model(random, classes, 1 + random.nextInt(5));
      double[][] rows = Rows.random(random, 1 + random.nextInt(7), classes);
      double[] sums = new double[classes];
      for (int[] path : paths(rows.length, classes)) {
        sums[path[path.length - 1]] += probability(model, rows, path);
      }

      int[] found = new ForwardFilter(model).classes(rows);

      assertThat(found[rows.length - 1]).isEqualTo(Stretches.argMax(sums));
    }
  }

  /**
   * Two classes, priors 1/2, changes with 1/10, and one frame of 0.8 against 0.2 for b among frames
   * of 0.8 for a: going there and back costs (1/9)^2, what is gained is 4. Three such frames gain
   * 64, more than 81? No; four gain 256.
   */
  @Test
  void staysUntilTheEvidenceOutweighsBothChanges() {
    HiddenMarkovModel model = symmetric(1);

    assertThat(smooth(new Viterbi(model), "aaabaaa")).isEqualTo("aaaaaaa");
    assertThat(smooth(new Viterbi(model), "aaabbbaaa")).isEqualTo("aaaaaaaaa");
    assertThat(smooth(new Viterbi(model), "aaabbbbaaa")).isEqualTo("aaabbbbaaa");
    // The filter knows no way back: after aaa it takes b once 4^n outweighs what a had, 9 and more.
    assertThat(smooth(new ForwardFilter(model), "aaabaaa")).isEqualTo("aaaaaaa");
    assertThat(smooth(new ForwardFilter(model), "aaabbbbaaa")).isEqualTo("aaaabbbbaa");
  }

  /** With two frames an observation, evidence counts by its square root. */
  @Test
  void framesOfOneObservationShareItsEvidence() {
    assertThat(smooth(new Viterbi(symmetric(2)), "aaabbbbaaa")).isEqualTo("aaaaaaaaaa");
    assertThat(smooth(new Viterbi(symmetric(2)), "aaaaabbbbbbbaaaaa"))
        .isEqualTo("aaaaabbbbbbbaaaaa");
  }

  private static HiddenMarkovModel symmetric(int observationFrames) {
    return new HiddenMarkovModel(
        new Transitions(new double[] {0.5, 0.5}, new double[][] {{0.9, 0.1}, {0.1, 0.9}}),
        observationFrames,
        1);
  }

  private static String smooth(Smoothing smoothing, String word) {
    return Rows.word(smoothing.classes(Rows.of(word, 2)));
  }

  /** (log 0.2 - w log 0.25) / 2, by hand. */
  @Test
  void likelihoodsArePosteriorsByPriors() {
    Transitions transitions =
        new Transitions(new double[] {0.25, 0.75}, new double[][] {{0.9, 0.1}, {0.1, 0.9}});

    double[] whole =
        new HiddenMarkovModel(transitions, 2, 1).logLikelihoods(new double[] {0.2, 0.8});
    double[] none = new HiddenMarkovModel(transitions, 2, 0).logLikelihoods(new double[] {0.2, 0});

    assertThat(whole[0]).isCloseTo(Math.log(0.8) / 2, within(1e-12));
    assertThat(none[0]).isCloseTo(Math.log(0.2) / 2, within(1e-12));
    assertThat(none[1]).isCloseTo(Math.log(1e-10) / 2, within(1e-12));
  }

  /** Half an hour at 240 Hz, in which a product of probabilities would be 0. */
  @Test
  void longRecordingsDoNotUnderflow() {
    String word = "a".repeat(216_000) + "b".repeat(216_000);

    assertThat(smooth(new Viterbi(symmetric(60)), word)).isEqualTo(word);
    String filtered = smooth(new ForwardFilter(symmetric(60)), word);
    assertThat(filtered).startsWith(word.substring(0, 216_000)).endsWith("b".repeat(215_900));
  }

  @Test
  void refusesWhatIsNoModel() {
    assertThatThrownBy(() -> new HiddenMarkovModel(Transitions.NONE, 1, 1))
        .hasMessage("transitions must be learned, received none");
    Transitions transitions = symmetric(1).transitions();
    assertThatThrownBy(() -> new HiddenMarkovModel(transitions, 0, 1))
        .hasMessage("observation must be in [1, ∞) frames, received 0");
    assertThatThrownBy(() -> new HiddenMarkovModel(transitions, 1, Double.NaN))
        .hasMessage("priorWeight must be in [0, 1], received NaN");
  }
}
