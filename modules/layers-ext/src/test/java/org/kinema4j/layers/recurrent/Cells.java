package org.kinema4j.layers.recurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.nd4j.linalg.activations.Activation;

/** Every recurrence and every way to read a sequence. */
enum Cells {
  LSTM(Lstm.Builder::new),
  GRU_AFTER(Gru.Builder::new),
  GRU_BEFORE(() -> new Gru.Builder().reset(Gru.Reset.BEFORE_PRODUCT)),
  SIMPLE_TANH(SimpleRecurrent.Builder::new),
  SIMPLE_SIGMOID(() -> new SimpleRecurrent.Builder().activation(Activation.SIGMOID)),
  SIMPLE_RELU(() -> new SimpleRecurrent.Builder().activation(Activation.RELU));

  private final Supplier<RecurrentConfiguration.Builder<?>> builder;

  Cells(Supplier<RecurrentConfiguration.Builder<?>> builder) {
    this.builder = builder;
  }

  RecurrentConfiguration.Builder<?> builder() {
    return builder.get();
  }

  /** A layer; merge null is one direction. */
  RecurrentConfiguration layer(Merge merge, Output output) {
    RecurrentConfiguration.Builder<?> layer = builder.get();
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
