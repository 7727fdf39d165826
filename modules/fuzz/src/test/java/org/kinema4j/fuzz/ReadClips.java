package org.kinema4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.kinema4j.har.motion.LabelSpan;
import org.kinema4j.har.motion.LabelTrack;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.PlainText;
import org.kinema4j.har.motion.Signal;

/** What must be true of every recording that a reader returns, whatever the format. */
final class ReadClips {

  private ReadClips() {}

  /** Checks that a clip is not empty, its numbers finite, and its labels within it. */
  static void check(MotionClip clip) {
    assertThat(clip.frames()).isPositive();
    assertThat(clip.frameRateHz()).isPositive().isFinite();
    for (Signal signal : clip.signals()) {
      signal.channels().forEach(channel -> checkName(channel.name()));
      for (float value : signal.values()) {
        assertThat(Float.isFinite(value)).as("%s holds %s", signal.name(), value).isTrue();
      }
    }
    clip.labels().ifPresent(track -> checkLabels(track, clip.frames()));
  }

  /** Checks that a name can be shown: in a list, on a terminal, in a report. */
  static void checkName(String name) {
    assertThat(name).isNotBlank();
    assertThat(PlainText.isLine(name)).as(name).isTrue();
  }

  /** Checks that labels lie within a recording, one after the other. */
  static void checkLabels(LabelTrack track, int frames) {
    assertThat(track.frames()).isEqualTo(frames);
    int last = 0;
    for (LabelSpan span : track.spans()) {
      assertThat(span.start()).isGreaterThanOrEqualTo(last);
      assertThat(span.end()).isGreaterThan(span.start()).isLessThanOrEqualTo(frames);
      checkName(span.label());
      last = span.end();
    }
  }

  /** Checks that two clips hold the same, bit by bit. */
  static void assertEqual(MotionClip expected, MotionClip clip) {
    assertThat(clip.frameRateHz()).isEqualTo(expected.frameRateHz());
    assertThat(clip.labels()).isEqualTo(expected.labels());
    assertThat(clip.missing()).isEqualTo(expected.missing());
    assertThat(clip.signals()).hasSameSizeAs(expected.signals());
    for (Signal signal : expected.signals()) {
      assertThat(clip.signal(signal.name()).channels()).isEqualTo(signal.channels());
      assertThat(clip.signal(signal.name()).values()).isEqualTo(signal.values());
    }
  }
}
