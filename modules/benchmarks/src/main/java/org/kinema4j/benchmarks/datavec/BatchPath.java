package org.kinema4j.benchmarks.datavec;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.datavec.api.records.reader.impl.collection.CollectionSequenceRecordReader;
import org.datavec.api.split.CollectionInputSplit;
import org.datavec.api.transform.TransformProcess;
import org.datavec.api.writable.Writable;
import org.deeplearning4j.datasets.datavec.SequenceRecordReaderDataSetIterator;
import org.kinema4j.har.HarPipeline;
import org.kinema4j.har.dataset.Standardizer;
import org.kinema4j.har.dataset.WindowBatches;
import org.kinema4j.har.dataset.datavec.FeatureTransform;
import org.kinema4j.har.dataset.datavec.FirstColumn;
import org.kinema4j.har.dataset.datavec.LastColumn;
import org.kinema4j.har.dataset.datavec.MvnxSequenceRecordReader;
import org.kinema4j.har.dataset.datavec.ResampleTransform;
import org.kinema4j.har.dataset.datavec.SequenceExecutor;
import org.kinema4j.har.dataset.datavec.SlidingWindowSplit;
import org.kinema4j.har.dataset.datavec.StandardizeTransform;
import org.kinema4j.har.io.andy.AndyDataset;
import org.kinema4j.har.io.andy.AndyRecording;
import org.kinema4j.har.io.andy.AnnotationCsv;
import org.kinema4j.har.io.andy.MergedAnnotations;
import org.kinema4j.har.io.mvnx.MvnxReader;
import org.kinema4j.har.motion.Action;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.transform.FeatureSpec;
import org.kinema4j.har.window.SlidingWindows;
import org.kinema4j.har.window.Window;
import org.kinema4j.har.window.WindowSpec;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Ways from the files of a folder in AnDy's layout to one batch of standardized windows. */
enum BatchPath {
  /** Only reads the recordings and their labels, which both others do too. */
  READ("reading alone") {
    @Override
    INDArray batch(Path folder) throws IOException {
      load(folder);
      return null;
    }
  },
  /** The pipeline: arrays of floats, cut where they lie. */
  PIPELINE("pipeline") {
    @Override
    INDArray batch(Path folder) throws IOException {
      List<Window> windows = new ArrayList<>();
      for (MotionClip clip : load(folder)) {
        SlidingWindows.cut(HarPipeline.features(clip, FEATURES, RATE_HZ), WINDOW).stream()
            .filter(window -> window.label().isPresent())
            .forEach(windows::add);
      }
      return WindowBatches.inOrder(windows, Standardizer.fit(windows), CLASSES, windows.size())
          .next()
          .getFeatures();
    }
  },
  /** Readers, a process and an iterator of DataVec: an object a number. */
  DATAVEC("DataVec") {
    @Override
    INDArray batch(Path folder) throws IOException {
      MvnxSequenceRecordReader reader = reader(folder);
      // Once a file is read, the schema is known without reading one for it.
      List<List<Writable>> recording = reader.sequenceRecord();
      TransformProcess cutting =
          new TransformProcess.Builder(reader.schema())
              .transform(new ResampleTransform(reader.frameRateHz(), RATE_HZ))
              .transform(new FeatureTransform(FEATURES.toString()))
              .splitSequence(SlidingWindowSplit.labelled(WINDOW, "label"))
              .build();
      List<List<List<Writable>>> cut =
          new ArrayList<>(SequenceExecutor.execute(List.of(recording), cutting));
      while (reader.hasNext()) {
        cut.addAll(SequenceExecutor.execute(List.of(reader.sequenceRecord()), cutting));
      }
      TransformProcess finishing =
          new TransformProcess.Builder(cutting.getFinalSchema())
              .transform(StandardizeTransform.fit(cutting.getFinalSchema(), cut))
              .stringToCategorical("label", CLASSES)
              .categoricalToInteger("label")
              .build();
      List<List<List<Writable>>> finished = SequenceExecutor.execute(cut, finishing);
      return new SequenceRecordReaderDataSetIterator(
              new CollectionSequenceRecordReader(finished),
              finished.size(),
              CLASSES.size(),
              finishing.getFinalSchema().getIndexOfColumn("label"))
          .next()
          .getFeatures();
    }
  };

  private static final FeatureSpec FEATURES = FeatureSpec.parse(FeatureSpec.BOTH);
  private static final double RATE_HZ = 60;
  private static final WindowSpec WINDOW = new WindowSpec(60, 15, WindowSpec.DEFAULT_MIN_PURITY);
  private static final List<String> CLASSES =
      Arrays.stream(Action.values()).map(Action::label).toList();

  private final String title;

  BatchPath(String title) {
    this.title = title;
  }

  /** Returns what to call it in a table. */
  String title() {
    return title;
  }

  /** Goes the way; null where it does not lead to a batch. */
  abstract INDArray batch(Path folder) throws IOException;

  /** In the calling thread, whose allocations are counted. */
  private static List<MotionClip> load(Path folder) throws IOException {
    List<MotionClip> clips = new ArrayList<>();
    for (AndyRecording recording : AndyDataset.open(folder).labelled()) {
      MotionClip clip =
          MvnxReader.of(FEATURES.requiredSignals())
              .read(recording.mvnx())
              .clipWith(FEATURES.requiredSignals());
      MergedAnnotations labels = AnnotationCsv.read(recording.labels().orElseThrow()).merge();
      clips.add(clip.withLabels(labels.place(clip.frames(), clip.frameRateHz()).track()));
    }
    return clips;
  }

  private static MvnxSequenceRecordReader reader(Path folder) throws IOException {
    List<URI> files =
        AndyDataset.open(folder).labelled().stream()
            .map(recording -> recording.mvnx().toUri())
            .toList();
    MvnxSequenceRecordReader reader =
        new MvnxSequenceRecordReader(
            FEATURES.requiredSignals(), FirstColumn.NONE, LastColumn.LABEL);
    try {
      reader.initialize(new CollectionInputSplit(files));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    return reader;
  }
}
