package org.kinema4j.har.config;

import java.util.List;
import java.util.Objects;
import org.kinema4j.har.window.WindowSpec;

/**
 * Everything that decides a run, the data aside.
 *
 * @param recordings how the files are understood
 * @param features what the network sees: {@code positions}, {@code joint-angles}, signals by name,
 *     or channels of a CSV by name. None: positions of a body, or every channel of a CSV
 * @param frameRateHz rate to which recordings are brought before features are made
 * @param window how recordings are cut
 * @param split who is held out
 * @param network name of the network
 * @param training how it learns
 * @param decoding how the frames of a recording are smoothed
 * @param evaluation how results are judged
 */
public record RunConfig(
    RecordingsConfig recordings,
    List<String> features,
    FrameRate frameRateHz,
    WindowConfig window,
    SplitConfig split,
    String network,
    TrainingConfig training,
    DecodingConfig decoding,
    EvaluationConfig evaluation) {

  /** The defaults: the case study of the course. */
  public static final RunConfig DEFAULT =
      new RunConfig(
          RecordingsConfig.DEFAULT,
          List.of(),
          FrameRate.OF_DATA,
          WindowConfig.DEFAULT,
          SplitConfig.DEFAULT,
          "bilstm",
          TrainingConfig.DEFAULT,
          DecodingConfig.DEFAULT,
          EvaluationConfig.DEFAULT);

  /**
   * Checks what needs no other package to check.
   *
   * @param recordings how the files are understood
   * @param features what the network sees; may be empty
   * @param frameRateHz rate to which recordings are brought before features are made
   * @param window how recordings are cut
   * @param split who is held out
   * @param network name of the network
   * @param training how it learns
   * @param decoding how the frames of a recording are smoothed
   * @param evaluation how results are judged
   */
  public RunConfig {
    Objects.requireNonNull(recordings, "recordings");
    features = features == null ? List.of() : List.copyOf(features);
    Objects.requireNonNull(frameRateHz, "frameRateHz");
    Objects.requireNonNull(window, "window");
    Objects.requireNonNull(split, "split");
    Objects.requireNonNull(training, "training");
    Objects.requireNonNull(decoding, "decoding");
    Objects.requireNonNull(evaluation, "evaluation");
    if (network == null || network.isBlank()) {
      throw new IllegalArgumentException("network must be a name, received none");
    }
  }

  /**
   * Returns a copy that reads files in another way.
   *
   * @param newRecordings how the files are understood
   * @return the copy
   */
  public RunConfig withRecordings(RecordingsConfig newRecordings) {
    return new RunConfig(
        newRecordings,
        features,
        frameRateHz,
        window,
        split,
        network,
        training,
        decoding,
        evaluation);
  }

  /**
   * Returns a copy with other features.
   *
   * @param newFeatures groups, signals or channels by name
   * @return the copy
   */
  public RunConfig withFeatures(List<String> newFeatures) {
    return new RunConfig(
        recordings,
        newFeatures,
        frameRateHz,
        window,
        split,
        network,
        training,
        decoding,
        evaluation);
  }

  /**
   * Returns a copy with another rate.
   *
   * @param newRate rate to which recordings are brought
   * @return the copy
   */
  public RunConfig withFrameRate(FrameRate newRate) {
    return new RunConfig(
        recordings, features, newRate, window, split, network, training, decoding, evaluation);
  }

  /**
   * Returns a copy with other windows.
   *
   * @param newWindow how recordings are cut
   * @return the copy
   */
  public RunConfig withWindow(WindowConfig newWindow) {
    return new RunConfig(
        recordings,
        features,
        frameRateHz,
        newWindow,
        split,
        network,
        training,
        decoding,
        evaluation);
  }

  /**
   * Returns a copy with other test subjects.
   *
   * @param subjects who is held out
   * @return the copy
   */
  public RunConfig withTestSubjects(List<String> subjects) {
    return new RunConfig(
        recordings,
        features,
        frameRateHz,
        window,
        new SplitConfig(subjects),
        network,
        training,
        decoding,
        evaluation);
  }

  /**
   * Returns a copy with another network.
   *
   * @param newNetwork its name
   * @return the copy
   */
  public RunConfig withNetwork(String newNetwork) {
    return new RunConfig(
        recordings,
        features,
        frameRateHz,
        window,
        split,
        newNetwork,
        training,
        decoding,
        evaluation);
  }

  /**
   * Returns a copy with other training.
   *
   * @param newTraining how the network learns
   * @return the copy
   */
  public RunConfig withTraining(TrainingConfig newTraining) {
    return new RunConfig(
        recordings,
        features,
        frameRateHz,
        window,
        split,
        network,
        newTraining,
        decoding,
        evaluation);
  }

  /**
   * Returns a copy with other smoothing.
   *
   * @param newDecoding how the frames of a recording are smoothed
   * @return the copy
   */
  public RunConfig withDecoding(DecodingConfig newDecoding) {
    return new RunConfig(
        recordings,
        features,
        frameRateHz,
        window,
        split,
        network,
        training,
        newDecoding,
        evaluation);
  }

  /**
   * Returns a copy that is judged in another way.
   *
   * @param newEvaluation how results are judged
   * @return the copy
   */
  public RunConfig withEvaluation(EvaluationConfig newEvaluation) {
    return new RunConfig(
        recordings,
        features,
        frameRateHz,
        window,
        split,
        network,
        training,
        decoding,
        newEvaluation);
  }

  /**
   * Returns a copy in which nothing is left to the data.
   *
   * @param newFeatures what the network sees, by name
   * @param rateHz the rate of the windows
   * @return the copy, with the window in frames
   */
  public RunConfig applied(List<String> newFeatures, double rateHz) {
    return withFeatures(newFeatures)
        .withFrameRate(FrameRate.of(rateHz))
        .withWindow(WindowConfig.of(window.at(rateHz)));
  }

  /**
   * Returns the rate of the windows.
   *
   * @return frames a second
   * @throws IllegalStateException if it is left to the data
   */
  public double rateHz() {
    return frameRateHz
        .hertz()
        .orElseThrow(() -> new IllegalStateException("call applied(features, rateHz) first"));
  }

  /**
   * Returns how recordings are cut.
   *
   * @return lengths in frames
   * @throws IllegalStateException if the frame rate is left to the data
   */
  public WindowSpec windowSpec() {
    return window.at(rateHz());
  }

  /**
   * Returns a copy for windows that came cut already, with what their files decide put in.
   *
   * @param channels names of their signals, which are the features
   * @param rateHz their frame rate
   * @param frames their length
   * @return the copy
   * @throws IllegalArgumentException if features, rate, window, test subjects or smoothing were
   *     configured; nothing is ignored in silence
   */
  public RunConfig forReadyWindows(List<String> channels, double rateHz, int frames) {
    requireDefault("recordings", recordings, DEFAULT.recordings);
    requireDefault("features", features, DEFAULT.features);
    requireDefault("frameRateHz", frameRateHz, DEFAULT.frameRateHz);
    requireDefault("window", window, DEFAULT.window);
    requireDefault("split.test", split.test(), DEFAULT.split.test());
    requireDefault("decoding", decoding, DEFAULT.decoding);
    return withWindow(WindowConfig.of(new WindowSpec(frames, frames, 1))).applied(channels, rateHz);
  }

  private static void requireDefault(String key, Object value, Object byDefault) {
    if (!value.equals(byDefault)) {
      throw new IllegalArgumentException(
          key + " must be left out for windows that came cut already, received " + value);
    }
  }
}
