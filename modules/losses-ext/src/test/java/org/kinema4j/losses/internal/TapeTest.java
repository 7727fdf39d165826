package org.kinema4j.losses.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A tape gives what the graph itself gives. */
class TapeTest {

  /** Legacy and custom operations, a shape, a constant, two results. */
  private static SameDiff graph() {
    SameDiff graph = SameDiff.create();
    SDVariable x = graph.placeHolder("x", DataType.DOUBLE, -1, -1);
    SDVariable y = graph.placeHolder("y", DataType.DOUBLE, -1, 1);
    SDVariable count = graph.sizeAt(x, 1).castTo(DataType.DOUBLE);
    SDVariable c = graph.constant("c", Nd4j.scalar(2.0));
    graph.math().exp(x.sub(x.max(true, 1))).mul("scaled", y.mul(c).div(count)).sum("sums", true, 1);
    graph.identity("same", x);
    return graph;
  }

  @Test
  void givesWhatTheGraphGivesForOtherValues() {
    SameDiff graph = graph();
    List<String> variables = List.of("scaled", "sums", "same");
    Tape tape = Tape.record(graph, values(1, 4), variables).orElseThrow();

    for (int seed = 2; seed < 5; seed++) {
      Map<String, INDArray> values = values(seed, 4);

      assertThat(tape.run(values)).isEqualTo(graph.output(values, variables));
    }
  }

  @Test
  void leavesValuesAndEarlierResultsAlone() {
    Map<String, INDArray> values = values(1, 3);
    INDArray before = values.get("x").dup();
    Tape tape = Tape.record(graph(), values, List.of("sums")).orElseThrow();
    INDArray first = tape.run(values).get("sums");
    INDArray copy = first.dup();

    tape.run(values(2, 3));

    assertThat(values.get("x")).isEqualTo(before);
    assertThat(first).isEqualTo(copy);
  }

  @Test
  void worksOnWhileWorkspacesComeAndGo() {
    SameDiff graph = graph();
    Tape tape;
    try (var workspace = Nd4j.getWorkspaceManager().getAndActivateWorkspace("tape")) {
      tape = Tape.record(graph, values(1, 4), List.of("sums")).orElseThrow();
      assertThat(tape.run(values(1, 4)).get("sums").isAttached())
          .as("a result belongs to the caller's workspace %s", workspace.getId())
          .isTrue();
    }
    for (int seed = 2; seed < 5; seed++) {
      try (var workspace = Nd4j.getWorkspaceManager().getAndActivateWorkspace("tape")) {
        assertThat(workspace.isScopeActive()).isTrue();
        assertThat(tape.run(values(seed, 4)).get("sums").dup())
            .isEqualTo(graph.outputSingle(values(seed, 4), "sums"));
      }
    }
  }

  @Test
  void largeGraphsAreNotRecorded() {
    Optional<Tape> tape = Tape.record(graph(), values(1, 3 << 20), List.of("sums"));

    assertThat(tape).isEmpty();
  }

  @Test
  void graphOfLossGivesTheSameWithAndWithoutTape() {
    LossGraph graph =
        new LossGraph(
            sd -> {
              SDVariable x = sd.placeHolder("x", DataType.DOUBLE, -1, -1);
              sd.math().square("square", x).sum(LossGraph.TOTAL);
            },
            "x");
    for (int columns : new int[] {3, 1 << 20, 3, 5}) {
      INDArray x = values(columns, columns).get("x");

      var derivatives = graph.derivatives(Map.of("x", x), "square");

      assertThat(derivatives.outputs().get("square")).isEqualTo(x.mul(x));
      assertThat(derivatives.gradients().get("x")).isEqualTo(x.mul(2));
    }
  }

  private static Map<String, INDArray> values(long seed, int columns) {
    Nd4j.getRandom().setSeed(seed);
    return Map.of(
        "x", Nd4j.randn(DataType.DOUBLE, 2, columns), "y", Nd4j.randn(DataType.DOUBLE, 2, 1));
  }
}
