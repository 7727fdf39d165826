package org.kinema4j.layers.recurrent.internal;

import static org.junit.jupiter.api.Named.named;
import static org.kinema4j.layers.recurrent.internal.EngineAssertions.assertGradients;
import static org.kinema4j.layers.recurrent.internal.EngineAssertions.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A gradient that goes back K steps is that of the last K steps alone, with the state before them a
 * constant. Both directions count from the last step that they read.
 */
class TruncationTest {

  private static final double DIFFERENCES = 2e-8;

  static Stream<Named<NaiveLayer>> layers() {
    return Stream.concat(
        RecurrentCase.all()
            .filter(of -> of.options() == RecurrentCase.Options.DROPOUT)
            .map(of -> named(of.toString(), of.problem())),
        OddSizes.all(4));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void goesBackOverTheLastSteps(NaiveLayer problem) {
    LinearLoss loss = LinearLoss.random(problem);
    for (int count : new int[] {1, 3}) {
      SequenceGradients gradients = problem.gradients(loss, DataType.DOUBLE, count);
      try (PortableEngine engine = new PortableEngine(problem.shape())) {
        train(engine, problem, gradients);
      }
      assertGradients(gradients, expected(problem, loss, count), DIFFERENCES);
    }
  }

  private static List<double[][]> expected(NaiveLayer problem, LinearLoss loss, int count) {
    int examples = problem.x()[0].length;
    double[][] x = new double[problem.x().length * examples][problem.shape().inputs()];
    List<double[][]> slopes = new ArrayList<>();
    slopes.add(x);
    for (int d = 0; d < problem.weights().size(); d++) {
      List<double[][]> of = slopesOfLastSteps(problem, loss, d, count);
      slopes.addAll(of.subList(1, of.size()));
      List<Integer> times = order(d, problem.x().length);
      for (int i = 0; i < count; i++) {
        int time = times.get(times.size() - count + i);
        for (int n = 0; n < examples; n++) {
          add(of.get(0)[i * examples + n], x[time * examples + n]);
        }
      }
    }
    return slopes;
  }

  private static void add(double[] from, double[] to) {
    Arrays.setAll(to, i -> to[i] + from[i]);
  }

  /** Of a forward layer that reads what this direction reads last. */
  private static List<double[][]> slopesOfLastSteps(
      NaiveLayer problem, LinearLoss loss, int direction, int count) {
    int units = problem.shape().units();
    List<Integer> times = order(direction, problem.x().length);
    int frozen = times.size() - count;
    NaiveLayer earlier = part(problem, direction, times.subList(0, frozen));
    NaiveLayer.Output constant = earlier.run();
    List<Integer> rest = times.subList(frozen, times.size());
    NaiveLayer later = part(problem, direction, rest);
    double[][][] sequence =
        rest.stream()
            .map(
                t ->
                    Stream.of(loss.sequence()[t])
                        .map(row -> columns(row, direction * units, units))
                        .toArray(double[][]::new))
            .toArray(double[][][]::new);
    return new LinearLoss(sequence, new double[][][] {loss.last()[direction]})
        .slopes(
            new NaiveLayer(
                later.kind(),
                later.x(),
                later.mask(),
                constant.hidden(),
                constant.memory(),
                later.weights(),
                later.dropout()));
  }

  /** One direction over some steps, as a forward layer. */
  private static NaiveLayer part(NaiveLayer problem, int direction, List<Integer> times) {
    return new NaiveLayer(
        problem.kind(),
        times.stream().map(t -> problem.x()[t]).toArray(double[][][]::new),
        problem.mask() == null
            ? null
            : times.stream().map(t -> problem.mask()[t]).toArray(double[][]::new),
        only(problem.hidden(), direction),
        only(problem.memory(), direction),
        List.of(problem.weights().get(direction)),
        only(problem.dropout(), direction));
  }

  private static double[][][] only(double[][][] states, int direction) {
    return states == null ? null : new double[][][] {states[direction]};
  }

  private static double[] columns(double[] row, int from, int count) {
    return Arrays.copyOfRange(row, from, from + count);
  }

  /** Times in the order of reading. */
  private static List<Integer> order(int direction, int steps) {
    List<Integer> times = new ArrayList<>(IntStream.range(0, steps).boxed().toList());
    if (Direction.values()[direction] == Direction.BACKWARD) {
      Collections.reverse(times);
    }
    return times;
  }
}
