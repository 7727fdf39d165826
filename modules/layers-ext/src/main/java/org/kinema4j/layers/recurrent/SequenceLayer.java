package org.kinema4j.layers.recurrent;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.BaseRecurrentLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.kinema4j.layers.recurrent.internal.CellWeights;
import org.kinema4j.layers.recurrent.internal.SequenceGradients;
import org.kinema4j.layers.recurrent.internal.SequenceInput;
import org.kinema4j.layers.recurrent.internal.SequenceOutput;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.random.impl.DropOutInverted;
import org.nd4j.linalg.factory.Nd4j;

/** A recurrent layer in a network: what Deeplearning4j asks, on an engine. */
abstract sealed class SequenceLayer extends BaseRecurrentLayer<RecurrentConfiguration>
    permits GruLayer, LstmLayer, SimpleRecurrentLayer {

  private static final char PARAMETER_ORDER = 'c';

  private final transient Engines engines;
  private final transient TimeMajor layout;
  private final transient Readout readout;
  private final transient StoredStates stored;
  private transient Pass pass;

  SequenceLayer(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
    RecurrentConfiguration layer = layerConf();
    this.engines = new Engines(layer.cellShape(), () -> paramsFlattened);
    this.layout = new TimeMajor(layer.getRnnDataFormat(), dataType);
    this.readout = new Readout(layer, layout);
    this.stored = new StoredStates(layer, layout);
  }

  private record Pass(SequenceInput input, SequenceOutput states, Engines.Run run) {}

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    return read(training, null, workspaces);
  }

  @Override
  public INDArray rnnTimeStep(INDArray input, LayerWorkspaceMgr workspaces) {
    refuseBothDirections();
    setInput(input, workspaces);
    INDArray output = read(false, stateMap, workspaces);
    stateMap.putAll(stored.detached(pass.states().last()));
    return output;
  }

  @Override
  public INDArray rnnActivateUsingStoredState(
      INDArray input, boolean training, boolean storeLast, LayerWorkspaceMgr workspaces) {
    refuseBothDirections();
    setInput(input, workspaces);
    INDArray output = read(training, tBpttStateMap, workspaces);
    if (storeLast) {
      tBpttStateMap.putAll(stored.detached(pass.states().last()));
    }
    return output;
  }

  private void refuseBothDirections() {
    if (layerConf().bidirectional()) {
      throw new UnsupportedOperationException(
          "a bidirectional layer needs the whole sequence at once: neither rnnTimeStep nor truncated"
              + " backpropagation through time is possible "
              + layerId());
    }
  }

  // The states before the first step; null is zero, and that no state is kept after the last step.
  private INDArray read(
      boolean training, Map<String, INDArray> initial, LayerWorkspaceMgr workspaces) {
    checkInput();
    if (training) {
      dropInputs(workspaces);
    }
    pass = run(training, training, initial, workspaces);
    return readout.output(pass.states(), training, workspaces);
  }

  private Pass run(
      boolean training,
      boolean backwardFollows,
      Map<String, INDArray> initial,
      LayerWorkspaceMgr workspaces) {
    ArrayType kept = TimeMajor.lifetime(backwardFollows);
    INDArray x = layout.from(input, kept, workspaces);
    SequenceInput sequences =
        new SequenceInput(
            x,
            layout.mask(checkedMask(x), kept, workspaces),
            stored.states(initial, x.size(1), kept, workspaces),
            weights(training, kept, workspaces),
            training ? recurrentDropout(x.size(1), kept, workspaces) : null,
            backwardFollows);
    SequenceOutput states = readout.allocate(sequences, initial != null, workspaces);
    return new Pass(sequences, states, engines.forward(sequences, states));
  }

  private List<CellWeights> weights(
      boolean training, ArrayType kept, LayerWorkspaceMgr workspaces) {
    return cellWeights(
        key ->
            // Weight noise may come in another order.
            layout.rows(getParamWithNoise(key, training, workspaces), kept, workspaces));
  }

  private List<CellWeights> cellWeights(Function<String, INDArray> parameters) {
    return RecurrentParameters.prefixes(layerConf()).stream()
        .map(
            prefix ->
                new CellWeights(
                    parameters.apply(prefix + RecurrentParameters.INPUT_WEIGHT),
                    parameters.apply(prefix + RecurrentParameters.RECURRENT_WEIGHT),
                    parameters.apply(prefix + RecurrentParameters.BIAS)))
        .toList();
  }

  private INDArray recurrentDropout(long examples, ArrayType kept, LayerWorkspaceMgr workspaces) {
    RecurrentConfiguration layer = layerConf();
    if (layer.getRecurrentDropout() == 0) {
      return null;
    }
    INDArray mask =
        layout.create(kept, workspaces, layer.directions(), examples, layer.getNOut()).assign(1);
    Nd4j.getExecutioner().exec(new DropOutInverted(mask, mask, 1 - layer.getRecurrentDropout()));
    return mask;
  }

  private void dropInputs(LayerWorkspaceMgr workspaces) {
    // Kinds of dropout that know channels and steps expect [N, C, T].
    input = permuteIfNWC(input);
    applyDropOutIfNecessary(true, workspaces);
    input = permuteIfNWC(input);
  }

  private void checkInput() {
    assertInputSet(false);
    boolean nwc = getDataFormat() == RNNFormat.NWC;
    long inputs = layerConf().getNIn();
    if (input.rank() != 3 || input.size(nwc ? 2 : 1) != inputs) {
      throw new IllegalArgumentException(
          "input must be "
              + (nwc ? "[N, T, " + inputs + "]" : "[N, " + inputs + ", T]")
              + ", received "
              + Arrays.toString(input.shape())
              + " "
              + layerId());
    }
  }

  private INDArray checkedMask(INDArray x) {
    long[] shape = {x.size(1), x.size(0)};
    if (maskArray != null && !Arrays.equals(maskArray.shape(), shape)) {
      throw new IllegalArgumentException(
          "mask must be [N, T] = "
              + Arrays.toString(shape)
              + ", received "
              + Arrays.toString(maskArray.shape())
              + " "
              + layerId());
    }
    return maskArray;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    return backward(epsilon, Integer.MAX_VALUE, workspaces);
  }

  @Override
  public Pair<Gradient, INDArray> tbpttBackpropGradient(
      INDArray epsilon, int backwardLength, LayerWorkspaceMgr workspaces) {
    refuseBothDirections();
    return backward(epsilon, backwardLength, workspaces);
  }

  private Pair<Gradient, INDArray> backward(
      INDArray epsilon, int limit, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    if (pass == null || !pass.input().training()) {
      // A frozen layer that lets gradients through runs forward as if nobody trained.
      pass = run(false, true, null, workspaces);
    }
    INDArray x = pass.input().x();
    INDArray gradient = layout.create(ArrayType.ACTIVATION_GRAD, workspaces, x.shape());
    engines.backward(
        pass.run(),
        new SequenceGradients(
            readout.sequenceGradient(epsilon, pass.states(), workspaces),
            readout.lastGradient(epsilon, pass.states(), workspaces),
            gradient,
            cellWeights(gradientViews::get),
            Math.min(limit, pass.input().steps())));
    weightNoiseParams.clear();
    INDArray next = layout.back(gradient);
    if (dropoutApplied) {
      backpropDropOutIfPresent(permuteIfNWC(next));
    }
    return new Pair<>(parameterGradient(), next);
  }

  private Gradient parameterGradient() {
    Gradient gradient = new DefaultGradient(gradientsFlattened);
    gradientViews.forEach((key, view) -> gradient.setGradientFor(key, view, PARAMETER_ORDER));
    return gradient;
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArray(
      INDArray mask, MaskState state, int minibatchSize) {
    this.maskArray = mask;
    this.maskState = state;
    boolean sequence = layerConf().getOutput() == Output.SEQUENCE;
    return new Pair<>(sequence ? mask : null, state);
  }

  @Override
  protected void setParams(INDArray parameters, char order) {
    super.setParams(parameters, PARAMETER_ORDER);
  }

  /** Copies the values; the parameters stay views of the network's vector. */
  @Override
  public void setParamTable(Map<String, INDArray> table) {
    if (params == null) {
      super.setParamTable(table);
      return;
    }
    if (!table.keySet().equals(params.keySet())) {
      throw new IllegalArgumentException(
          "parameters must be " + params.keySet() + ", received " + table.keySet());
    }
    table.forEach(this::setParam);
  }

  @Override
  public Layer clone() {
    return layerConf()
        .instantiate(
            conf.clone(), trainingListeners, index, paramsFlattened.dup(), false, dataType);
  }

  @Override
  public Type type() {
    return layerConf().getOutput() == Output.SEQUENCE ? Type.RECURRENT : Type.FEED_FORWARD;
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public void clear() {
    super.clear();
    pass = null;
  }

  @Override
  public void close() {
    engines.close();
  }
}
