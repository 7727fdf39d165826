package org.kinema4j.layers.recurrent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
import org.kinema4j.layers.recurrent.internal.States;
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
    return read(training, null, false, workspaces);
  }

  @Override
  public INDArray rnnTimeStep(INDArray input, LayerWorkspaceMgr workspaces) {
    refuseBothDirections();
    setInput(input, workspaces);
    States initial = stored.states(stateMap, input.size(0), workspaces);
    INDArray output = read(false, initial, true, workspaces);
    stateMap.putAll(stored.detached(pass.states().last()));
    return output;
  }

  @Override
  public INDArray rnnActivateUsingStoredState(
      INDArray input, boolean training, boolean storeLast, LayerWorkspaceMgr workspaces) {
    refuseBothDirections();
    setInput(input, workspaces);
    States initial = stored.states(tBpttStateMap, input.size(0), workspaces);
    INDArray output = read(training, initial, true, workspaces);
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

  private INDArray read(
      boolean training, States initial, boolean keepsState, LayerWorkspaceMgr workspaces) {
    checkInput();
    if (training) {
      dropInputs(workspaces);
    }
    pass = run(input(training, training, initial, workspaces), keepsState, workspaces);
    return readout.output(pass.states(), training, workspaces);
  }

  private Pass run(SequenceInput sequences, boolean keepsState, LayerWorkspaceMgr workspaces) {
    SequenceOutput states = readout.allocate(sequences, keepsState, workspaces);
    return new Pass(sequences, states, engines.forward(sequences, states));
  }

  private SequenceInput input(
      boolean training, boolean tape, States initial, LayerWorkspaceMgr workspaces) {
    INDArray x = layout.from(input, ArrayType.INPUT, workspaces);
    return new SequenceInput(
        x,
        layout.mask(checkedMask(x), ArrayType.INPUT, workspaces),
        initial,
        weights(training, workspaces),
        training ? recurrentDropout(x.size(1), workspaces) : null,
        tape);
  }

  private List<CellWeights> weights(boolean training, LayerWorkspaceMgr workspaces) {
    List<CellWeights> weights = new ArrayList<>();
    for (String prefix : RecurrentParameters.prefixes(layerConf())) {
      weights.add(
          new CellWeights(
              weight(prefix + RecurrentParameters.INPUT_WEIGHT, training, workspaces),
              weight(prefix + RecurrentParameters.RECURRENT_WEIGHT, training, workspaces),
              weight(prefix + RecurrentParameters.BIAS, training, workspaces)));
    }
    return weights;
  }

  private INDArray weight(String key, boolean training, LayerWorkspaceMgr workspaces) {
    // Weight noise may come in another order.
    return layout.rows(getParamWithNoise(key, training, workspaces), ArrayType.INPUT, workspaces);
  }

  private INDArray recurrentDropout(long examples, LayerWorkspaceMgr workspaces) {
    double rate = layerConf().getRecurrentDropout();
    if (rate == 0) {
      return null;
    }
    long directions = layerConf().directions();
    INDArray mask =
        layout
            .create(ArrayType.INPUT, workspaces, directions, examples, layerConf().getNOut())
            .assign(1);
    Nd4j.getExecutioner().exec(new DropOutInverted(mask, mask, 1 - rate));
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
      pass = run(input(false, true, null, workspaces), false, workspaces);
    }
    INDArray x = pass.input().x();
    INDArray gradient = layout.create(ArrayType.ACTIVATION_GRAD, workspaces, x.shape());
    engines.backward(
        pass.run(),
        new SequenceGradients(
            readout.sequenceGradient(epsilon, pass.states(), workspaces),
            readout.lastGradient(epsilon, pass.states(), workspaces),
            gradient,
            weightGradients(),
            Math.min(limit, pass.input().steps())));
    weightNoiseParams.clear();
    INDArray next = layout.back(gradient);
    if (dropoutApplied) {
      backpropDropOutIfPresent(permuteIfNWC(next));
    }
    return new Pair<>(parameterGradient(), next);
  }

  private List<CellWeights> weightGradients() {
    List<CellWeights> gradients = new ArrayList<>();
    for (String prefix : RecurrentParameters.prefixes(layerConf())) {
      gradients.add(
          new CellWeights(
              gradientViews.get(prefix + RecurrentParameters.INPUT_WEIGHT),
              gradientViews.get(prefix + RecurrentParameters.RECURRENT_WEIGHT),
              gradientViews.get(prefix + RecurrentParameters.BIAS)));
    }
    return gradients;
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
