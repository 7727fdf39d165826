package org.kinema4j.losses.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class LossGraphsTest {

  private final List<LossGraph> made = new ArrayList<>();

  /** Graphs that square, so that they can be told from others. */
  private LossGraph make() {
    made.add(
        new LossGraph(
            graph ->
                graph
                    .math()
                    .square("square", graph.placeHolder("x", DataType.DOUBLE, -1, -1))
                    .sum(LossGraph.TOTAL),
            "x"));
    return made.get(made.size() - 1);
  }

  @Test
  void graphComputesValuesAndGradients() {
    INDArray x = Nd4j.createFromArray(new double[][] {{3, -1}});

    LossGraph graph = make();

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
      LossGraphs.with(List.of("again", 1), this::make, used::add);
    }
    LossGraphs.with(List.of("again", 2), this::make, used::add);

    assertThat(made).hasSize(2);
    assertThat(used).containsExactly(made.get(0), made.get(0), made.get(0), made.get(1));
  }

  @Test
  void graphInUseIsNotShared() {
    String key = "nested";

    LossGraphs.with(
        key,
        this::make,
        outer ->
            LossGraphs.with(
                key,
                this::make,
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
                    this::make,
                    graph -> {
                      throw new IllegalStateException("broken");
                    }))
        .hasMessage("broken");

    LossGraphs.with(key, this::make, graph -> graph);

    assertThat(made).hasSize(2);
  }

  @Test
  void oldestKindIsForgotten() {
    LossGraphs.with("kind 0", this::make, graph -> graph);
    for (int i = 1; i <= 32; i++) {
      LossGraphs.with("kind " + i, this::make, graph -> graph);
    }

    LossGraphs.with("kind 32", this::make, graph -> graph);
    assertThat(made).as("the newest kind is kept").hasSize(33);
    LossGraphs.with("kind 0", this::make, graph -> graph);
    assertThat(made).as("the oldest kind was forgotten").hasSize(34);
  }

  /** Too many numbers to be recorded, so that SameDiff itself runs the graph each time. */
  @Test
  void largeArraysInColumnOrderGiveTheSameEachTime() {
    INDArray x = Nd4j.rand(DataType.DOUBLE, 800, 900);
    LossGraph graph =
        new LossGraph(
            of -> {
              SDVariable input = of.placeHolder("x", DataType.DOUBLE, -1, -1);
              input.sub(input.max(true, 1)).mul(input).sum(true, 1).sum(LossGraph.TOTAL);
            },
            "x");
    double expected = x.sub(x.max(true, 1).broadcast(x.shape())).mul(x).sumNumber().doubleValue();
    Map<String, INDArray> values = Map.of("x", x.dup('f'));

    for (int i = 0; i < 3; i++) {
      INDArray total = graph.derivatives(values, LossGraph.TOTAL).outputs().get(LossGraph.TOTAL);
      assertThat(total.getDouble(0)).isCloseTo(expected, within(1e-6));
    }
  }

  /** SameDiff keeps a session for each thread that ever ran a graph. */
  @Test
  void threadsLeaveNoSessionsBehind() throws Exception {
    LossGraph graph = make();
    int before = graph.sessions();
    for (int rows = 1; rows < 6; rows++) {
      INDArray x = Nd4j.ones(DataType.DOUBLE, rows, 2);
      Thread thread =
          new Thread(
              () -> {
                for (int again = 0; again < 3; again++) {
                  graph.value(Map.of("x", x), "square");
                  graph.derivatives(Map.of("x", x), "square");
                }
              });
      thread.start();
      thread.join();
    }

    assertThat(graph.sessions()).isEqualTo(before);
  }
}
