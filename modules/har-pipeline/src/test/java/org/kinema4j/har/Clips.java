package org.kinema4j.har;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.LabelSpan;
import org.kinema4j.har.motion.LabelTrack;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.transform.FeatureExtractor;

/** Feature clips for tests: two waves that differ by label, and noise from a seed. */
public final class Clips {

  private Clips() {}

  /** A clip of 20 Hz whose first half waves fast ("fast") and whose second half slowly ("slow"). */
  public static MotionClip waves(String name, String subject, int frames, long seed) {
    Random random = new Random(seed);
    float[] values = new float[frames * 2];
    for (int f = 0; f < frames; f++) {
      double period = f < frames / 2 ? 5 : 20;
      values[2 * f] = (float) (Math.sin(2 * Math.PI * f / period) + 0.1 * random.nextGaussian());
      values[2 * f + 1] = (float) (3 + Math.cos(2 * Math.PI * f / period) * 0.5);
    }
    List<LabelSpan> spans =
        List.of(new LabelSpan(0, frames / 2, "fast"), new LabelSpan(frames / 2, frames, "slow"));
    return features(name, subject, 20, values, 2).withLabels(new LabelTrack(frames, spans));
  }

  /** A clip with the one signal that networks see. */
  public static MotionClip features(
      String name, String subject, double rateHz, float[] values, int width) {
    List<Channel> channels = new ArrayList<>();
    for (int c = 0; c < width; c++) {
      channels.add(new Channel("feature" + c, "1"));
    }
    Signal signal = new Signal(FeatureExtractor.SIGNAL, channels, values);
    return new MotionClip(name, subject, rateHz, List.of(signal));
  }
}
