package org.kinema4j.har.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.decode.DecoderSpec;
import org.kinema4j.har.decode.SmoothedEvaluation;
import org.kinema4j.har.decode.SmoothingMethod;
import org.kinema4j.har.decode.Transitions;
import org.kinema4j.har.evaluate.Evaluation;
import org.kinema4j.har.evaluate.LabelledRecording;
import org.kinema4j.har.evaluate.SegmentMetrics;
import org.kinema4j.har.evaluate.WindowPrediction;
import org.kinema4j.har.motion.LabelSpan;
import org.kinema4j.har.motion.LabelTrack;
import org.kinema4j.har.train.EpochScore;

class ReportWriterTest {

  /** What a parser finds in a report: its text, and a line for each element with its attributes. */
  private record Page(String text, List<String> elements) {

    static Page parse(String html) throws XMLStreamException {
      XMLInputFactory factory = XMLInputFactory.newFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(html));
      StringBuilder text = new StringBuilder();
      List<String> elements = new ArrayList<>();
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamReader.START_ELEMENT) {
          StringBuilder element = new StringBuilder(reader.getLocalName());
          for (int i = 0; i < reader.getAttributeCount(); i++) {
            element.append(' ').append(reader.getAttributeLocalName(i));
            element.append('=').append(reader.getAttributeValue(i));
          }
          elements.add(element.toString());
        } else if (event == XMLStreamReader.CHARACTERS) {
          text.append(reader.getText());
        }
      }
      return new Page(text.toString().replace('\u00A0', ' '), elements);
    }

    long count(String start) {
      return elements.stream().filter(element -> element.startsWith(start)).count();
    }
  }

  private static ReportData with(Evaluation evaluation) {
    ReportData report = Reports.report();
    return new ReportData(report.title(), List.of(), report.data(), report.run(), evaluation);
  }

  private static ReportData with(LearningCurve curve) {
    ReportData report = Reports.report();
    RunDescription run = report.run();
    return new ReportData(
        report.title(),
        report.notes(),
        report.data(),
        new RunDescription(
            run.network(), run.parameters(), curve, run.configuration(), run.provenance()),
        report.evaluation());
  }

  private static Evaluation evaluation(String name, String truth, List<String> classes) {
    double[] probabilities = new double[classes.size()];
    probabilities[0] = 1;
    LabelTrack labels = new LabelTrack(20, List.of(new LabelSpan(0, 18, truth)));
    return Evaluation.of(
        classes,
        List.of(new WindowPrediction(name, "s", 0, 16, Optional.of(truth), probabilities)),
        List.of(new LabelledRecording(name, "s", 10, labels)));
  }

  @Test
  void asksForNothingFromOutside() {
    String html = ReportWriter.html(Reports.report());
    assertThat(html)
        .doesNotContain("http://", "https://", "<script", "@import", "url(", "javascript:")
        .doesNotContainPattern("<[^>]* on[a-z]+=")
        .contains("Content-Security-Policy", "default-src 'none'");
  }

  @Test
  void showsScoresBeforeAndAfterSmoothing() throws XMLStreamException {
    ReportData report = Reports.report();
    DecoderSpec decoder = new DecoderSpec(SmoothingMethod.MEDIAN, 9, 31, 9, 1, Transitions.NONE);
    Evaluation truth =
        Evaluation.of(
            Reports.CLASSES,
            List.of(new WindowPrediction("r", "s", 0, 9, Optional.of("Idle"), new double[8])),
            List.of(
                new LabelledRecording(
                    "r", "s", 60, new LabelTrack(9, List.of(new LabelSpan(0, 9, "Idle"))))),
            new SegmentMetrics(),
            vote -> new LabelTrack(9, List.of(new LabelSpan(0, 9, "Idle"))));
    ReportData smoothed =
        new ReportData(
            report.title(),
            report.notes(),
            report.data(),
            report.run(),
            report.evaluation(),
            Optional.of(new SmoothedEvaluation(decoder, 60, 60, truth)));

    Page.parse(ReportWriter.html(smoothed)); // well-formed
    assertThat(ReportWriter.html(smoothed))
        .contains("id=\"smoothing\"", "delay 15 frames (250.0 ms), on top of 59 frames")
        .containsPattern(
            "Segment F1@50</th><td class=\"sum\">0\\.\\d+</td><td class=\"sum\">1\\.0+<");
    assertThat(ReportWriter.html(report)).doesNotContain("id=\"smoothing\"");
  }

  @Test
  void isWellFormedAndHasEverySection() throws XMLStreamException {
    Page page = Page.parse(ReportWriter.html(Reports.report()));
    for (String id :
        List.of(
            "summary",
            "confusion",
            "classes",
            "timeline",
            "boundaries",
            "calibration",
            "subjects",
            "learning",
            "data",
            "configuration",
            "provenance",
            "terms")) {
      assertThat(page.count("section id=" + id)).as(id).isEqualTo(1);
    }
    assertThat(page.text())
        .contains(Reports.CLASSES)
        .contains("The data is synthetic", "P01, P02, P03, P04", "loss: \"focal <gamma 2>\"")
        .contains("17.0.15, Linux amd64", "84,296", "whose weights were kept", "epoch 11 of 15");
    // Three recordings, two charts of epochs with a sample of each line in their legends, and one
    // of
    // confidence with a sample of each color.
    assertThat(page.count("svg viewBox=0 0 1040")).isEqualTo(3);
    assertThat(page.count("svg viewBox=0 0 510")).isEqualTo(2);
    assertThat(page.count("svg class=sample")).isEqualTo(4 + 4);
    assertThat(page.count("svg viewBox=0 0 500")).isEqualTo(1);
    assertThat(page.count("circle")).isEqualTo(4 * 15);
  }

  @Test
  void showsTheNumbersOfTheEvaluation() throws XMLStreamException {
    Evaluation evaluation = Reports.evaluation();
    Page page = Page.parse(ReportWriter.html(Reports.report()));
    assertThat(page.text())
        .contains(
            "%d of %d windows right"
                .formatted(evaluation.windows().correct(), evaluation.windows().total()))
        .contains(String.format(Locale.ROOT, "%.1f %%", 100 * evaluation.windows().accuracy()))
        .contains(String.format(Locale.ROOT, "%.1f %%", 100 * evaluation.frames().accuracy()))
        .contains(String.format(Locale.ROOT, "%.2f", evaluation.segments().f1At50()))
        .contains("Carry taken for Idle: 16 of 91 windows (18 %)");
    // A cell for each pair of classes; those that are not empty show their count.
    assertThat(page.elements().stream().filter(e -> e.contains(" taken for "))).hasSize(64);
    assertThat(page.elements())
        .anyMatch(e -> e.contains("title=Carry taken for Idle: 16") && e.contains("class=count"));
  }

  @Test
  void drawsTrueAndPredictedSegmentsToScale() throws XMLStreamException {
    // 20 frames on 954 units: the truth ends at frame 18, the prediction at frame 16.
    Evaluation evaluation = evaluation("r", "a", List.of("a", "b"));
    Page page = Page.parse(ReportWriter.html(with(evaluation)));
    assertThat(page.elements())
        .contains("rect x=74 y=2 width=858.6 height=30 fill=#0072b2")
        .contains("rect x=74 y=36 width=763.2 height=30 fill=#0072b2")
        .contains("rect x=837.2 y=72 width=190.8 height=10 class=unscored");
    assertThat(page.count("rect x=74 y=72")).isZero();
    assertThat(page.text()).contains("a, 0.00 to 1.80 s", "No window was mistaken.");
    assertThat(page.text()).contains("Not scored: 2 of 18 labelled frames, which lie in no window");
  }

  @Test
  void marksErrorsAndClassesThatTheModelDoesNotKnow() throws XMLStreamException {
    Page page = Page.parse(ReportWriter.html(with(evaluation("r", "z", List.of("a", "b")))));
    assertThat(page.elements()).contains("rect x=74 y=72 width=763.2 height=10 class=wrong");
    assertThat(page.text())
        .contains("z taken for a: 1 of 1 window (100 %)")
        .contains(
            "z is not among the training windows."
                + " The model cannot predict it; it counts as missed.")
        .contains("No test window is of class a; it was predicted, and lowers macro-F1.")
        .contains("No test window is of class b; it is left out of the means.");
  }

  /** One second of each of two subjects: the first one right but late, the second one wrong. */
  private static Evaluation twoSubjects() {
    List<WindowPrediction> windows = new ArrayList<>();
    List<LabelledRecording> recordings = new ArrayList<>();
    for (String subject : List.of("P1", "P2")) {
      LabelTrack labels =
          new LabelTrack(10, List.of(new LabelSpan(0, 4, "a"), new LabelSpan(4, 10, "b")))
              .withShares(new float[] {1, 1, 1, 1, 0.5f, 0.5f, 1, 1, 1, 1});
      recordings.add(new LabelledRecording(subject, subject, 10, labels));
      double b = subject.equals("P1") ? 0.9 : 0.1;
      windows.add(window(subject, 0, 6, "a", 0.1));
      windows.add(window(subject, 6, 10, "b", b));
    }
    return Evaluation.of(List.of("a", "b"), windows, recordings, new SegmentMetrics(Set.of("a")));
  }

  private static WindowPrediction window(
      String subject, int start, int end, String label, double b) {
    return new WindowPrediction(
        subject, subject, start, end, Optional.of(label), new double[] {1 - b, b});
  }

  @Test
  void showsHowFarScoresCanBeTrusted() throws XMLStreamException {
    Page page = Page.parse(ReportWriter.html(with(twoSubjects())));
    assertThat(page.text())
        .contains("median error200 ms", "mean error200 ms", "on average200 ms late")
        .contains("found1 of 2 (50 %)", "missed1", "predicted where none is0")
        .contains("Mean confidence 90.0 %, accuracy 75.0 %. Expected calibration error 0.150")
        .contains("0.87 to 0.93490.0 %75.0 %+15.0 %")
        .contains("1,000 samples of 2 subjects", "window accuracy0.750.50 to 1.00")
        .contains("P121.001.000.80", "P220.50")
        .contains("A single annotator agrees with the labels in 90.0 % of the scored frames.")
        .contains("Without background (a): frame accuracy 33.3 %");
    // The bin from 13/15 to 14/15: accuracy 0.75 of 300 units below 310, confidence 0.9.
    assertThat(page.elements())
        .contains("rect x=429.1 y=85 width=26.2 height=225 class=reliable")
        .contains("rect x=429.1 y=40 width=26.2 height=45 class=unsure")
        .contains("rect x=429.1 y=324 width=26.2 height=44 class=windows");
  }

  @Test
  void oneSubjectHasNoIntervals() throws XMLStreamException {
    Page page = Page.parse(ReportWriter.html(Reports.report()));
    assertThat(page.text())
        .contains("There are no confidence intervals: the test part has one subject.")
        .doesNotContain("A single annotator", "Without background");
  }

  @Test
  void drawsARecordingWithoutFrames() throws XMLStreamException {
    LabelledRecording empty = new LabelledRecording("empty", "s", 10, new LabelTrack(0, List.of()));

    Page page =
        Page.parse(
            ReportWriter.html(with(Evaluation.of(List.of("a", "b"), List.of(), List.of(empty)))));

    assertThat(page.text()).contains("subject s, no frame scored");
    assertThat(page.count("svg viewBox=0 0 1040")).isEqualTo(1);
  }

  @Test
  void escapesTextOfUsers() throws XMLStreamException {
    String evil = "<b>\"x\" & 'y'</b>\u0007";
    ReportData report =
        new ReportData(
            evil,
            List.of(evil),
            new DataDescription(
                List.of(new Fact(evil, evil)),
                List.of(new ClassWindows(evil, 1, 2, 3)),
                new SplitSubjects(List.of(evil), List.of(), List.of(evil))),
            new RunDescription(
                evil, 1, Reports.curve(), "a: </pre>" + evil, List.of(new Fact(evil, evil))),
            evaluation(evil, evil, List.of("a")));
    String html = ReportWriter.html(report);
    assertThat(html).doesNotContain("<b>", "</b>", "\u0007").contains("&lt;b&gt;&quot;x&quot;");
    Page page = Page.parse(html);
    assertThat(page.count("pre")).isEqualTo(1);
    assertThat(page.text()).contains("a: </pre><b>\"x\" & 'y'</b>\uFFFD");
  }

  @Test
  void isTheSameForEqualDataInEveryLocale() {
    String expected = ReportWriter.html(Reports.report());
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(ReportWriter.html(Reports.report())).isEqualTo(expected);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void saysWhatIsMissing() throws XMLStreamException {
    Page untrained = Page.parse(ReportWriter.html(with(LearningCurve.none())));
    assertThat(untrained.text()).contains("The model was not trained in this run.");
    Evaluation nothing = Evaluation.of(List.of("a"), List.of(), List.of());
    Page unscored = Page.parse(ReportWriter.html(with(nothing)));
    assertThat(unscored.text())
        .contains("No window of the test part has a label, so nothing was scored.")
        .contains("there is no timeline", "Nothing was scored.")
        .contains("There is no boundary between two labelled actions.", "has no subject")
        .doesNotContain("NaN");
    assertThat(unscored.count("ul class=notes")).isZero();
  }

  @Test
  void leavesGapsWhereNothingWasMeasured() throws XMLStreamException {
    double none = Double.NaN;
    LearningCurve curve =
        new LearningCurve(
            List.of(
                new EpochScore(1, 2.0, 1.0, none, none),
                new EpochScore(2, none, 1.0, none, none),
                new EpochScore(3, 0.0, none, none, none)),
            OptionalInt.empty());
    Page page = Page.parse(ReportWriter.html(with(curve)));
    // The chart is 510 by 250 units; its axes are at 56 and 488, 14 and 216.
    assertThat(page.elements())
        .contains("path d=M56 14M488 216 class=train")
        .contains("path d=M56 115L272 115 class=validation");
    assertThat(page.count("svg viewBox=0 0 510")).isEqualTo(1);
    assertThat(page.text()).doesNotContain("whose weights were kept", "NaN");
  }

  @Test
  void drawsOnlyTheFirstOfManyRecordingsAndManyClassesNarrowly() throws XMLStreamException {
    List<String> classes = IntStream.range(0, 12).mapToObj(i -> "class " + i).toList();
    LabelTrack labels = new LabelTrack(20, List.of());
    List<LabelledRecording> recordings =
        IntStream.range(0, 8)
            .mapToObj(i -> new LabelledRecording("r" + i, "s", 10, labels))
            .toList();
    Page page = Page.parse(ReportWriter.html(with(Evaluation.of(classes, List.of(), recordings))));
    assertThat(page.count("svg viewBox=0 0 1040")).isEqualTo(TimelineSection.MAX_RECORDINGS);
    assertThat(page.text()).contains("The first 6 of 8 test recordings are drawn.");
    assertThat(page.count("table class=matrix wide")).isEqualTo(1);
  }

  @Test
  void writesAFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("report.html");
    ReportWriter.write(file, Reports.report());
    assertThat(Files.readString(file)).isEqualTo(ReportWriter.html(Reports.report()));
  }

  @Test
  void rejectsEpochsOutOfOrder() {
    EpochScore first = new EpochScore(2, 1, 1, 1, 1);
    assertThatThrownBy(() -> new LearningCurve(List.of(first, first), OptionalInt.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("epochs must ascend, received 2 after 2");
  }
}
