package org.kinema4j.benchmarks.peers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;
import org.kinema4j.benchmarks.recurrent.Gate;
import org.kinema4j.benchmarks.recurrent.LstmWeights;
import org.kinema4j.benchmarks.recurrent.Problem;

/**
 * Three bidirectional LSTMs, the last state of each direction, and logits. Each direction is an
 * LSTM of its own, the backward one over the flipped sequence: DJL 0.34 declares the weights of its
 * bidirectional LSTM in another order than the one in which PyTorch reads them, which only works
 * where the input is as wide as the state. Sequences are {@code [T, N, F]}.
 */
final class BidirectionalNetwork extends AbstractBlock {

  /** The order of gates in PyTorch. */
  private static final List<Gate> ORDER =
      List.of(Gate.INPUT, Gate.FORGET, Gate.CANDIDATE, Gate.OUTPUT);

  private static final int TIME = 0;
  private static final int WIDTH = 2;

  private final List<Block> forward = new ArrayList<>();
  private final List<Block> backward = new ArrayList<>();
  private final Block head;
  private final int states;
  private final int classes;

  BidirectionalNetwork(Problem problem) {
    int units = problem.shape().units();
    states = problem.shape().states();
    classes = problem.shape().classes();
    for (Problem.Layer layer : problem.layers()) {
      String name = "bilstm" + forward.size();
      forward.add(addChildBlock(name + "-forward", lstm(layer.forward(), units)));
      backward.add(addChildBlock(name + "-backward", lstm(layer.backward(), units)));
    }
    head = addChildBlock("head", Linear.builder().setUnits(classes).build());
    set(head, "weight", LstmWeights.transpose(problem.headWeights(), states));
    set(head, "bias", new float[classes]);
  }

  private static LSTM lstm(LstmWeights weights, int units) {
    LSTM lstm =
        LSTM.builder().setStateSize(units).setNumLayers(1).optBatchFirst(false).build();
    float[] bias = weights.bias(ORDER);
    set(lstm, "l_0_i2h_WEIGHT", LstmWeights.transpose(weights.input(ORDER), weights.inputs()));
    set(lstm, "l_0_h2h_WEIGHT", LstmWeights.transpose(weights.recurrent(ORDER), units));
    set(lstm, "l_0_i2h_BIAS", bias);
    // PyTorch has two biases that are added.
    set(lstm, "l_0_h2h_BIAS", new float[bias.length]);
    return lstm;
  }

  private static void set(Block block, String name, float[] values) {
    Parameter parameter = block.getDirectParameters().get(name);
    parameter.setInitializer((manager, shape, type) -> manager.create(values, shape));
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore parameters,
      NDList inputs,
      boolean training,
      PairList<String, Object> options) {
    NDArray sequence = inputs.singletonOrThrow();
    int last = forward.size() - 1;
    for (int i = 0; i < last; i++) {
      NDArray ahead = run(forward.get(i), parameters, sequence, training);
      NDArray back = run(backward.get(i), parameters, sequence.flip(TIME), training).flip(TIME);
      sequence = ahead.concat(back, WIDTH);
    }
    NDArray ahead = run(forward.get(last), parameters, sequence, training).get(-1);
    NDArray back = run(backward.get(last), parameters, sequence.flip(TIME), training).get(-1);
    return head.forward(parameters, new NDList(ahead.concat(back, 1)), training);
  }

  private static NDArray run(
      Block lstm, ParameterStore parameters, NDArray sequence, boolean training) {
    // A new list each time: the LSTM adds its first states to the list it is given.
    return lstm.forward(parameters, new NDList(sequence), training).singletonOrThrow();
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
    Shape sequence = inputs[0];
    for (int i = 0; i < forward.size(); i++) {
      forward.get(i).initialize(manager, type, sequence);
      backward.get(i).initialize(manager, type, sequence);
      sequence = new Shape(sequence.get(TIME), sequence.get(1), states);
    }
    head.initialize(manager, type, new Shape(sequence.get(1), states));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {new Shape(inputs[0].get(1), classes)};
  }
}
