package org.kinema4j.har;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.FrameSpan;
import org.kinema4j.har.motion.LabelSpan;
import org.kinema4j.har.motion.LabelTrack;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Signal;

/**
 * SHA-256 of data as a network sees it, whatever files it came from. Texts go in with their length
 * and numbers with all their bits, so that different data does not run together into the same
 * bytes.
 */
final class DataHash {

  private static final int CHUNK = 1 << 14;

  private final MessageDigest digest = sha256();

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  void add(MotionClip clip) {
    add(clip.name());
    add(clip.subject());
    add(Double.doubleToLongBits(clip.frameRateHz()));
    clip.signals().forEach(this::add);
    add(clip.missing().size());
    for (FrameSpan gap : clip.missing()) {
      add(gap.start());
      add(gap.end());
    }
    clip.labels().ifPresent(this::add);
  }

  void add(Signal signal) {
    for (Channel channel : signal.channels()) {
      add(channel.name());
    }
    float[] values = signal.values();
    add(values.length);
    ByteBuffer bytes = ByteBuffer.allocate(CHUNK * Float.BYTES);
    for (int start = 0; start < values.length; start += CHUNK) {
      bytes.clear();
      bytes.asFloatBuffer().put(values, start, Math.min(CHUNK, values.length - start));
      digest.update(bytes.limit(Math.min(CHUNK, values.length - start) * Float.BYTES));
    }
  }

  /** Shares of votes count where they decide how often a window is drawn. */
  private void add(LabelTrack labels) {
    add(labels.spans().size());
    for (LabelSpan span : labels.spans()) {
      add(span.start());
      add(span.end());
      add(span.label());
      for (int f = span.start(); f < span.end() && labels.hasShares(); f++) {
        add(Double.doubleToLongBits(labels.meanShare(f, f + 1, span.label())));
      }
    }
  }

  void add(List<String> texts) {
    add(texts.size());
    texts.forEach(this::add);
  }

  private void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(bytes.length);
    digest.update(bytes);
  }

  private void add(long number) {
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
  }

  /** The hash of all that was added; further use starts anew. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
