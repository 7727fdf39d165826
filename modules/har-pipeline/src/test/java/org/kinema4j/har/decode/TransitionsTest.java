package org.kinema4j.har.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.motion.LabelSpan;
import org.kinema4j.har.motion.LabelTrack;

class TransitionsTest {

  private static final Offset<Double> TINY = within(1e-12);

  /**
   * Worked by hand: a has 6 frames in 2 segments, b 3 in 2, c 1 in 1; a -> b twice, b -> a once; c
   * stands alone.
   */
  @Test
  void countsFramesSegmentsAndSwitches() {
    Transitions learned =
        Transitions.learn(
            List.of("a", "b", "c"), List.of(Rows.track("aaaabaabb"), Rows.track(" c ")), 1);

    assertThat(learned.priors()).containsExactly(7 / 13.0, 4 / 13.0, 2 / 13.0);
    double[][] matrix = learned.matrix();
    assertThat(matrix[0][0]).isCloseTo(1 - 3 / 8.0, TINY);
    assertThat(matrix[0][1]).isCloseTo(3 / 8.0 * 3 / 4, TINY);
    assertThat(matrix[0][2]).isCloseTo(3 / 8.0 * 1 / 4, TINY);
    assertThat(matrix[1][1]).isCloseTo(1 - 3 / 5.0, TINY);
    assertThat(matrix[1][0]).isCloseTo(3 / 5.0 * 2 / 3, TINY);
    assertThat(matrix[2][2]).isCloseTo(1 - 2 / 3.0, TINY);
    assertThat(matrix[2][0]).isCloseTo(1 / 3.0, TINY);
  }

  /** Without made-up counts the expected duration is the mean duration. */
  @Test
  void staysForTheMeanDuration() {
    Transitions learned =
        Transitions.learn(List.of("a", "b"), List.of(Rows.track("aaaabbbaaaaaabbb")), 1e-9);

    assertThat(1 / (1 - learned.matrix()[0][0])).isCloseTo(5, within(1e-6));
    assertThat(1 / (1 - learned.matrix()[1][1])).isCloseTo(3, within(1e-6));
  }

  /** Frame by frame, without spans. */
  @Test
  void agreesWithANaiveCount() {
    Random random = new Random(6);
    for (int trial = 0; trial < 100; trial++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 12; i++) {
        text.append(String.valueOf("abcx ".charAt(random.nextInt(5))).repeat(random.nextInt(4)));
      }
      String word = text.toString();
      double[] frames = new double[3];
      double[] segments = new double[3];
      double[][] switches = new double[3][3];
      for (int f = 0; f < word.length(); f++) {
        int c = "abc".indexOf(word.charAt(f));
        int before = f == 0 ? -1 : "abc".indexOf(word.charAt(f - 1));
        if (c >= 0) {
          frames[c]++;
          segments[c] += c == before ? 0 : 1;
          if (before >= 0 && before != c) {
            switches[before][c]++;
          }
        }
      }
      Transitions learned =
          Transitions.learn(List.of("a", "b", "c"), List.of(Rows.track(word)), 0.5);
      double[][] matrix = learned.matrix();
      for (int c = 0; c < 3; c++) {
        int d = (c + 1) % 3;
        double leaving = (segments[c] + 0.5) / (frames[c] + 1);
        double next = (switches[c][d] + 0.5) / (Arrays.stream(switches[c]).sum() + 1);
        assertThat(matrix[c][c]).as(word).isCloseTo(1 - leaving, TINY);
        assertThat(matrix[c][d]).as(word).isCloseTo(leaving * next, TINY);
        assertThat(learned.prior(c))
            .isCloseTo((frames[c] + 0.5) / (Arrays.stream(frames).sum() + 1.5), TINY);
      }
    }
  }

  @Test
  void twoSpansOfOneLabelSideBySideAreOneSegment() {
    LabelTrack parted =
        new LabelTrack(6, List.of(new LabelSpan(0, 2, "a"), new LabelSpan(2, 4, "a")));

    assertThat(Transitions.learn(List.of("a", "b"), List.of(parted), 1))
        .isEqualTo(Transitions.learn(List.of("a", "b"), List.of(Rows.track("aaaa  ")), 1));
  }

  /** What is no class, and what has no label, is no way from one action to another. */
  @Test
  void otherLabelsAndGapsPartSegments() {
    Transitions gap = Transitions.learn(List.of("a", "b"), List.of(Rows.track("aa bb")), 1);
    Transitions other = Transitions.learn(List.of("a", "b"), List.of(Rows.track("aaxbb")), 1);
    Transitions next = Transitions.learn(List.of("a", "b", "c"), List.of(Rows.track("aabb")), 1);

    assertThat(gap).isEqualTo(other).hasSameHashCodeAs(other);
    assertThat(next.matrix()[0][1]).isGreaterThan(next.matrix()[0][2]);
  }

  @Test
  void nothingIsImpossible() {
    double[][] matrix = Transitions.learn(Rows.classes(4), List.of(), 1).matrix();

    assertThat(Arrays.stream(matrix).flatMapToDouble(Arrays::stream)).allMatch(p -> p > 0);
    assertThat(matrix[2]).containsExactly(1 / 6.0, 1 / 6.0, 0.5, 1 / 6.0);
  }

  @Test
  void comesBackFromJson() throws IOException {
    Transitions learned = Transitions.learn(List.of("a", "b"), List.of(Rows.track("aabab")), 1);
    ObjectMapper mapper = new ObjectMapper();

    String json = mapper.writeValueAsString(learned);

    assertThat(mapper.readValue(json, Transitions.class)).isEqualTo(learned);
    assertThat(mapper.readTree(json).fieldNames()).toIterable().containsExactly("priors", "matrix");
    assertThat(learned).hasToString(learned.toString()).isNotEqualTo(Transitions.NONE);
    assertThat(Transitions.NONE.learned()).isFalse();
  }

  @Test
  void refusesWhatIsNoDistribution() {
    double[] half = {0.5, 0.5};
    assertThatThrownBy(() -> new Transitions(half, new double[][] {half}))
        .hasMessage("priors and matrix must have the same number of classes, received 2 and 1");
    assertThatThrownBy(() -> new Transitions(null, null))
        .hasMessage(
            "priors and matrix must have the same number of classes, received none and none");
    assertThatThrownBy(() -> new Transitions(new double[] {1, 0}, new double[][] {half, half}))
        .hasMessage("priors must be 2 probabilities in (0, 1] with the sum 1, received [1.0, 0.0]");
    for (double[] row : new double[][] {{0.5, 0.4}, {Double.NaN, 0.5}, {1}, null}) {
      assertThatThrownBy(() -> new Transitions(half, new double[][] {half, row}))
          .hasMessage(
              "each row of matrix must be 2 probabilities in (0, 1] with the sum 1, received "
                  + Arrays.toString(row));
    }
    assertThatThrownBy(() -> Transitions.learn(List.of("a", "b"), List.of(), 0))
        .hasMessage("pseudoCount must be in (0, ∞), received 0.0");
    assertThatThrownBy(() -> Transitions.learn(List.of("a"), List.of(), 1))
        .hasMessage("classes must be two or more, received [a]");
  }

  @Test
  void keepsItsNumbersToItself() {
    double[] half = {0.5, 0.5};
    Transitions transitions = new Transitions(half, new double[][] {half, half});

    half[0] = 7;
    transitions.matrix()[1][1] = 7;
    transitions.priors()[1] = 7;

    assertThat(transitions.matrix()[1]).containsExactly(0.5, 0.5);
    assertThat(transitions.priors()).containsExactly(0.5, 0.5);
  }
}
