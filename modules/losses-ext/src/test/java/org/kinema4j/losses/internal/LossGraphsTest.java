package org.kinema4j.losses.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class LossGraphsTest {

  private final List<LossGraph> made = new ArrayList<>();

  /** Graphs that square, so that they can be told from others. */
  private final Supplier<LossGraph> maker =
      () -> {
        made.add(
            new LossGraph(
                graph ->
                    graph
                        .math()
                        .square("square", graph.placeHolder("x", DataType.DOUBLE, -1, -1))
                        .sum(LossGraph.TOTAL),
                "x"));
        return made.get(made.size() - 1);
      };

  @Test
  void graphComputesValuesAndGradients() {
    INDArray x = Nd4j.createFromArray(new double[][] {{3, -1}});

    LossGraph graph = maker.get();

    assertThat(graph.value(Map.of("x", x), "square").toDoubleVector()).containsExactly(9, 1);
    var derivatives = graph.derivatives(Map.of("x", x), "square", LossGraph.TOTAL);
    assertThat(derivatives.outputs().get("square").toDoubleVector()).containsExactly(9, 1);
    assertThat(derivatives.outputs().get(LossGraph.TOTAL).getDouble(0)).isEqualTo(10);
    assertThat(derivatives.gradients().get("x").toDoubleVector()).containsExactly(6, -2);
  }

  @Test
  void idleGraphIsUsedAgainByEqualKeys() {
    List<LossGraph> used = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      LossGraphs.with(List.of("again", 1), maker, used::add);
    }
    LossGraphs.with(List.of("again", 2), maker, used::add);

    assertThat(made).hasSize(2);
    assertThat(used).containsExactly(made.get(0), made.get(0), made.get(0), made.get(1));
  }

  @Test
  void graphInUseIsNotShared() {
    String key = "nested";

    LossGraphs.with(
        key,
        maker,
        outer ->
            LossGraphs.with(
                key,
                maker,
                inner -> {
                  assertThat(inner).isNotSameAs(outer);
                  return inner;
                }));

    assertThat(made).hasSize(2);
  }

  @Test
  void graphThatFailedIsNotUsedAgain() {
    String key = "failing";
    assertThatThrownBy(
            () ->
                LossGraphs.with(
                    key,
                    maker,
                    graph -> {
                      throw new IllegalStateException("broken");
                    }))
        .hasMessage("broken");

    LossGraphs.with(key, maker, graph -> graph);

    assertThat(made).hasSize(2);
  }

  @Test
  void oldestKindIsForgotten() {
    LossGraphs.with("kind 0", maker, graph -> graph);
    for (int i = 1; i <= 32; i++) {
      LossGraphs.with("kind " + i, maker, graph -> graph);
    }

    LossGraphs.with("kind 32", maker, graph -> graph);
    assertThat(made).as("the newest kind is kept").hasSize(33);
    LossGraphs.with("kind 0", maker, graph -> graph);
    assertThat(made).as("the oldest kind was forgotten").hasSize(34);
  }
}
