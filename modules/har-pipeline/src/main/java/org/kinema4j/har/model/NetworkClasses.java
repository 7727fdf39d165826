package org.kinema4j.har.model;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The classes that a network configuration in a bundle may name, and so have made.
 *
 * <p>Deeplearning4j's configurations name classes, and Jackson loads, initializes and constructs
 * whatever is named. Allowed are those that classifiers of windows are made of: they hold numbers
 * and enums, open no file, and allocate no more than the configuration is long. Left out on purpose
 * are layers that build a SameDiff graph or allocate arrays from numbers in the configuration
 * (attention, locally connected and capsule layers, YOLO, one-class networks), initializers that
 * carry arrays, and layers of images. A network of other layers cannot be stored in a bundle.
 */
final class NetworkClasses {

  /** Every class of these packages, not of packages below them. */
  private static final Set<String> PACKAGES =
      Set.of(
          "org.deeplearning4j.nn.conf.constraint",
          "org.deeplearning4j.nn.conf.distribution",
          "org.deeplearning4j.nn.conf.dropout",
          "org.deeplearning4j.nn.conf.weightnoise",
          "org.deeplearning4j.nn.weights",
          "org.nd4j.linalg.activations.impl",
          "org.nd4j.linalg.learning.config",
          "org.nd4j.linalg.learning.regularization",
          "org.nd4j.linalg.lossfunctions.impl",
          "org.nd4j.linalg.schedule");

  /** These classes of other packages of Deeplearning4j. */
  private static final Map<String, Set<String>> CLASSES =
      Map.of(
          "org.deeplearning4j.nn.conf.graph",
          Set.of(
              "ElementWiseVertex",
              "L2NormalizeVertex",
              "LayerVertex",
              "MergeVertex",
              "PreprocessorVertex",
              "ScaleVertex",
              "ShiftVertex",
              "SubsetVertex"),
          "org.deeplearning4j.nn.conf.graph.rnn",
          Set.of("DuplicateToTimeSeriesVertex", "LastTimeStepVertex", "ReverseTimeSeriesVertex"),
          "org.deeplearning4j.nn.conf.layers",
          Set.of(
              "ActivationLayer",
              "BatchNormalization",
              "CenterLossOutputLayer",
              "Convolution1DLayer",
              "DenseLayer",
              "DropoutLayer",
              "GlobalPoolingLayer",
              "GravesLSTM",
              "LSTM",
              "LossLayer",
              "OutputLayer",
              "Subsampling1DLayer",
              "Upsampling1D",
              "ZeroPadding1DLayer"),
          "org.deeplearning4j.nn.conf.layers.convolutional",
          Set.of("Cropping1D"),
          "org.deeplearning4j.nn.conf.layers.misc",
          Set.of("ElementWiseMultiplicationLayer", "FrozenLayer", "FrozenLayerWithBackprop"),
          "org.deeplearning4j.nn.conf.layers.recurrent",
          Set.of("Bidirectional", "LastTimeStep", "SimpleRnn", "TimeDistributed"),
          "org.deeplearning4j.nn.conf.layers.util",
          Set.of("MaskLayer", "MaskZeroLayer"),
          "org.deeplearning4j.nn.conf.preprocessor",
          Set.of(
              "ComposableInputPreProcessor",
              "FeedForwardToRnnPreProcessor",
              "RnnToFeedForwardPreProcessor"));

  /** Our own: every class of these packages and of those below them. */
  private static final List<String> OURS =
      List.of("org.kinema4j.layers.", "org.kinema4j.losses.", "org.kinema4j.optim.");

  private NetworkClasses() {}

  /** The classes that are allowed by their own names. */
  static List<String> named() {
    return CLASSES.entrySet().stream()
        .flatMap(home -> home.getValue().stream().map(name -> home.getKey() + "." + name))
        .toList();
  }

  /** Tells whether a configuration may name a class. */
  static boolean allows(String name) {
    int dot = name.lastIndexOf('.');
    if (dot < 0) {
      return false;
    }
    String home = name.substring(0, dot);
    return PACKAGES.contains(home)
        || CLASSES.getOrDefault(home, Set.of()).contains(name.substring(dot + 1))
        || OURS.stream().anyMatch(name::startsWith);
  }
}
