package org.kinema4j.layers.recurrent;

import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Carries the parameters of trained recurrent layers from one library to another.
 *
 * <p>A table of parameters is what {@code layer.paramTable()} returns: arrays by name. Every method
 * returns new arrays; none changes what it is given.
 *
 * <p>From Deeplearning4j's LSTM, or a Bidirectional around one, to an {@link Lstm}:
 *
 * <pre>{@code
 * RecurrentWeights.fromStock(trained.getLayer(0).paramTable())
 *     .forEach(network.getLayer(0)::setParam);
 * }</pre>
 *
 * <p>From Keras, with the arrays of {@code layer.get_weights()} saved one by one with {@code
 * numpy.save}:
 *
 * <pre>{@code
 * List<INDArray> weights =
 *     List.of(
 *         Nd4j.createFromNpyFile(folder.resolve("kernel.npy").toFile()),
 *         Nd4j.createFromNpyFile(folder.resolve("recurrent_kernel.npy").toFile()),
 *         Nd4j.createFromNpyFile(folder.resolve("bias.npy").toFile()));
 * RecurrentWeights.fromKeras(gru, weights).forEach(network.getLayer(0)::setParam);
 * }</pre>
 *
 * @since 0.1
 */
public final class RecurrentWeights {

  private RecurrentWeights() {}

  /**
   * Parameters of an {@link Lstm} from those of Deeplearning4j's LSTM.
   *
   * <p>Both compute the same if the old layer's activation is TANH, its gate activation SIGMOID,
   * and no step is masked.
   *
   * @param stock the table of an LSTM (W, RW, b) or of a Bidirectional around one (fW, fRW, fb, bW,
   *     bRW, bb)
   * @return a table with the same names
   * @throws IllegalArgumentException if names or shapes are others, as those of a GravesLSTM, whose
   *     peephole connections have no place in an Lstm
   */
  public static Map<String, INDArray> fromStock(Map<String, INDArray> stock) {
    return StockLayout.toOurs(stock);
  }

  /**
   * Parameters of Deeplearning4j's LSTM from those of an {@link Lstm}.
   *
   * @param lstm the table of an Lstm
   * @return the table of an LSTM, or of a Bidirectional around one, with the same names
   * @throws IllegalArgumentException if names or shapes are not those of an Lstm
   */
  public static Map<String, INDArray> toStock(Map<String, INDArray> lstm) {
    return StockLayout.toStock(lstm);
  }

  /**
   * Parameters of a layer from those of the Keras layer with the same equations: LSTM, GRU
   * (reset_after=True for {@link Gru.Reset#AFTER_PRODUCT}, False for {@link
   * Gru.Reset#BEFORE_PRODUCT}), SimpleRNN, or Bidirectional around one of them.
   *
   * <p>Keras keeps two biases of a GRU with reset_after=True; where both are only ever summed
   * (gates z and r), their sum is kept. Layers with use_bias=False get zero biases.
   *
   * @param layer the layer to fill; its nIn and nOut must be set
   * @param weights what {@code layer.get_weights()} returns: kernel, recurrent kernel, bias; for a
   *     bidirectional layer those of the forward direction, then those of the backward direction
   * @return the table of the layer
   * @throws IllegalArgumentException if there are more or fewer arrays, or their shapes differ
   * @see <a href="https://keras.io/api/layers/recurrent_layers/">Keras, recurrent layers</a>
   */
  public static Map<String, INDArray> fromKeras(
      RecurrentConfiguration layer, List<INDArray> weights) {
    return KerasLayout.toOurs(layer, weights);
  }

  /**
   * Parameters of a Keras layer from those of ours; the inverse of {@link #fromKeras}.
   *
   * @param layer the layer that the table belongs to
   * @param table its parameters
   * @return what {@code layer.set_weights()} takes
   * @throws IllegalArgumentException if the table is not one of such a layer
   */
  public static List<INDArray> toKeras(RecurrentConfiguration layer, Map<String, INDArray> table) {
    return KerasLayout.toKeras(layer, table);
  }
}
