package org.kinema4j.har.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.kinema4j.har.transform.ChannelSelector;
import org.kinema4j.har.transform.ClipTransform;
import org.kinema4j.har.transform.FeatureExtractor;
import org.kinema4j.har.transform.FeatureSpec;

/** Where the windows that a model sees come from. */
public enum ModelInput {

  /** The pipeline makes features of recordings of a body and cuts them. */
  @JsonProperty("recordings")
  RECORDINGS(
      "recordings of a body (MVNX or BVH); give it such recordings, or train a model on these") {
    @Override
    void check(List<String> features, List<String> channels) {
      new FeatureSpec(features);
    }

    @Override
    public ClipTransform features(List<String> names) {
      return new FeatureExtractor(spec(names));
    }
  },

  /** The pipeline takes channels by name, as CSV files have them, and cuts them. */
  @JsonProperty("channels")
  CHANNELS(
      "channels by name, of CSV files or of --format andy-authors; give it such data, or train a"
          + " model on this") {
    @Override
    void check(List<String> features, List<String> channels) {
      requireSame(features, channels);
    }

    @Override
    public ClipTransform features(List<String> names) {
      return new ChannelSelector(names);
    }
  },

  /** They came cut already; the features are the channels as read. */
  @JsonProperty("windows")
  WINDOWS(
      "ready-cut windows, not on recordings; judge it with --format inertial, or train a model on"
          + " recordings") {
    @Override
    void check(List<String> features, List<String> channels) {
      requireSame(features, channels);
    }

    @Override
    public ClipTransform features(List<String> names) {
      throw new IllegalStateException("windows that came cut already are features");
    }
  };

  private final String trainedOn;

  ModelInput(String trainedOn) {
    this.trainedOn = trainedOn;
  }

  private static void requireSame(List<String> features, List<String> channels) {
    if (!features.equals(channels)) {
      throw new IllegalArgumentException(
          "features must be the channels %s, received %s".formatted(channels, features));
    }
  }

  /**
   * Reads names of features of a body.
   *
   * @param names as a configuration has them; none: {@value FeatureSpec#POSITIONS}
   * @return the specification
   * @throws IllegalArgumentException if a name is unknown
   */
  public static FeatureSpec spec(List<String> names) {
    return FeatureSpec.parse(names.isEmpty() ? FeatureSpec.POSITIONS : String.join(",", names));
  }

  /**
   * Returns the stage that makes features of recordings.
   *
   * @param names features as a configuration or a model names them; none: the default
   * @return makes a clip with the one signal {@link FeatureExtractor#SIGNAL}
   * @throws IllegalArgumentException if a name is unknown
   * @throws IllegalStateException if windows came cut already
   */
  public abstract ClipTransform features(List<String> names);

  /** Checks what a model says of its features. */
  abstract void check(List<String> features, List<String> channels);

  /**
   * Refuses data of another kind.
   *
   * @param offered where the windows would come from
   * @throws IllegalArgumentException unless it is the same; the message says what to do
   */
  public void require(ModelInput offered) {
    if (this != offered) {
      throw new IllegalArgumentException("the model was trained on " + trainedOn);
    }
  }
}
