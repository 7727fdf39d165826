package org.kinema4j.har.dataset.datavec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.datavec.api.records.reader.impl.collection.CollectionSequenceRecordReader;
import org.datavec.api.records.reader.impl.transform.TransformProcessSequenceRecordReader;
import org.datavec.api.split.CollectionInputSplit;
import org.datavec.api.transform.TransformProcess;
import org.datavec.api.writable.Text;
import org.datavec.api.writable.Writable;
import org.deeplearning4j.datasets.datavec.SequenceRecordReaderDataSetIterator;
import org.deeplearning4j.datasets.datavec.SequenceRecordReaderDataSetIterator.AlignmentMode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.HarPipeline;
import org.kinema4j.har.dataset.Standardizer;
import org.kinema4j.har.dataset.WindowBatches;
import org.kinema4j.har.io.TestRecordings;
import org.kinema4j.har.io.andy.AndyDataset;
import org.kinema4j.har.io.andy.AndyRecording;
import org.kinema4j.har.io.csv.CsvReader;
import org.kinema4j.har.io.csv.RecordingFolder;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.XsensSignal;
import org.kinema4j.har.synth.SynthDataset;
import org.kinema4j.har.synth.SynthSpec;
import org.kinema4j.har.transform.FeatureSpec;
import org.kinema4j.har.window.SlidingWindows;
import org.kinema4j.har.window.Window;
import org.kinema4j.har.window.WindowSpec;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

/** Runs the Java examples of {@code docs/datavec.md}, on a synthetic folder in AnDy's layout. */
class DatavecGuideTest {

  private static final Path PAGE = Path.of("..", "..", "docs", "datavec.md");
  private static final Path SOURCE =
      Path.of("src/test/java/org/kinema4j/har/dataset/datavec/DatavecGuideTest.java");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @TempDir private static Path folder;
  private static final FeatureSpec FEATURES = FeatureSpec.parse("positions,joint-angles");
  private static List<Window> windows;
  private static List<String> classes;

  /** The path of the pipeline, without DataVec. */
  @BeforeAll
  static void cutWindows() throws IOException {
    SynthSpec spec = SynthSpec.defaults().withParticipants(1).withTrialsPerParticipant(1);
    SynthDataset.write(folder, spec, 2, progress -> {});
    windows = new ArrayList<>();
    for (MotionClip clip : AndyDataset.open(folder).load(FEATURES.requiredSignals(), 2).clips()) {
      SlidingWindows.cut(HarPipeline.features(clip, FEATURES, 60), new WindowSpec(60, 15, 0.6))
          .stream()
          .filter(window -> window.label().isPresent())
          .forEach(windows::add);
    }
    classes = windows.stream().map(w -> w.label().orElseThrow()).distinct().sorted().toList();
  }

  /** An example that stands in no test would not be run. */
  @Test
  void everyExampleIsInThisClass() throws IOException {
    String tested = squeezed(Files.readString(SOURCE));
    List<String> examples =
        JAVA.matcher(Files.readString(PAGE)).results().map(block -> block.group(1)).toList();

    assertThat(examples).hasSizeGreaterThan(7);
    assertThat(examples).allSatisfy(example -> assertThat(tested).contains(squeezed(example)));
  }

  private static String squeezed(String code) {
    return code.replaceAll("\\s+", "");
  }

  @Test
  void aTransformProcessEndsInTheWindowsOfThePipeline() throws Exception {
    List<URI> files =
        AndyDataset.open(folder).labelled().stream()
            .map(recording -> recording.mvnx().toUri())
            .toList();
    MvnxSequenceRecordReader reader =
        new MvnxSequenceRecordReader(
            FeatureSpec.parse("positions,joint-angles").requiredSignals(),
            FirstColumn.NONE,
            LastColumn.LABEL);
    reader.initialize(new CollectionInputSplit(files));
    TransformProcess cutting =
        new TransformProcess.Builder(reader.schema())
            .transform(new ResampleTransform(reader.frameRateHz(), 60))
            .transform(new FeatureTransform("positions,joint-angles"))
            .splitSequence(SlidingWindowSplit.labelled(new WindowSpec(60, 15, 0.6), "label"))
            .build();

    List<List<List<Writable>>> cut = new ArrayList<>();
    while (reader.hasNext()) {
      cut.addAll(SequenceExecutor.execute(List.of(reader.sequenceRecord()), cutting));
    }

    TransformProcess finishing =
        new TransformProcess.Builder(cutting.getFinalSchema())
            .transform(StandardizeTransform.fit(cutting.getFinalSchema(), cut))
            .stringToCategorical("label", classes)
            .categoricalToInteger("label")
            .build();
    List<List<List<Writable>>> finished = SequenceExecutor.execute(cut, finishing);

    DataSetIterator batches =
        new SequenceRecordReaderDataSetIterator(
            new CollectionSequenceRecordReader(finished),
            32,
            classes.size(),
            finishing.getFinalSchema().getIndexOfColumn("label"));

    Standardizer standardizer = Standardizer.fit(windows);
    assertThat(StandardizeTransform.fit(cutting.getFinalSchema(), cut))
        .isEqualTo(StandardizeTransform.of(standardizer, cutting.getFinalSchema()));
    assertSameBatches(batches, WindowBatches.inOrder(windows, standardizer, classes, 32));
  }

  /** Equal to the last bit: the same code computed both. DataVec gives each step the label. */
  private static void assertSameBatches(DataSetIterator batches, WindowBatches expected) {
    assertThat(windows).hasSizeGreaterThan(50);
    while (expected.hasNext()) {
      DataSet fast = expected.next();
      DataSet slow = batches.next();
      assertThat(slow.getFeatures()).isEqualTo(fast.getFeatures());
      INDArray labels = slow.getLabels();
      assertThat(labels.shape()).containsExactly(fast.numExamples(), classes.size(), 60);
      for (int t = 0; t < 60; t++) {
        assertThat(labels.slice(t, 2)).isEqualTo(fast.getLabels());
      }
    }
    assertThat(batches.hasNext()).isFalse();
  }

  /** A small recording will do: only the schema is taken from it. */
  @Test
  void aProcessGoesThroughJsonAndYaml(@TempDir Path small) throws Exception {
    MvnxSequenceRecordReader reader =
        new MvnxSequenceRecordReader(FEATURES.requiredSignals(), FirstColumn.NONE);
    reader.initialize(
        new CollectionInputSplit(
            List.of(TestRecordings.write(small.resolve("small.mvnx"), 2, "").toUri())));
    TransformProcess process =
        new TransformProcess.Builder(reader.schema())
            .transform(new ResampleTransform(240, 60))
            .transform(new FeatureTransform("positions"))
            .build();

    String json = process.toJson();
    TransformProcess same = TransformProcess.fromJson(json);

    assertThat(same).isEqualTo(process);
    assertThat(TransformProcess.fromYaml(process.toYaml())).isEqualTo(process);
  }

  @Test
  void motionAndAnnotationsMakeOneDataSet() throws Exception {
    List<AndyRecording> recordings = AndyDataset.open(folder).labelled();
    List<URI> motionFiles = recordings.stream().map(r -> r.mvnx().toUri()).toList();
    List<URI> labelFiles = recordings.stream().map(r -> r.labels().orElseThrow().toUri()).toList();

    MvnxSequenceRecordReader motion = new MvnxSequenceRecordReader();
    motion.initialize(new CollectionInputSplit(motionFiles));
    AnnotationSequenceRecordReader labels = new AnnotationSequenceRecordReader();
    labels.initialize(new CollectionInputSplit(labelFiles));
    List<String> names = new ArrayList<>(classes);
    names.add("");
    TransformProcess toNumbers =
        new TransformProcess.Builder(labels.schema())
            .stringToCategorical("label", names)
            .categoricalToInteger("label")
            .build();
    DataSetIterator pairs =
        new SequenceRecordReaderDataSetIterator(
            motion,
            new TransformProcessSequenceRecordReader(labels, toNumbers),
            1,
            names.size(),
            false,
            AlignmentMode.ALIGN_START);

    List<MotionClip> clips =
        AndyDataset.open(folder).load(Set.of(XsensSignal.JOINT_ANGLE), 2).clips();
    for (MotionClip clip : clips) {
      DataSet pair = pairs.next();
      assertThat(pair.getFeatures().size(2))
          .isEqualTo(Math.max(clip.frames(), pair.getLabels().size(2)));
      for (int f = 0; f < clip.frames(); f += 97) {
        String expected = clip.labels().orElseThrow().at(f).orElse("");
        assertThat(pair.getLabels().getFloat(0, names.indexOf(expected), f)).isEqualTo(1);
        assertThat(pair.getFeatures().getFloat(0, 47, f))
            .isEqualTo(clip.signal("jointAngle").value(f, 47));
      }
    }
    assertThat(pairs.hasNext()).isFalse();
  }

  /** Anna moves one knee to and fro, 4 s at 100 Hz, and then rests as long. */
  @Test
  void csvGoesTheSameWay(@TempDir Path csvFolder) throws Exception {
    StringBuilder text = new StringBuilder("time,knee,force\ns,deg,N\n");
    for (int f = 0; f < 800; f++) {
      double angle = f < 400 ? 30 * Math.sin(f / 20.0) : 0;
      text.append(String.format(Locale.ROOT, "%.2f,%.4f,%d%n", f / 100.0, angle, f));
    }
    Files.writeString(csvFolder.resolve("anna_1.csv"), text);
    Files.writeString(
        csvFolder.resolve("anna_1.labels.csv"), "start,end,label\n0,4,move\n4,8,rest\n");

    List<URI> recordings =
        RecordingFolder.open(csvFolder, Set.of(".csv")).labelled().stream()
            .map(recording -> recording.file().toUri())
            .toList();
    CsvSequenceRecordReader csv =
        new CsvSequenceRecordReader(FirstColumn.NONE, LastColumn.LABEL, CsvReader.DEFAULT_MAX_GAP);
    csv.initialize(new CollectionInputSplit(recordings));
    TransformProcess windows =
        new TransformProcess.Builder(csv.schema())
            .transform(new ContinuousAnglesTransform(List.of("knee")))
            .transform(new ResampleTransform(csv.frameRateHz(), 50))
            .splitSequence(SlidingWindowSplit.labelled(new WindowSpec(50, 25, 0.6), "label"))
            .removeColumns("missing")
            .build();

    List<List<List<Writable>>> cut =
        SequenceExecutor.execute(List.of(csv.sequenceRecord()), windows);

    // 400 frames at 50 Hz: (400 - 50) / 25 + 1 windows; one of them has half of each label.
    assertThat(cut).hasSize(14);
    assertThat(cut.get(0).get(0)).hasSize(3).endsWith(new Text("move"));
    // A wave of 0.8 Hz passes the filter within 0.1 %.
    for (int f = 0; f < 50; f++) {
      assertThat(cut.get(1).get(f).get(0).toDouble())
          .isCloseTo(Math.PI / 6 * Math.sin((f + 25) / 10.0), within(0.001 * Math.PI / 6));
    }
  }

  @Test
  void opinionsOfEachAnnotatorAreColumns() throws Exception {
    List<URI> labelFiles =
        AndyDataset.open(folder).labelled().stream()
            .map(recording -> recording.labels().orElseThrow().toUri())
            .toList();
    AnnotationSequenceRecordReader opinions =
        new AnnotationSequenceRecordReader(
            240, AnnotationColumns.EACH_ANNOTATOR, FirstColumn.FRAME);
    opinions.initialize(new CollectionInputSplit(labelFiles));

    assertThat(opinions.schema().getColumnNames())
        .containsExactly(
            "frame",
            "current_action_Annotator1",
            "current_action_Annotator2",
            "current_action_Annotator3");
  }
}
