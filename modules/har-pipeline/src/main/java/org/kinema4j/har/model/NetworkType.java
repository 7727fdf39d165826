package org.kinema4j.har.model;

import java.util.function.BiFunction;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;

/**
 * A network that can be asked for by name.
 *
 * @param name what the configuration calls it
 * @param description one line for people who choose
 * @param topology adds layers for a shape to a configuration that already holds seed and updater
 */
public record NetworkType(
    String name,
    String description,
    BiFunction<NeuralNetConfiguration.Builder, NetworkShape, ComputationGraphConfiguration>
        topology) {}
