package org.kinema4j.har.config;

import java.util.List;
import java.util.Objects;
import org.kinema4j.har.window.WindowSpec;

/**
 * Everything that decides a run, the data aside.
 *
 * @param features what the network sees: {@code positions}, {@code joint-angles}, or signals by
 *     name
 * @param frameRateHz rate to which recordings are brought before features are made
 * @param window how recordings are cut
 * @param split who is held out
 * @param network name of the network
 * @param training how it learns
 */
public record RunConfig(
    List<String> features,
    double frameRateHz,
    WindowSpec window,
    SplitConfig split,
    String network,
    TrainingConfig training) {

  /** The defaults: the case study of the course. */
  public static final RunConfig DEFAULT =
      new RunConfig(
          List.of("positions"),
          240,
          WindowSpec.DEFAULT,
          SplitConfig.DEFAULT,
          "bilstm",
          TrainingConfig.DEFAULT);

  /**
   * Checks what needs no other package to check.
   *
   * @param features what the network sees: {@code positions}, {@code joint-angles}, or signals by
   *     name
   * @param frameRateHz rate to which recordings are brought before features are made
   * @param window how recordings are cut
   * @param split who is held out
   * @param network name of the network
   * @param training how it learns
   */
  public RunConfig {
    if (features == null || features.isEmpty()) {
      throw new IllegalArgumentException("features must name at least one group, received none");
    }
    features = List.copyOf(features);
    if (!(frameRateHz > 0 && Double.isFinite(frameRateHz))) {
      throw new IllegalArgumentException(
          "frameRateHz must be in (0, \u221e), received " + frameRateHz);
    }
    Objects.requireNonNull(window, "window");
    Objects.requireNonNull(split, "split");
    Objects.requireNonNull(training, "training");
    if (window.stride() > window.length()) {
      throw new IllegalArgumentException(
          ("window.stride must be in [1, window.length = %d], so that every frame is recognised,"
                  + " received %d")
              .formatted(window.length(), window.stride()));
    }
    if (network == null || network.isBlank()) {
      throw new IllegalArgumentException("network must be a name, received none");
    }
  }

  /**
   * Returns a copy with another network.
   *
   * @param newNetwork its name
   * @return the copy
   */
  public RunConfig withNetwork(String newNetwork) {
    return new RunConfig(features, frameRateHz, window, split, newNetwork, training);
  }

  /**
   * Returns a copy with other training.
   *
   * @param newTraining how the network learns
   * @return the copy
   */
  public RunConfig withTraining(TrainingConfig newTraining) {
    return new RunConfig(features, frameRateHz, window, split, network, newTraining);
  }

  /**
   * Returns a copy with other test subjects.
   *
   * @param subjects who is held out
   * @return the copy
   */
  public RunConfig withTestSubjects(List<String> subjects) {
    return new RunConfig(
        features, frameRateHz, window, new SplitConfig(subjects), network, training);
  }

  /**
   * Returns a copy with other features.
   *
   * @param newFeatures groups or signals by name
   * @return the copy
   */
  public RunConfig withFeatures(List<String> newFeatures) {
    return new RunConfig(newFeatures, frameRateHz, window, split, network, training);
  }

  /**
   * Returns a copy for windows that came cut already, with what their files decide put in.
   *
   * @param channels names of their signals, which are the features
   * @param rateHz their frame rate
   * @param frames their length
   * @return the copy
   * @throws IllegalArgumentException if features, rate, window or test subjects were configured;
   *     nothing is ignored in silence
   */
  public RunConfig forReadyWindows(List<String> channels, double rateHz, int frames) {
    requireDefault("features", features, DEFAULT.features);
    requireDefault("frameRateHz", frameRateHz, DEFAULT.frameRateHz);
    requireDefault("window", window, DEFAULT.window);
    requireDefault("split.test", split.test(), DEFAULT.split.test());
    return new RunConfig(
        channels, rateHz, new WindowSpec(frames, frames, 1), split, network, training);
  }

  private static void requireDefault(String key, Object value, Object byDefault) {
    if (!value.equals(byDefault)) {
      throw new IllegalArgumentException(
          key + " must be left out for windows that came cut already, received " + value);
    }
  }
}
