package org.kinema4j.layers.recurrent.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Named.named;
import static org.kinema4j.layers.recurrent.internal.EngineAssertions.arrays;
import static org.kinema4j.layers.recurrent.internal.EngineAssertions.assertClose;
import static org.kinema4j.layers.recurrent.internal.EngineAssertions.assertGradients;
import static org.kinema4j.layers.recurrent.internal.EngineAssertions.assertOutputs;
import static org.kinema4j.layers.recurrent.internal.EngineAssertions.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class PortableEngineTest {

  /** Sums of a dozen numbers near 1, each rounded to 1e-16, over five steps. */
  private static final double ROUNDING = 1e-13;

  /** The same for numbers rounded to 6e-8. */
  private static final double FLOAT_ROUNDING = 2e-5;

  /**
   * A central difference over 2e-5 of a sum near 100: 1e-14 of rounding becomes 1e-9; the rest is
   * (1e-5)² / 6 times the third derivative, below 1000 here.
   */
  private static final double DIFFERENCES = 2e-8;

  static Stream<Named<NaiveLayer>> layers() {
    Stream<Named<NaiveLayer>> cases =
        RecurrentCase.all().map(of -> named(of.toString(), of.problem()));
    return Stream.concat(cases, OddSizes.all(1));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void computesTheEquations(NaiveLayer problem) {
    SequenceOutput output = problem.output(DataType.DOUBLE);
    try (PortableEngine engine = new PortableEngine(problem.shape())) {
      assertThat(engine.forward(problem.input(DataType.DOUBLE, false), output)).isNull();
    }
    assertOutputs(output, problem.run(), ROUNDING);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void gradientIsTheSlopeOfTheLoss(NaiveLayer problem) {
    LinearLoss loss = LinearLoss.random(problem);
    SequenceGradients gradients = problem.gradients(loss, DataType.DOUBLE, problem.x().length);
    try (PortableEngine engine = new PortableEngine(problem.shape())) {
      train(engine, problem, gradients);
    }
    assertGradients(gradients, loss.slopes(problem), DIFFERENCES);
  }

  @ParameterizedTest
  @EnumSource(CellKind.class)
  void computesInSinglePrecision(CellKind kind) {
    NaiveLayer problem = problem(kind);
    LinearLoss loss = LinearLoss.random(problem);
    int steps = problem.x().length;
    SequenceGradients single = problem.gradients(loss, DataType.FLOAT, steps);
    SequenceGradients exact = problem.gradients(loss, DataType.DOUBLE, steps);
    try (PortableEngine engine = new PortableEngine(problem.shape())) {
      assertOutputs(train(engine, problem, single), problem.run(), FLOAT_ROUNDING);
      train(engine, problem, exact);
    }
    for (int i = 0; i < arrays(exact).size(); i++) {
      assertClose(arrays(single).get(i), arrays(exact).get(i), FLOAT_ROUNDING);
    }
  }

  /** The loss of the sequence only and of the last state only, of which one gradient is null. */
  @ParameterizedTest
  @EnumSource(CellKind.class)
  void missingGradientIsZero(CellKind kind) {
    NaiveLayer problem = problem(kind);
    LinearLoss both = LinearLoss.random(problem);
    for (LinearLoss loss :
        List.of(new LinearLoss(both.sequence(), null), new LinearLoss(null, both.last()))) {
      SequenceGradients gradients = problem.gradients(loss, DataType.DOUBLE, 99);
      try (PortableEngine engine = new PortableEngine(problem.shape())) {
        train(engine, problem, gradients);
      }
      assertGradients(gradients, loss.slopes(problem), DIFFERENCES);
    }
  }

  @ParameterizedTest
  @EnumSource(CellKind.class)
  void leavesOutWhatNobodyWants(CellKind kind) {
    NaiveLayer problem = problem(kind);
    INDArray hidden = problem.output(DataType.DOUBLE).last().hidden();
    try (PortableEngine engine = new PortableEngine(problem.shape())) {
      engine.forward(
          problem.input(DataType.DOUBLE, false),
          new SequenceOutput(null, new States(hidden, null)));
    }
    assertClose(hidden, Nd4j.createFromArray(problem.run().hidden()), ROUNDING);
  }

  /** What another problem of the same or another size left in the registers. */
  @ParameterizedTest
  @EnumSource(CellKind.class)
  void remembersNothing(CellKind kind) {
    List<NaiveLayer> problems = new ArrayList<>();
    RecurrentCase.all().filter(of -> of.kind() == kind).forEach(of -> problems.add(of.problem()));
    CellShape shape = problems.get(0).shape();
    Random random = new Random(5);
    problems.addAll(
        IntStream.range(0, 9)
            .mapToObj(i -> OddSizes.of(shape, 1 + i, random).getPayload())
            .toList());
    Collections.shuffle(problems, random);
    try (PortableEngine used = new PortableEngine(shape)) {
      for (NaiveLayer problem : problems) {
        LinearLoss loss = LinearLoss.random(problem);
        SequenceGradients gradients = problem.gradients(loss, DataType.DOUBLE, 3);
        SequenceGradients expected = problem.gradients(loss, DataType.DOUBLE, 3);
        assertOutputs(train(used, problem, gradients), problem.run(), ROUNDING);
        try (PortableEngine fresh = new PortableEngine(shape)) {
          train(fresh, problem, expected);
        }
        for (int i = 0; i < arrays(expected).size(); i++) {
          assertClose(arrays(gradients).get(i), arrays(expected).get(i), ROUNDING);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(CellKind.class)
  void runsAgainAfterClose(CellKind kind) {
    NaiveLayer problem = problem(kind);
    LinearLoss loss = LinearLoss.random(problem);
    PortableEngine engine = new PortableEngine(problem.shape());
    for (int i = 0; i < 3; i++) {
      SequenceGradients gradients = problem.gradients(loss, DataType.DOUBLE, 99);
      assertOutputs(train(engine, problem, gradients), problem.run(), ROUNDING);
      assertGradients(gradients, loss.slopes(problem), DIFFERENCES);
      engine.close();
    }
  }

  /** As in training: other workspaces are open in the backward pass, and the first are closed. */
  @SuppressWarnings("try") // a workspace works by being open
  @ParameterizedTest
  @EnumSource(CellKind.class)
  void keepsNothingInWorkspaces(CellKind kind) {
    NaiveLayer problem = problem(kind);
    LinearLoss loss = LinearLoss.random(problem);
    SequenceInput input = problem.input(DataType.DOUBLE, true);
    try (PortableEngine engine = new PortableEngine(problem.shape())) {
      for (int i = 0; i < 3; i++) {
        SequenceOutput output = problem.output(DataType.DOUBLE);
        SequenceGradients gradients = problem.gradients(loss, DataType.DOUBLE, 99);
        SequenceEngine.Tape tape;
        try (MemoryWorkspace first = open("first")) {
          tape = engine.forward(input, output);
        }
        try (MemoryWorkspace first = open("first")) {
          Nd4j.valueArrayOf(new long[] {1000}, Double.NaN, DataType.DOUBLE);
        }
        try (MemoryWorkspace second = open("second")) {
          engine.backward(tape, gradients);
        }
        assertOutputs(output, problem.run(), ROUNDING);
        assertGradients(gradients, loss.slopes(problem), DIFFERENCES);
      }
    } finally {
      Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
    }
  }

  private static MemoryWorkspace open(String name) {
    return Nd4j.getWorkspaceManager().getAndActivateWorkspace(name);
  }

  @ParameterizedTest
  @EnumSource(CellKind.class)
  void changesNoInput(CellKind kind) {
    NaiveLayer problem = problem(kind);
    LinearLoss loss = LinearLoss.random(problem);
    SequenceGradients gradients = problem.gradients(loss, DataType.DOUBLE, 99);
    SequenceInput input = problem.input(DataType.DOUBLE, true);
    try (PortableEngine engine = new PortableEngine(problem.shape())) {
      engine.backward(engine.forward(input, problem.output(DataType.DOUBLE)), gradients);
    }
    SequenceInput before = problem.input(DataType.DOUBLE, true);
    assertClose(input.x(), before.x(), 0);
    assertClose(input.mask(), before.mask(), 0);
    assertClose(input.initial().hidden(), before.initial().hidden(), 0);
    assertClose(input.recurrentDropout(), before.recurrentDropout(), 0);
    for (int d = 0; d < input.directions(); d++) {
      assertClose(input.weights().get(d).input(), before.weights().get(d).input(), 0);
      assertClose(input.weights().get(d).recurrent(), before.weights().get(d).recurrent(), 0);
      assertClose(input.weights().get(d).bias(), before.weights().get(d).bias(), 0);
    }
    assertClose(gradients.sequence(), Nd4j.createFromArray(loss.sequence()), 0);
    assertClose(gradients.last(), Nd4j.createFromArray(loss.last()), 0);
  }

  @Test
  void refusesAnOldTape() {
    NaiveLayer problem = problem(CellKind.LSTM);
    LinearLoss loss = LinearLoss.random(problem);
    SequenceGradients gradients = problem.gradients(loss, DataType.DOUBLE, 99);
    try (PortableEngine engine = new PortableEngine(problem.shape())) {
      SequenceEngine.Tape old =
          engine.forward(problem.input(DataType.DOUBLE, true), problem.output(DataType.DOUBLE));
      engine.forward(problem.input(DataType.DOUBLE, false), problem.output(DataType.DOUBLE));

      assertThatThrownBy(() -> engine.backward(old, gradients))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "the tape must be that of the engine's last forward pass; another pass has run since");
    }
  }

  private static NaiveLayer problem(CellKind kind) {
    return new RecurrentCase(kind, 2, RecurrentCase.Padding.HOLES, RecurrentCase.Options.DROPOUT)
        .problem();
  }
}
