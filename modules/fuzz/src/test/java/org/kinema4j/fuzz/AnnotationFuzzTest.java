package org.kinema4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kinema4j.har.io.andy.AnnotationCsv;
import org.kinema4j.har.io.andy.Annotations;
import org.kinema4j.har.io.andy.LabelsAnonymizer;
import org.kinema4j.har.io.andy.MergedAnnotations;
import org.kinema4j.har.io.csv.SpanCsv;
import org.kinema4j.har.io.csv.TimeSpan;
import org.kinema4j.har.motion.Action;
import org.kinema4j.har.motion.BadDataException;

class AnnotationFuzzTest {

  private static final int FRAMES = 240;

  @DictionaryFile(resourcePath = "/org/kinema4j/fuzz/annotations.dict")
  @FuzzTest
  void andy(byte[] bytes) throws IOException {
    ReaderPromise.check(
        "Participant_1_Trial_2.labels.csv", bytes, AnnotationCsv::read, AnnotationFuzzTest::check);
  }

  @DictionaryFile(resourcePath = "/org/kinema4j/fuzz/annotations.dict")
  @FuzzTest
  void anonymous(byte[] bytes) throws IOException {
    Path target = ReaderPromise.file("anonymous.labels.csv");
    ReaderPromise.check(
        "Anna Berg.labels.csv",
        bytes,
        source -> {
          LabelsAnonymizer.anonymize(source, target);
          return source;
        },
        source -> checkAnonymous(source, target));
  }

  private static void checkAnonymous(Path source, Path target) throws IOException {
    assertThat(LabelsAnonymizer.check(target).describe()).isEqualTo("nothing");
    if (!SpanCsv.isSpans(source)) {
      Annotations annotations = AnnotationCsv.read(source);
      Annotations copy = AnnotationCsv.read(target);
      assertThat(copy.rows()).isEqualTo(annotations.rows());
      return;
    }
    List<TimeSpan> spans;
    try {
      spans = SpanCsv.read(source);
    } catch (BadDataException e) {
      // Spans may overlap in a file that is only copied.
      return;
    }
    assertThat(SpanCsv.read(target)).hasSameSizeAs(spans);
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
      assertThat(placed.rowsBefore() + placed.rowsAfter()).isBetween(0, merged.labels().size());
      assertThat(placed.secondsCut()).isNotNegative().isFinite();
    }
  }
}
