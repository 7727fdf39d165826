package org.kinema4j.har.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kinema4j.har.dataset.Standardizer;
import org.kinema4j.har.decode.DecoderSpec;
import org.kinema4j.har.window.WindowSpec;

/**
 * All that a prediction needs beside the network itself, as it stands in {@code model.json}.
 *
 * @param network name of the network
 * @param classes class of each output
 * @param input where its windows come from; recordings if a stored model does not say
 * @param features feature groups that the network sees; the channels of ready-cut windows
 * @param channels name of each feature
 * @param frameRateHz rate of the windows
 * @param windowFrames frames in a window
 * @param strideFrames frames between windows in training, and the default between windows predicted
 * @param minPurity least share of a window's frames that must bear its label
 * @param standardizer mean and deviation of each feature over the training windows
 * @param provenance where the model comes from: versions, data, subjects, seed
 * @param decoder how the frames of a recording are smoothed; not at all if a stored model does not
 *     say, and left out of what is stored if so
 */
public record ModelSpec(
    String network,
    List<String> classes,
    ModelInput input,
    List<String> features,
    List<String> channels,
    double frameRateHz,
    int windowFrames,
    int strideFrames,
    double minPurity,
    Standardizer standardizer,
    Map<String, String> provenance,
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Unsmoothed.class)
        DecoderSpec decoder) {

  /** Lowest rate of windows: a frame a minute. */
  public static final double LOWEST_RATE_HZ = 1 / 60.0;

  /** Highest rate of windows, that of the readers. */
  public static final double HIGHEST_RATE_HZ = 100_000;

  /**
   * Copies what can change and checks that the parts fit together.
   *
   * @param network name of the network
   * @param classes class of each output
   * @param input where its windows come from; recordings if a stored model does not say
   * @param features feature groups that the network sees; the channels of ready-cut windows
   * @param channels name of each feature
   * @param frameRateHz rate of the windows
   * @param windowFrames frames in a window
   * @param strideFrames frames between windows in training, and the default between windows
   *     predicted
   * @param minPurity least share of a window's frames that must bear its label
   * @param standardizer mean and deviation of each feature over the training windows
   * @param provenance where the model comes from: versions, data, subjects, seed
   * @param decoder how the frames of a recording are smoothed; not at all if it is null
   */
  public ModelSpec {
    requirePresent("network", network);
    requirePresent("standardizer", standardizer);
    requireText("network", List.of(network));
    requireText("classes", classes);
    requireText("features", features);
    requireText("channels", channels);
    requireText("keys of provenance", keys(provenance));
    requireText("values of provenance", provenance.values());
    classes = List.copyOf(classes);
    if (new HashSet<>(classes).size() < classes.size()) {
      throw new IllegalArgumentException("classes must be distinct, received " + classes);
    }
    input = input == null ? ModelInput.RECORDINGS : input;
    features = List.copyOf(features);
    channels = List.copyOf(channels);
    provenance = Map.copyOf(provenance);
    decoder = decoder == null ? DecoderSpec.NONE : decoder;
    requireDecodable(decoder, classes);
    if (channels.size() != standardizer.features()) {
      throw new IllegalArgumentException(
          "channels must be as many as the standardizer's features, received %d and %d"
              .formatted(channels.size(), standardizer.features()));
    }
    input.check(features, channels);
    new WindowSpec(windowFrames, strideFrames, minPurity);
    if (strideFrames > windowFrames) {
      throw new IllegalArgumentException(
          "strideFrames must be at most windowFrames = %d, received %d"
              .formatted(windowFrames, strideFrames));
    }
    new NetworkShape(channels.size(), windowFrames, classes.size());
    if (!(frameRateHz >= LOWEST_RATE_HZ && frameRateHz <= HIGHEST_RATE_HZ)) {
      throw new IllegalArgumentException(
          "frameRateHz must be in [%s, %s], received %s"
              .formatted(LOWEST_RATE_HZ, HIGHEST_RATE_HZ, frameRateHz));
    }
  }

  /**
   * Creates the specification of a model that does not smooth.
   *
   * @param network name of the network
   * @param classes class of each output
   * @param input where its windows come from
   * @param features feature groups that the network sees
   * @param channels name of each feature
   * @param frameRateHz rate of the windows
   * @param windowFrames frames in a window
   * @param strideFrames frames between windows
   * @param minPurity least share of a window's frames that must bear its label
   * @param standardizer mean and deviation of each feature over the training windows
   * @param provenance where the model comes from
   */
  public ModelSpec(
      String network,
      List<String> classes,
      ModelInput input,
      List<String> features,
      List<String> channels,
      double frameRateHz,
      int windowFrames,
      int strideFrames,
      double minPurity,
      Standardizer standardizer,
      Map<String, String> provenance) {
    this(
        network,
        classes,
        input,
        features,
        channels,
        frameRateHz,
        windowFrames,
        strideFrames,
        minPurity,
        standardizer,
        provenance,
        DecoderSpec.NONE);
  }

  private static void requireDecodable(DecoderSpec decoder, List<String> classes) {
    int learned = decoder.transitions().classes();
    if (learned != 0 && learned != classes.size()) {
      throw new IllegalArgumentException(
          "transitions must be of the %d classes %s, received %d"
              .formatted(classes.size(), classes, learned));
    }
    decoder.smoothing();
  }

  private static void requirePresent(String name, Object value) {
    if (value == null) {
      throw new IllegalArgumentException(name + " must be given, received none");
    }
  }

  private static Set<String> keys(Map<String, String> provenance) {
    requirePresent("provenance", provenance);
    return provenance.keySet();
  }

  /** A name that ends a line or moves the cursor would garble tables and terminals. */
  private static void requireText(String name, Collection<String> texts) {
    requirePresent(name, texts);
    for (String text : texts) {
      requirePresent("each of " + name, text);
      if (text.codePoints().anyMatch(Printable::isControl)) {
        throw new IllegalArgumentException(
            name + " must be text without control characters, received " + Printable.of(text));
      }
    }
  }

  /**
   * Returns a copy that says one thing more of where the model comes from.
   *
   * @param name what is said
   * @param value what it is
   * @return the copy
   */
  public ModelSpec withProvenance(String name, String value) {
    Map<String, String> more = new HashMap<>(provenance);
    more.put(name, value);
    return new ModelSpec(
        network,
        classes,
        input,
        features,
        channels,
        frameRateHz,
        windowFrames,
        strideFrames,
        minPurity,
        standardizer,
        more,
        decoder);
  }

  /**
   * Returns a copy whose frames are smoothed in another way.
   *
   * @param newDecoder how the frames of a recording are smoothed
   * @return the copy
   */
  public ModelSpec withDecoder(DecoderSpec newDecoder) {
    return new ModelSpec(
        network,
        classes,
        input,
        features,
        channels,
        frameRateHz,
        windowFrames,
        strideFrames,
        minPurity,
        standardizer,
        provenance,
        newDecoder);
  }

  /**
   * Returns how recordings are cut.
   *
   * @return the window specification
   */
  public WindowSpec window() {
    return new WindowSpec(windowFrames, strideFrames, minPurity);
  }

  /**
   * Returns the shape that the network must have.
   *
   * @return features, frames, classes
   */
  public NetworkShape shape() {
    return new NetworkShape(channels.size(), windowFrames, classes.size());
  }

  /** Tells Jackson what to leave out: whatever this equals. */
  static final class Unsmoothed {

    @Override
    public boolean equals(Object other) {
      return other == null || other.equals(DecoderSpec.NONE);
    }

    @Override
    public int hashCode() {
      return DecoderSpec.NONE.hashCode();
    }
  }
}
