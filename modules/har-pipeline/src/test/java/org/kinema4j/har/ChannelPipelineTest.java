package org.kinema4j.har;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.config.Extent;
import org.kinema4j.har.config.RunConfig;
import org.kinema4j.har.config.TrainingConfig;
import org.kinema4j.har.config.WindowConfig;
import org.kinema4j.har.evaluate.FrameVote;
import org.kinema4j.har.model.ModelBundle;
import org.kinema4j.har.model.ModelInput;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.FrameSpan;
import org.kinema4j.har.motion.LabelSpan;
import org.kinema4j.har.motion.LabelTrack;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.train.TrainingListener;
import org.kinema4j.har.window.WindowSpec;

/** The pipeline on channels by name, as CSV files have them. */
class ChannelPipelineTest {

  private static final RunConfig CONFIG =
      RunConfig.DEFAULT
          .withNetwork("bilstm-small")
          .withWindow(new WindowConfig(Extent.seconds(1), Extent.seconds(0.5), 0.6))
          .withTraining(TrainingConfig.DEFAULT.withEpochs(1));
  private static final int SECONDS = 8;

  /** Still for half of the time, then swinging; each channel by its own amplitude. */
  private static MotionClip recording(String subject, double rateHz, String... channels) {
    int frames = (int) (SECONDS * rateHz);
    float[] values = new float[frames * channels.length];
    for (int f = 0; f < frames; f++) {
      double swing = f < frames / 2 ? 0 : Math.sin(2 * Math.PI * f / rateHz);
      for (int c = 0; c < channels.length; c++) {
        values[f * channels.length + c] = (float) (swing * (1 + channels[c].charAt(0) - 'a'));
      }
    }
    List<Channel> names = Arrays.stream(channels).map(name -> new Channel(name, "1")).toList();
    return new MotionClip(
            subject + "_walk", subject, rateHz, List.of(new Signal("channels", names, values)))
        .withLabels(
            new LabelTrack(
                frames,
                List.of(
                    new LabelSpan(0, frames / 2, "rest"),
                    new LabelSpan(frames / 2, frames, "swing"))));
  }

  private static PreparedData prepare(RunConfig config, MotionClip... recordings) {
    return new HarPipeline(config).prepare(List.of(recordings), ModelInput.CHANNELS);
  }

  @Test
  void theRateAndTheChannelsAreThoseOfTheData() {
    PreparedData data =
        prepare(
            CONFIG,
            recording("s1", 60, "a", "b"),
            recording("s2", 120, "a", "b"),
            recording("s3", 120, "a", "b"));

    assertThat(data.config().rateHz()).isEqualTo(120);
    assertThat(data.config().windowSpec()).isEqualTo(new WindowSpec(120, 60, 0.6));
    assertThat(data.config().features()).containsExactly("a", "b");
    assertThat(data.standardizer().features()).isEqualTo(2);
    // All recordings last eight seconds, so all have (8 - 1) / 0.5 + 1 windows.
    assertThat(data.counts().windows()).isEqualTo(3 * 15);
  }

  @Test
  void ofTwoRatesAsFrequentTheLowerIsTaken() {
    PreparedData data = prepare(CONFIG, recording("s1", 120, "a"), recording("s2", 60, "a"));

    assertThat(data.config().rateHz()).isEqualTo(60);
  }

  @Test
  void columnsMayStandInAnyOrder() {
    PreparedData data =
        prepare(CONFIG, recording("s1", 60, "a", "b"), recording("s2", 60, "b", "a"));

    MotionClip swapped = data.test().windows().get(0).clip();
    assertThat(swapped.signal("features").channels())
        .extracting(Channel::name)
        .containsExactly("a", "b");
    int last = swapped.frames() - 10;
    assertThat(swapped.signal("features").value(last, 1))
        .isEqualTo(2 * swapped.signal("features").value(last, 0));
  }

  @Test
  void recordingsWithOtherChannelsAreRefusedUnlessTheFeaturesAreNamed() {
    MotionClip two = recording("s1", 60, "a", "b");
    MotionClip three = recording("s2", 60, "a", "b", "c");

    assertThatThrownBy(() -> prepare(CONFIG, two, three))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            "s2_walk: expected the channels of s1_walk; name the features if recordings differ,"
                + " found c beside them");
    assertThatThrownBy(() -> prepare(CONFIG, three, two))
        .isInstanceOf(BadDataException.class)
        .hasMessage("s1_walk: expected the channel c, found only a, b");
    assertThat(
            prepare(CONFIG.withFeatures(List.of("a", "b")), three, two).standardizer().features())
        .isEqualTo(2);
  }

  @Test
  void windowsWithMissingFramesAreDroppedAndCounted() {
    MotionClip whole = recording("s1", 60, "a");
    MotionClip holed = recording("s2", 60, "a").withMissing(List.of(new FrameSpan(70, 75)));

    PreparedData data = prepare(CONFIG, whole, holed);

    // Of 15 windows those that start at 30 and 60 hold a missing frame, and the ones after it start
    // at 75, which leaves room for 12: (480 - 75 - 60) / 30 + 1.
    assertThat(data.counts().gapped()).isEqualTo(15 - 1 - 12);
    assertThat(data.counts().windows()).isEqualTo(15 + 1 + 12);
  }

  @Test
  void predictsByNameAndLeavesOutWhatIsMissing() {
    PreparedData data =
        prepare(CONFIG, recording("s1", 60, "a", "b"), recording("s2", 60, "a", "b"));
    ModelBundle bundle = new HarPipeline(CONFIG).train(data, TrainingListener.SILENT).bundle();
    MotionClip same = recording("s3", 60, "a", "b");
    MotionClip more = recording("s3", 60, "c", "b", "a");

    FrameVote vote = HarPipeline.predict(bundle, same);
    FrameVote byName = HarPipeline.predict(bundle, more);
    FrameVote holed = HarPipeline.predict(bundle, same.withMissing(List.of(new FrameSpan(40, 70))));

    assertThat(byName.track()).isEqualTo(vote.track());
    assertThat(holed.predicted(39)).isEmpty(); // 40 frames hold no window
    assertThat(holed.predicted(55)).isEmpty();
    assertThat(holed.predicted(70)).isPresent();
    assertThatThrownBy(() -> HarPipeline.predict(bundle, recording("s3", 60, "a")))
        .hasMessage("s3_walk: expected the channel b, found only a");
    assertThatThrownBy(
            () -> HarPipeline.predict(bundle, same.withMissing(List.of(new FrameSpan(9, 480)))))
        .hasMessage(
            "s3_walk: expected at least one window of 60 frames at 60.0 Hz, found 480 frames, some"
                + " of them missing");
  }
}
