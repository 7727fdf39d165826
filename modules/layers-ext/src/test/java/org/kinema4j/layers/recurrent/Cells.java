package org.kinema4j.layers.recurrent;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.activations.Activation;

/** Every recurrence and every way to read a sequence. */
enum Cells {
  LSTM,
  GRU_AFTER,
  GRU_BEFORE,
  SIMPLE_TANH,
  SIMPLE_SIGMOID,
  SIMPLE_RELU;

  RecurrentConfiguration.Builder<?> builder() {
    return switch (this) {
      case LSTM -> new Lstm.Builder();
      case GRU_AFTER -> new Gru.Builder();
      case GRU_BEFORE -> new Gru.Builder().reset(Gru.Reset.BEFORE_PRODUCT);
      case SIMPLE_TANH -> new SimpleRecurrent.Builder();
      case SIMPLE_SIGMOID -> new SimpleRecurrent.Builder().activation(Activation.SIGMOID);
      case SIMPLE_RELU -> new SimpleRecurrent.Builder().activation(Activation.RELU);
    };
  }

  /** A layer; merge null is one direction. */
  RecurrentConfiguration layer(Merge merge, Output output) {
    RecurrentConfiguration.Builder<?> layer = builder();
    layer.nOut(Nets.UNITS);
    layer.output(output);
    if (merge != null) {
      layer.bidirectional(merge);
    }
    return layer.build();
  }

  /** null for one direction, then every merge. */
  static List<Merge> merges() {
    List<Merge> merges = new ArrayList<>(List.of(Merge.values()));
    merges.add(0, null);
    return merges;
  }
}
