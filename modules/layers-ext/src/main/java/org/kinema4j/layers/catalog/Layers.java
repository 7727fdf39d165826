package org.kinema4j.layers.catalog;

import java.net.URI;
import java.util.List;
import org.kinema4j.layers.normalization.LayerNormalization;
import org.kinema4j.layers.normalization.RmsNormalization;
import org.kinema4j.layers.normalization.SequenceBatchNormalization;
import org.kinema4j.layers.recurrent.Gru;
import org.kinema4j.layers.recurrent.Lstm;
import org.kinema4j.layers.recurrent.SimpleRecurrent;

/**
 * The layers of this module.
 *
 * <pre>{@code
 * List<String> names = Layers.all().stream().map(LayerEntry::name).toList();
 * }</pre>
 *
 * @since 0.1
 */
public final class Layers {

  private static final List<LayerEntry> ALL =
      List.of(
          new LayerEntry(
              Lstm.class,
              Lstm.Builder::new,
              "long short-term memory, one direction or both (Hochreiter and Schmidhuber, 1997)",
              URI.create("https://doi.org/10.1162/neco.1997.9.8.1735")),
          new LayerEntry(
              Gru.class,
              Gru.Builder::new,
              "gated recurrent unit, one direction or both (Cho et al., 2014)",
              URI.create("https://arxiv.org/abs/1406.1078")),
          new LayerEntry(
              SimpleRecurrent.class,
              SimpleRecurrent.Builder::new,
              "plain recurrence: tanh, ReLU or sigmoid, one direction or both (Elman, 1990)",
              URI.create("https://doi.org/10.1207/s15516709cog1402_1")),
          new LayerEntry(
              LayerNormalization.class,
              LayerNormalization.Builder::new,
              "channels of each step by their own mean and variance (Ba et al., 2016)",
              URI.create("https://arxiv.org/abs/1607.06450")),
          new LayerEntry(
              RmsNormalization.class,
              RmsNormalization.Builder::new,
              "channels of each step by their own root mean square (Zhang and Sennrich, 2019)",
              URI.create("https://arxiv.org/abs/1910.07467")),
          new LayerEntry(
              SequenceBatchNormalization.class,
              SequenceBatchNormalization.Builder::new,
              "each channel by its mean and variance over unmasked steps (Ioffe and Szegedy, 2015)",
              URI.create("https://arxiv.org/abs/1502.03167")));

  private Layers() {}

  /**
   * Returns every layer.
   *
   * @return the layers in the order in which to list them: recurrent ones, then normalizations
   */
  public static List<LayerEntry> all() {
    return ALL;
  }
}
