package org.kinema4j.har.io.andy.authors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.io.LabelledData;
import org.kinema4j.har.io.TestRecordings;
import org.kinema4j.har.io.andy.AndyDataset;
import org.kinema4j.har.io.andy.AnnotationCsv;
import org.kinema4j.har.motion.LabelTrack;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.XsensSignal;
import org.kinema4j.har.synth.SynthDataset;
import org.kinema4j.har.synth.SynthSpec;
import org.kinema4j.har.transform.FeatureExtractor;

class AuthorsWindowsTest {

  @TempDir Path root;

  /** Generated recordings at 240 Hz with video at 25 Hz: both ways to labels agree on most. */
  @Test
  void aGeneratedDataSetBecomesWindowsOfMeans() throws IOException {
    SynthSpec spec = SynthSpec.defaults().withParticipants(1).withTrialsPerParticipant(1);
    SynthDataset.write(root, spec, 2, progress -> {});
    AndyDataset dataset = AndyDataset.open(root);
    AuthorsWindows windows =
        new AuthorsWindows(
            AuthorsFeatures.ofSignals(EnumSet.of(XsensSignal.POSITION, XsensSignal.VELOCITY)),
            WindowMeans.DEFAULT);
    List<String> told = new ArrayList<>();
    LabelledData data = windows.load(dataset, 2, clip -> told.add(clip.name()));
    MotionClip clip = data.clips().get(0);
    assertThat(data.synthetic()).isTrue();
    assertThat(told).containsExactly(clip.name());
    assertThat(clip.frameRateHz()).isEqualTo(8);
    assertThat(clip.signal(FeatureExtractor.SIGNAL).width()).isEqualTo(69 + 69 + 24);

    MotionClip full = dataset.load(EnumSet.of(XsensSignal.POSITION), 1).clips().get(0);
    assertThat(clip.frames()).isEqualTo((full.frames() - 61) / 30 + 1);
    LabelTrack own = WindowMeans.DEFAULT.apply(full).labels().orElseThrow();
    LabelTrack theirs = clip.labels().orElseThrow();
    int equal = 0;
    for (int w = 0; w < clip.frames(); w++) {
      equal += own.at(w).equals(theirs.at(w)) ? 1 : 0;
      double sum = 0;
      for (int f = 30 * w; f <= 30 * w + 60; f++) {
        sum += full.signal("position").value(f, 5);
      }
      assertThat((double) clip.signal(FeatureExtractor.SIGNAL).value(w, 5))
          .isCloseTo(sum / 61, within(1e-6));
    }
    // The rules differ where annotators do, around boundaries of actions.
    assertThat(equal / (double) clip.frames()).isBetween(0.9, 1.0);
  }

  @Test
  void theOffsetOfTheVideoMovesTheLabels() throws IOException {
    TestRecordings.write(root.resolve("anna_walk.mvnx"), 60, "");
    TestRecordings.labels(
        root.resolve("anna_walk.labels.csv"), 1, "Re", "Re", "Re", "Re", "Pi", "Pi", "Pi", "Pi");
    AuthorsWindows windows =
        new AuthorsWindows(new AuthorsFeatures(List.of("position_Pelvis_x")), WindowMeans.DEFAULT);
    AndyDataset dataset = AndyDataset.open(root);
    // Windows from 0, 0.125, ... 0.625 s; rows every 0.1 s, the fifth at 0.4 s.
    assertThat(labels(windows, dataset)).isEqualTo("Reach Reach Pick Pick Pick Pick");
    assertThat(labels(windows, dataset.withVideoOffset(Duration.ofMillis(400))))
        .isEqualTo("Pick Pick Pick - - -");
  }

  private static String labels(AuthorsWindows windows, AndyDataset dataset) throws IOException {
    MotionClip clip = windows.load(dataset, 1, any -> {}).clips().get(0);
    List<String> labels = new ArrayList<>();
    for (int w = 0; w < clip.frames(); w++) {
      labels.add(clip.labels().orElseThrow().at(w).orElse("-"));
    }
    return String.join(" ", labels);
  }

  @Test
  void theAuthorsTablesAreLabelledInTheSameWay() throws IOException {
    Path table =
        Files.writeString(
            root.resolve("Participant_541_Setup_A_Seq_3_Trial_1.csv"),
            ",timestamp,velocityNorm\n0,9,1\n1,9.125,2\n2,9.25,3\n3,9.375,4\n");
    Path labels =
        TestRecordings.labels(root.resolve("x.labels.csv"), 1, "Re", "Re", "Re", "Pi", "Pi", "Pi");
    MotionClip clip =
        AuthorsWindows.DEFAULT.label(AuthorsFeatureCsv.read(table), AnnotationCsv.read(labels), 0);
    // Rows at 0 to 0.2 s, 0.2 and 0.3, 0.3 to 0.5, 0.4 and 0.5; the tie at 0.125 s keeps the first.
    assertThat(clip.labels().orElseThrow().at(0)).contains("Reach");
    assertThat(clip.labels().orElseThrow().at(1)).contains("Reach");
    assertThat(clip.labels().orElseThrow().at(2)).contains("Pick");
    assertThat(clip.labels().orElseThrow().at(3)).contains("Pick");
  }
}
