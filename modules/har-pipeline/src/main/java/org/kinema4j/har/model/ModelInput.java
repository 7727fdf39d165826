package org.kinema4j.har.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.kinema4j.har.transform.FeatureSpec;

/** Where the windows that a model sees come from. */
public enum ModelInput {

  /** The pipeline makes features of recordings and cuts them. */
  @JsonProperty("recordings")
  RECORDINGS(
      "recordings, not on ready-cut windows; judge it with --format andy, or train a model with"
          + " --format inertial") {
    @Override
    void check(List<String> features, List<String> channels) {
      new FeatureSpec(features);
    }
  },

  /** They came cut already; the features are the channels as read. */
  @JsonProperty("windows")
  WINDOWS(
      "ready-cut windows, not on recordings; judge it with --format inertial, or train a model on"
          + " recordings") {
    @Override
    void check(List<String> features, List<String> channels) {
      if (!features.equals(channels)) {
        throw new IllegalArgumentException(
            "features of ready-cut windows must be their channels %s, received %s"
                .formatted(channels, features));
      }
    }
  };

  private final String trainedOn;

  ModelInput(String trainedOn) {
    this.trainedOn = trainedOn;
  }

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
