package org.kinema4j.layers.recurrent.internal;

import static org.junit.jupiter.api.Named.named;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/**
 * Problems with ones in every place, where the order of an array is ambiguous and ND4J's views lose
 * dimensions.
 */
final class OddSizes {

  private static final int EACH = 12;

  private OddSizes() {}

  /** Problems of every cell with at least so many steps. */
  static Stream<Named<NaiveLayer>> all(int fewestSteps) {
    Random random = new Random(3);
    return Stream.of(CellKind.values())
        .flatMap(
            kind ->
                IntStream.range(0, EACH)
                    .mapToObj(
                        i ->
                            of(
                                new CellShape(kind, size(random), size(random)),
                                fewestSteps - 1 + size(random),
                                random)));
  }

  static Named<NaiveLayer> of(CellShape shape, int steps, Random random) {
    RandomArrays arrays = new RandomArrays(random.nextLong());
    int directions = 1 + random.nextInt(2);
    int examples = size(random);
    double[][][] states = arrays.normal(directions, examples, shape.units());
    return named(
        "%s, %d directions, %d steps, %d examples".formatted(shape, directions, steps, examples),
        new NaiveLayer(
            shape.kind(),
            arrays.normal(steps, examples, shape.inputs()),
            random.nextBoolean() ? arrays.mask(steps, examples) : null,
            states,
            shape.kind().hasMemoryCell() ? states : null,
            arrays.weights(shape, directions),
            random.nextBoolean() ? arrays.dropout(directions, examples, shape.units()) : null));
  }

  private static int size(Random random) {
    return random.nextBoolean() ? 1 : 2 + random.nextInt(3);
  }
}
