package org.kinema4j.har.model;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * A network that can be asked for by name.
 *
 * @param name what the configuration calls it
 * @param description one line for people who choose
 * @param topology adds its layers
 */
public record NetworkType(String name, String description, Topology topology) {

  /** Adds layers to a configuration. */
  @FunctionalInterface
  public interface Topology {

    /**
     * Adds layers.
     *
     * @param base holds seed and updater
     * @param shape the network's input and output
     * @param loss what training makes small, of classes by softmax
     * @return the configuration
     */
    ComputationGraphConfiguration of(
        NeuralNetConfiguration.Builder base, NetworkShape shape, ILossFunction loss);
  }
}
