package org.kinema4j.har;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kinema4j.har.config.DecodingConfig;
import org.kinema4j.har.decode.DecoderSpec;
import org.kinema4j.har.decode.Transitions;
import org.kinema4j.har.motion.LabelTrack;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.window.Window;

/** The smoothing of a model: what was configured, and what the labels of training windows teach. */
final class LearnedDecoder {

  private LearnedDecoder() {}

  /** Returns the decoder; without smoothing nothing is learned, and the model keeps nothing. */
  static DecoderSpec of(DecodingConfig config, PreparedData data) {
    DecoderSpec decoder = config.at(data.config().rateHz());
    if (!decoder.smooths()) {
      return DecoderSpec.NONE;
    }
    return decoder.withTransitions(
        Transitions.learn(data.classes(), tracks(data.windows().train()), config.pseudoCount()));
  }

  /** Labels of the frames that lie in some window; others may belong to another part. */
  private static List<LabelTrack> tracks(List<Window> windows) {
    Map<MotionClip, BitSet> frames = new LinkedHashMap<>();
    for (Window window : windows) {
      frames
          .computeIfAbsent(window.clip(), clip -> new BitSet(clip.frames()))
          .set(window.start(), window.end());
    }
    List<LabelTrack> tracks = new ArrayList<>();
    frames.forEach(
        (clip, covered) -> clip.labels().ifPresent(track -> tracks.add(within(track, covered))));
    return tracks;
  }

  private static LabelTrack within(LabelTrack track, BitSet covered) {
    List<String> labels = new ArrayList<>(track.frames());
    for (int f = 0; f < track.frames(); f++) {
      labels.add(covered.get(f) ? track.at(f).orElse(null) : null);
    }
    return LabelTrack.ofFrames(labels);
  }
}
