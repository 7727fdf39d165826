package org.kinema4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.Optional;
import org.kinema4j.har.io.andy.AnnotationCsv;
import org.kinema4j.har.io.andy.Annotations;
import org.kinema4j.har.io.andy.MergedAnnotations;
import org.kinema4j.har.motion.Action;

class AnnotationFuzzTest {

  private static final int FRAMES = 240;

  @DictionaryFile(resourcePath = "/org/kinema4j/fuzz/annotations.dict")
  @FuzzTest
  void andy(byte[] bytes) throws IOException {
    ReaderPromise.check(
        "Participant_1_Trial_2.labels.csv", bytes, AnnotationCsv::read, AnnotationFuzzTest::check);
  }

  private static void check(Annotations annotations) {
    MergedAnnotations merged = annotations.merge();
    for (int row = 0; row < merged.labels().size(); row++) {
      Optional<Action> label = merged.labels().get(row);
      var opinions = annotations.rows().get(row).opinions();
      assertThat(label.isPresent()).isEqualTo(opinions.stream().anyMatch(Optional::isPresent));
      assertThat(label.isEmpty() || opinions.contains(label)).isTrue();
    }
    for (double rateHz : new double[] {1, 29.97, 240, 100_000}) {
      MergedAnnotations.Placed placed = merged.place(FRAMES, rateHz);
      ReadClips.checkLabels(placed.track(), FRAMES);
      assertThat(placed.rowsCut()).isBetween(0, merged.labels().size());
      assertThat(placed.secondsCut()).isNotNegative().isFinite();
    }
  }
}
