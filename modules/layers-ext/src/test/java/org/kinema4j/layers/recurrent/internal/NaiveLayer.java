package org.kinema4j.layers.recurrent.internal;

import java.util.List;
import java.util.stream.IntStream;
import org.kinema4j.layers.recurrent.internal.NaiveRecurrence.Example;
import org.kinema4j.layers.recurrent.internal.NaiveRecurrence.Result;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What an engine reads, as plain arrays, and {@link NaiveRecurrence} over all of it.
 *
 * @param kind the equations
 * @param x {@code [T][N][C]}
 * @param mask {@code [T][N]}, or null
 * @param hidden {@code [D][N][H]}, the initial states, or null
 * @param memory {@code [D][N][H]}, the initial memory cells, or null
 * @param weights one for each direction
 * @param dropout {@code [D][N][H]}, or null
 */
public record NaiveLayer(
    CellKind kind,
    double[][][] x,
    double[][] mask,
    double[][][] hidden,
    double[][][] memory,
    List<Weights> weights,
    double[][][] dropout) {

  /**
   * The weights of one direction.
   *
   * @param input {@code [C][G*H]}
   * @param recurrent {@code [H][G*H]}
   * @param bias {@code [1][B*H]}
   */
  public record Weights(double[][] input, double[][] recurrent, double[][] bias) {}

  /**
   * What an engine writes.
   *
   * @param sequence {@code [T][N][D*H]}
   * @param hidden {@code [D][N][H]}
   * @param memory {@code [D][N][H]}
   */
  public record Output(double[][][] sequence, double[][][] hidden, double[][][] memory) {}

  /**
   * Runs the loops.
   *
   * @return the outputs
   */
  public Output run() {
    int units = weights.get(0).recurrent().length;
    int directions = weights.size();
    int examples = x[0].length;
    Output output =
        new Output(
            new double[x.length][examples][directions * units],
            new double[directions][examples][],
            new double[directions][examples][]);
    for (int d = 0; d < directions; d++) {
      Weights of = weights.get(d);
      NaiveRecurrence recurrence =
          new NaiveRecurrence(kind, of.input(), of.recurrent(), of.bias()[0]);
      for (int n = 0; n < examples; n++) {
        Result result = recurrence.run(example(d, n), Direction.values()[d]);
        for (int t = 0; t < x.length; t++) {
          System.arraycopy(result.sequence()[t], 0, output.sequence()[t][n], d * units, units);
        }
        output.hidden()[d][n] = result.hidden();
        output.memory()[d][n] = result.memory();
      }
    }
    return output;
  }

  private Example example(int direction, int n) {
    return new Example(
        IntStream.range(0, x.length).mapToObj(t -> x[t][n]).toArray(double[][]::new),
        mask == null ? null : IntStream.range(0, x.length).mapToDouble(t -> mask[t][n]).toArray(),
        hidden == null ? null : hidden[direction][n],
        memory == null ? null : memory[direction][n],
        dropout == null ? null : dropout[direction][n]);
  }

  /**
   * The same for an engine.
   *
   * @param type float or double
   * @param training whether a backward pass will follow
   * @return copies
   */
  public SequenceInput input(DataType type, boolean training) {
    return new SequenceInput(
        array(x, type),
        mask == null ? null : Nd4j.createFromArray(mask).castTo(type),
        hidden == null ? null : new States(array(hidden, type), array(memory, type)),
        weights.stream()
            .map(
                of ->
                    new CellWeights(
                        Nd4j.createFromArray(of.input()).castTo(type),
                        Nd4j.createFromArray(of.recurrent()).castTo(type),
                        Nd4j.createFromArray(of.bias()).castTo(type)))
            .toList(),
        array(dropout, type),
        training);
  }

  private static INDArray array(double[][][] values, DataType type) {
    return values == null ? null : Nd4j.createFromArray(values).castTo(type);
  }
}
