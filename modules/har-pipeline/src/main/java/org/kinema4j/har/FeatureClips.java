package org.kinema4j.har;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.kinema4j.har.model.ModelInput;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.NaturalOrder;
import org.kinema4j.har.transform.FeatureExtractor;
import org.kinema4j.har.transform.Resampler;

/** Recordings made into clips of features that can stand in one batch. */
final class FeatureClips {

  private static final double RATE_STEPS = 1000;

  private FeatureClips() {}

  /** Makes features of labelled recordings that one model is to be trained on. */
  static List<MotionClip> ofAll(
      List<MotionClip> recordings, ModelInput input, List<String> features, double rateHz) {
    List<String> names = features;
    if (input == ModelInput.CHANNELS) {
      // By the names of the first, so that the columns of others may stand in another order.
      names = channels(input.features(features).apply(recordings.get(0)));
      if (features.isEmpty()) {
        requireNoOthers(recordings, names);
      }
    }
    List<String> chosen = names;
    List<MotionClip> clips =
        recordings.parallelStream().map(clip -> of(clip, input, chosen, rateHz)).toList();
    List<String> channels = channels(clips.get(0));
    clips.forEach(clip -> requireChannels(clip, channels));
    return clips;
  }

  /** If every channel was asked for, none is dropped in silence because the first lacks it. */
  private static void requireNoOthers(List<MotionClip> recordings, List<String> names) {
    Set<String> known = new HashSet<>(names);
    for (MotionClip clip : recordings) {
      for (String name : channels(ModelInput.CHANNELS.features(List.of()).apply(clip))) {
        if (!known.contains(name)) {
          throw new BadDataException(
              clip.name(),
              "",
              "the channels of %s; name the features if recordings differ"
                  .formatted(recordings.get(0).name()),
              name + " beside them");
        }
      }
    }
  }

  /** Brings a recording to a rate and makes its features. */
  static MotionClip of(MotionClip clip, ModelInput input, List<String> features, double rateHz) {
    return new Resampler(rateHz).then(input.features(features)).apply(clip);
  }

  /** The rate of most recordings; the lower one if two have as many. */
  static double commonRate(List<MotionClip> recordings) {
    Map<Double, Integer> counts = new HashMap<>();
    recordings.forEach(clip -> counts.merge(rounded(clip.frameRateHz()), 1, Integer::sum));
    return counts.entrySet().stream()
        .max(
            Map.Entry.<Double, Integer>comparingByValue()
                .thenComparing(Map.Entry.<Double, Integer>comparingByKey().reversed()))
        .orElseThrow()
        .getKey();
  }

  /** Rates that were measured differ in the last digits. */
  private static double rounded(double hz) {
    return Math.rint(hz * RATE_STEPS) / RATE_STEPS;
  }

  /** Names of the features of a clip. */
  static List<String> channels(MotionClip clip) {
    return clip.signal(FeatureExtractor.SIGNAL).channels().stream().map(Channel::name).toList();
  }

  /** Columns are told apart by place alone once they are numbers in a batch. */
  static void requireChannels(MotionClip clip, List<String> expected) {
    List<String> found = channels(clip);
    for (int c = 0; c < expected.size(); c++) {
      String name = c < found.size() ? found.get(c) : "none";
      if (!name.equals(expected.get(c))) {
        throw new BadDataException(
            clip.name(), "feature " + c, expected.get(c) + ", as in the training recordings", name);
      }
    }
    if (found.size() > expected.size()) {
      throw new BadDataException(
          clip.name(), "", expected.size() + " features", found.size() + " features");
    }
  }

  /** Refuses recordings of one subject, who cannot both be learned from and tested on. */
  static void requireSubjects(List<MotionClip> recordings) {
    Set<String> subjects = new TreeSet<>(NaturalOrder.INSTANCE);
    recordings.forEach(recording -> subjects.add(recording.subject()));
    if (subjects.size() < 2) {
      throw new BadDataException(
          "recordings",
          "",
          "at least two subjects, one to learn from and one to test on",
          "%d recordings of the subjects %s; --subject-pattern tells subjects in names or folders"
              .formatted(recordings.size(), subjects));
    }
  }

  /** Refuses recordings that cannot be told apart. */
  static void requireDistinctNames(List<MotionClip> recordings) {
    Set<String> names = new HashSet<>();
    for (MotionClip recording : recordings) {
      if (!names.add(recording.name())) {
        throw new BadDataException(
            recording.name(), "", "each recording once", "two recordings of this name");
      }
    }
  }
}
