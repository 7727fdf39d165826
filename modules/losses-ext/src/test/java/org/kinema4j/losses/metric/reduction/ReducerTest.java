package org.kinema4j.losses.metric.reduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** The weights of four triplets, two of example 0, one of example 2, and one that is void. */
class ReducerTest {

  static Stream<Reducer> reducers() {
    return Stream.of(
        new MeanReducer(),
        new SumReducer(),
        new AverageNonZeroReducer(),
        new ClassWeightedReducer(List.of(0.5, 3.0)),
        new PerAnchorReducer(),
        new ThresholdReducer(),
        new ThresholdReducer(Double.NEGATIVE_INFINITY, 1.5));
  }

  private static double[] weights(Reducer reducer) {
    SameDiff graph = SameDiff.create();
    SDVariable values = column(graph, 1, 0, 2, 9);
    SDVariable valid = column(graph, 1, 1, 1, 0);
    SDVariable anchors = graph.constant(Nd4j.createFromArray(new int[] {0, 0, 2, 2}));
    SDVariable labels = column(graph, 1, 1, 0);
    return reducer
        .weights(new Terms(values, valid, anchors, labels))
        .eval()
        .dup()
        .data()
        .asDouble();
  }

  private static SDVariable column(SameDiff graph, double... values) {
    return graph.constant(Nd4j.createFromArray(values).reshape(-1, 1).castTo(DataType.DOUBLE));
  }

  @Test
  void weightsAreThoseOfTheFormulas() {
    double third = 1 / 3.0;
    assertThat(weights(new MeanReducer())).containsExactly(third, third, third, 0);
    assertThat(weights(new SumReducer())).containsExactly(1, 1, 1, 0);
    assertThat(weights(new AverageNonZeroReducer())).containsExactly(0.5, 0, 0.5, 0);
    assertThat(weights(new ClassWeightedReducer(List.of(0.5, 3.0))))
        .containsExactly(1, 1, third / 2, 0);
    assertThat(weights(new PerAnchorReducer())).containsExactly(third / 2, third / 2, third, 0);
    assertThat(weights(new ThresholdReducer())).containsExactly(0.5, 0, 0.5, 0);
    assertThat(weights(new ThresholdReducer(Double.NEGATIVE_INFINITY, 1.5)))
        .containsExactly(0.5, 0.5, 0, 0);
    assertThat(weights(new ThresholdReducer(5, 6))).containsExactly(0, 0, 0, 0);
  }

  @ParameterizedTest
  @MethodSource("reducers")
  void survivesJson(Reducer reducer) throws Exception {
    ObjectMapper mapper = new ObjectMapper();

    String json = mapper.writerFor(Reducer.class).writeValueAsString(reducer);

    assertThat(mapper.readValue(json, Reducer.class)).isEqualTo(reducer);
  }

  @Test
  void parametersAndLabelsMustFit() {
    assertThatThrownBy(() -> new ThresholdReducer(1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("low must be smaller than high, received low 1.0 and high 1.0");
    assertThatThrownBy(() -> new ThresholdReducer(Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("low must be smaller than high, received low NaN and high 1.0");
    assertThatThrownBy(() -> new ClassWeightedReducer(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("number of weights must be in [1, ∞), received 0");
    Reducer weighted = new ClassWeightedReducer(List.of(1.0, 2.0));
    assertThatThrownBy(() -> weighted.requireLabels(new long[] {1, 2}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "labels[1] must be a class index, an integer in [0, 2), for ClassWeightedReducer with"
                + " one weight a class, received 2");
  }
}
