package org.kinema4j.layers.recurrent.internal.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.layers.recurrent.internal.CellKind;
import org.kinema4j.layers.recurrent.internal.CellShape;
import org.kinema4j.layers.recurrent.internal.CellWeights;
import org.kinema4j.layers.recurrent.internal.PortableEngine;
import org.kinema4j.layers.recurrent.internal.SequenceEngine;
import org.kinema4j.layers.recurrent.internal.SequenceGradients;
import org.kinema4j.layers.recurrent.internal.SequenceInput;
import org.kinema4j.layers.recurrent.internal.SequenceOutput;
import org.kinema4j.layers.recurrent.internal.States;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * oneDNN in single precision against the portable engine in double, whose gradients are checked
 * numerically in its own test.
 */
class EngineAgreementTest {

  private static final double FORWARD_TOLERANCE = 1e-5;
  private static final double GRADIENT_TOLERANCE = 1e-4;
  private static final int LONG = 240;

  enum Mask {
    NONE,
    PADDED,
    HOLES
  }

  record Problem(CellShape cell, int directions, int steps, int examples, Mask mask, long seed) {}

  @BeforeAll
  static void needsTheLibrary() {
    assumeTrue(
        OneDnn.unavailable().isEmpty(), () -> "no oneDNN here: " + OneDnn.unavailable().get());
  }

  /** Every cell, both directions, each mask, on sequences as long as a window. */
  static Stream<Problem> longSequences() {
    List<Problem> problems = new ArrayList<>();
    for (CellKind kind : CellKind.values()) {
      for (Mask mask : Mask.values()) {
        problems.add(new Problem(new CellShape(kind, 9, 8), 2, LONG, 5, mask, 1));
      }
    }
    return problems.stream();
  }

  /** Widths that are no multiple of a vector register, one row, many rows, one step. */
  static Stream<Problem> randomShapes() {
    Random random = new Random(3);
    return IntStream.range(0, 40)
        .mapToObj(
            i ->
                new Problem(
                    new CellShape(
                        CellKind.values()[i % CellKind.values().length],
                        1 + random.nextInt(70),
                        1 + random.nextInt(70)),
                    1 + random.nextInt(2),
                    1 + random.nextInt(12),
                    1 + random.nextInt(40),
                    Mask.values()[random.nextInt(Mask.values().length)],
                    i));
  }

  @ParameterizedTest
  @MethodSource({"longSequences", "randomShapes"})
  void agreesWithThePortableEngine(Problem problem) {
    Arrays fast = run(problem, DataType.FLOAT);
    Arrays exact = run(problem, DataType.DOUBLE);

    for (int i = 0; i < exact.outputs().size(); i++) {
      assertClose(fast.outputs().get(i), exact.outputs().get(i), FORWARD_TOLERANCE);
    }
    for (int i = 0; i < exact.gradients().size(); i++) {
      assertClose(fast.gradients().get(i), exact.gradients().get(i), GRADIENT_TOLERANCE);
    }
  }

  /** Two passes: nothing of the first may be left in the second. */
  @ParameterizedTest
  @MethodSource("randomShapes")
  void repeatsItself(Problem problem) {
    CellShape cell = problem.cell();
    try (SequenceEngine engine = new OneDnnEngine(cell, Nd4j.zeros(1))) {
      Arrays first = run(problem, DataType.FLOAT, engine);
      Arrays second = run(problem, DataType.FLOAT, engine);

      assertThat(second).isEqualTo(first);
    }
  }

  private record Arrays(List<INDArray> outputs, List<INDArray> gradients) {}

  private static Arrays run(Problem problem, DataType type) {
    try (SequenceEngine engine =
        type == DataType.FLOAT
            ? new OneDnnEngine(problem.cell(), Nd4j.zeros(1))
            : new PortableEngine(problem.cell())) {
      return run(problem, type, engine);
    }
  }

  private static Arrays run(Problem problem, DataType type, SequenceEngine engine) {
    CellShape cell = problem.cell();
    int d = problem.directions();
    int n = problem.examples();
    Numbers numbers = new Numbers(new Random(problem.seed()), type);
    List<CellWeights> weights = numbers.weights(cell, d);
    SequenceInput input =
        new SequenceInput(
            numbers.normal(1, problem.steps(), n, cell.inputs()),
            mask(problem, type),
            numbers.states(cell, d, n),
            weights,
            null,
            true);
    boolean memory = cell.kind().hasMemoryCell() && problem.mask() == Mask.NONE;
    INDArray sequence = numbers.garbage(problem.steps(), n, (long) d * cell.units());
    INDArray hidden = numbers.garbage(d, n, cell.units());
    INDArray memoryCell = memory ? numbers.garbage(d, n, cell.units()) : null;
    SequenceEngine.Tape tape =
        engine.forward(input, new SequenceOutput(sequence, new States(hidden, memoryCell)));
    List<CellWeights> gradients = weights.stream().map(numbers::like).toList();
    INDArray dx = numbers.garbage(input.x().shape());
    engine.backward(
        tape,
        new SequenceGradients(
            numbers.normal(1, sequence.shape()),
            numbers.normal(1, hidden.shape()),
            dx,
            gradients,
            problem.steps()));
    List<INDArray> all = new ArrayList<>(List.of(dx));
    gradients.forEach(g -> all.addAll(List.of(g.input(), g.recurrent(), g.bias())));
    return new Arrays(
        memory ? List.of(sequence, hidden, memoryCell) : List.of(sequence, hidden), all);
  }

  private static INDArray mask(Problem problem, DataType type) {
    if (problem.mask() == Mask.NONE) {
      return null;
    }
    Random random = new Random(problem.seed());
    INDArray mask = Nd4j.zeros(type, problem.steps(), problem.examples());
    for (int n = 0; n < problem.examples(); n++) {
      int length = random.nextInt(problem.steps() + 1);
      for (int t = 0; t < problem.steps(); t++) {
        boolean keep = problem.mask() == Mask.PADDED ? t < length : random.nextBoolean();
        mask.putScalar(t, n, keep ? 1 : 0);
      }
    }
    return mask;
  }

  private static void assertClose(INDArray actual, INDArray expected, double tolerance) {
    INDArray difference = actual.castTo(DataType.DOUBLE).sub(expected);
    double norm = expected.norm2Number().doubleValue();
    assertThat(difference.norm2Number().doubleValue()).isLessThanOrEqualTo(tolerance * norm);
  }

  /** The same numbers in either precision. */
  private record Numbers(Random random, DataType type) {

    INDArray normal(double deviation, long... shape) {
      INDArray array = Nd4j.create(DataType.FLOAT, shape);
      for (long i = 0; i < array.length(); i++) {
        array.putScalar(i, deviation * random.nextGaussian());
      }
      return array.castTo(type);
    }

    /** What a pass must overwrite. */
    INDArray garbage(long... shape) {
      return Nd4j.valueArrayOf(shape, 7.0, type);
    }

    /** As a layer starts: larger recurrent weights would make the sequences chaotic. */
    List<CellWeights> weights(CellShape cell, int directions) {
      return IntStream.range(0, directions)
          .mapToObj(
              d ->
                  new CellWeights(
                      normal(1 / Math.sqrt(cell.inputs()), cell.inputs(), cell.gateColumns()),
                      normal(0.5 / Math.sqrt(cell.units()), cell.units(), cell.gateColumns()),
                      normal(0.5, 1, cell.biasLength())))
          .toList();
    }

    States states(CellShape cell, int directions, int examples) {
      return new States(
          normal(1, directions, examples, cell.units()),
          cell.kind().hasMemoryCell() ? normal(1, directions, examples, cell.units()) : null);
    }

    CellWeights like(CellWeights weights) {
      return new CellWeights(
          garbage(weights.input().shape()),
          garbage(weights.recurrent().shape()),
          garbage(weights.bias().shape()));
    }
  }
}
