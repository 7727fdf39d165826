package org.kinema4j.layers.recurrent.internal;

import static org.kinema4j.layers.recurrent.internal.EngineAssertions.assertClose;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The equations and weight layouts of PyTorch and Keras.
 *
 * <p>The expected numbers come from a script in Python's standard library that goes through the
 * published equations number by number, in the layout of the library, two steps from zero states;
 * neither library was run. PyTorch: the equations of the pages {@code torch.nn.LSTM}, {@code GRU}
 * and {@code RNN} of <a href="https://docs.pytorch.org/docs/stable/nn.html">its documentation</a>.
 * Keras: the method {@code call} of {@code LSTMCell} and {@code GRUCell} in <a
 * href="https://github.com/keras-team/keras/tree/v3.6.0/keras/src/layers/rnn">version 3.6</a>.
 */
class PublishedEquationsTest {

  private static final double ROUNDING = 1e-14;
  private static final int UNITS = 2;
  private static final INDArray X =
      Nd4j.createFromArray(new double[][][] {{{0.5, -1.0}}, {{1.5, 0.25}}});

  /** weight_ih (W_ii|W_if|W_ig|W_io), two biases that are summed. */
  @Test
  void lstmOfPyTorch() {
    double[][] states = {
      {-0.07569711217861477, 0.3208037005307179}, {-0.10992805837218919, 0.45085589393400194}
    };
    assertStates(
        CellKind.LSTM,
        new CellWeights(
            torchInputWeights(4 * UNITS),
            torchRecurrentWeights(4 * UNITS),
            torchInputBias(4 * UNITS).add(torchRecurrentBias(4 * UNITS))),
        states);
  }

  /** weight_ih (W_ir|W_iz|W_in); the second bias of the candidate is inside of the reset gate. */
  @Test
  void gruOfPyTorch() {
    double[][] states = {
      {-0.35755256993567647, 0.2504142257314508}, {-0.44475068295426234, 0.39912687938881525}
    };
    INDArray input = updateBeforeReset(torchInputBias(3 * UNITS));
    INDArray recurrent = updateBeforeReset(torchRecurrentBias(3 * UNITS));
    INDArray bias =
        Nd4j.hstack(
            columns(input, 0, 2).add(columns(recurrent, 0, 2)),
            columns(input, 2, 3),
            columns(recurrent, 2, 3));
    assertStates(
        CellKind.GRU_RESET_AFTER,
        new CellWeights(
            updateBeforeReset(torchInputWeights(3 * UNITS)),
            updateBeforeReset(torchRecurrentWeights(3 * UNITS)),
            bias),
        states);
  }

  @Test
  void rnnOfPyTorch() {
    CellWeights weights =
        new CellWeights(
            Nd4j.createFromArray(new double[][] {{0.3, 0.1}, {-0.2, 0.4}}),
            Nd4j.createFromArray(new double[][] {{0.5, -0.75}, {0.25, 0.1}}),
            Nd4j.createFromArray(new double[][] {{0.1 + 0.05, -0.1 + 0.2}}));
    assertStates(
        CellKind.SIMPLE_TANH,
        weights,
        new double[][] {
          {0.46211715726000974, -0.24491866240370916}, {0.6168033165020138, -0.021076612443788792}
        });
    assertStates(CellKind.SIMPLE_RELU, weights, new double[][] {{0.5, 0}, {0.8, 0}});
  }

  /** Gates i, f, c, o. */
  @Test
  void lstmOfKeras() {
    double[][] states = {
      {-0.05052924463047026, -0.05733792997215609}, {0.0626884498645059, 0.05945610214214521}
    };
    assertStates(CellKind.LSTM, kerasWeights(4 * UNITS), states);
  }

  /** Gates z, r, h; a bias of two rows, of which those of z and r are summed. */
  @Test
  void gruOfKerasResetAfter() {
    double[][] states = {
      {-0.08420958155263762, -0.099782882511073}, {0.098807883143469, 0.09146021065381756}
    };
    CellWeights keras = kerasWeights(3 * UNITS);
    INDArray input = keras.bias();
    INDArray recurrent = row(3 * UNITS, k -> 0.02 * k);
    INDArray bias =
        Nd4j.hstack(
            columns(input, 0, 2).add(columns(recurrent, 0, 2)),
            columns(input, 2, 3),
            columns(recurrent, 2, 3));
    assertStates(
        CellKind.GRU_RESET_AFTER, new CellWeights(keras.input(), keras.recurrent(), bias), states);
  }

  @Test
  void gruOfKerasResetBefore() {
    double[][] states = {
      {-0.10606979227079448, -0.127966284414244}, {0.07166871971308508, 0.05862633378955631}
    };
    assertStates(CellKind.GRU_RESET_BEFORE, kerasWeights(3 * UNITS), states);
  }

  private static void assertStates(CellKind kind, CellWeights weights, double[][] states) {
    INDArray sequence = Nd4j.create(DataType.DOUBLE, 2, 1, UNITS);
    States last = new States(Nd4j.create(DataType.DOUBLE, 1, 1, UNITS), null);
    try (PortableEngine engine = new PortableEngine(new CellShape(kind, 2, UNITS))) {
      engine.forward(
          new SequenceInput(X, null, null, List.of(weights), null, false),
          new SequenceOutput(sequence, last));
    }
    assertClose(sequence.reshape(2, UNITS), Nd4j.createFromArray(states), ROUNDING);
  }

  /** PyTorch's matrices have a row for each column of ours. */
  private static INDArray torchInputWeights(int rows) {
    double[][] weights = new double[2][rows];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < 2; j++) {
        weights[j][i] = (1 + i) * 0.1 * ((i + j) % 2 == 1 ? 1 : -1);
      }
    }
    return Nd4j.createFromArray(weights);
  }

  private static INDArray torchRecurrentWeights(int rows) {
    double[][] weights = new double[UNITS][rows];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < UNITS; j++) {
        weights[j][i] = 0.05 * (i - 3) + 0.1 * j;
      }
    }
    return Nd4j.createFromArray(weights);
  }

  private static INDArray torchInputBias(int rows) {
    return row(rows, i -> 0.01 * i);
  }

  private static INDArray torchRecurrentBias(int rows) {
    return row(rows, i -> -0.02 * i + 0.1);
  }

  private static CellWeights kerasWeights(int columns) {
    double[][] kernel = new double[2][columns];
    double[][] recurrent = new double[UNITS][columns];
    for (int c = 0; c < 2; c++) {
      for (int k = 0; k < columns; k++) {
        kernel[c][k] = 0.1 * (c + 1) * (k / 2 % 2 == 0 ? 1 : -1) + 0.02 * k;
        recurrent[c][k] = 0.05 * (k + 1) * ((c + k) % 2 == 0 ? 1 : -1);
      }
    }
    return new CellWeights(
        Nd4j.createFromArray(kernel),
        Nd4j.createFromArray(recurrent),
        row(columns, k -> 0.1 - 0.03 * k));
  }

  private static INDArray row(int columns, IntToDoubleFunction values) {
    return Nd4j.createFromArray(
        new double[][] {IntStream.range(0, columns).mapToDouble(values).toArray()});
  }

  private static INDArray updateBeforeReset(INDArray torch) {
    return Nd4j.hstack(columns(torch, 1, 2), columns(torch, 0, 1), columns(torch, 2, 3)).dup('c');
  }

  private static INDArray columns(INDArray matrix, int fromGate, int toGate) {
    return Matrices.columns(matrix, (long) fromGate * UNITS, (long) toGate * UNITS);
  }
}
