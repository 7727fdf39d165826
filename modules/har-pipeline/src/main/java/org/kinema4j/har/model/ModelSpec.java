package org.kinema4j.har.model;

import java.util.List;
import java.util.Map;

/**
 * All that a prediction needs beside the network itself, as it stands in {@code model.json}.
 *
 * @param network name of the network
 * @param classes class of each output
 * @param features feature groups that the network sees
 * @param channels name of each feature
 * @param frameRateHz rate of the windows
 * @param windowFrames frames in a window
 * @param strideFrames frames between windows in training, and the default between windows predicted
 * @param minPurity least share of a window's frames that must bear its label
 * @param means mean of each feature over the training windows
 * @param deviations standard deviation of each feature over the training windows
 * @param provenance where the model comes from: versions, data, subjects, seed
 */
public record ModelSpec(
    String network,
    List<String> classes,
    List<String> features,
    List<String> channels,
    double frameRateHz,
    int windowFrames,
    int strideFrames,
    double minPurity,
    double[] means,
    double[] deviations,
    Map<String, String> provenance) {

  /** Copies what can change and checks that the parts fit together. */
  public ModelSpec {
    classes = List.copyOf(classes);
    features = List.copyOf(features);
    channels = List.copyOf(channels);
    means = means.clone();
    deviations = deviations.clone();
    provenance = Map.copyOf(provenance);
    if (channels.size() != means.length || channels.size() != deviations.length) {
      throw new IllegalArgumentException(
          "channels, means and deviations must be equally many, received %d, %d and %d"
              .formatted(channels.size(), means.length, deviations.length));
    }
    if (!(frameRateHz > 0 && Double.isFinite(frameRateHz))) {
      throw new IllegalArgumentException(
          "frameRateHz must be in (0, \u221e), received " + frameRateHz);
    }
    if (strideFrames < 1) {
      throw new IllegalArgumentException(
          "strideFrames must be in [1, \u221e), received " + strideFrames);
    }
  }

  /**
   * Returns the shape that the network must have.
   *
   * @return features, frames, classes
   */
  public NetworkShape shape() {
    return new NetworkShape(channels.size(), windowFrames, classes.size());
  }

  @Override
  public double[] means() {
    return means.clone();
  }

  @Override
  public double[] deviations() {
    return deviations.clone();
  }
}
