package org.kinema4j.har.dataset.datavec;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.datavec.api.records.reader.impl.collection.CollectionSequenceRecordReader;
import org.datavec.api.split.CollectionInputSplit;
import org.datavec.api.transform.TransformProcess;
import org.datavec.api.writable.Writable;
import org.datavec.local.transforms.LocalTransformExecutor;
import org.deeplearning4j.datasets.datavec.SequenceRecordReaderDataSetIterator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.HarPipeline;
import org.kinema4j.har.dataset.Standardizer;
import org.kinema4j.har.dataset.WindowBatches;
import org.kinema4j.har.io.andy.AndyDataset;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.synth.SynthDataset;
import org.kinema4j.har.synth.SynthSpec;
import org.kinema4j.har.transform.FeatureSpec;
import org.kinema4j.har.window.SlidingWindows;
import org.kinema4j.har.window.Window;
import org.kinema4j.har.window.WindowSpec;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

class DatavecPathTest {

  private static final FeatureSpec FEATURES = FeatureSpec.parse("both");
  private static final double RATE_HZ = 60;
  private static final WindowSpec WINDOW = new WindowSpec(60, 30, 0.6);

  @TempDir static Path folder;
  private static DataSet fast;
  private static Standardizer standardizer;
  private static List<String> classes;

  @BeforeAll
  static void fastPath() throws Exception {
    SynthDataset.write(
        folder,
        SynthSpec.defaults().withParticipants(2).withTrialsPerParticipant(1),
        2,
        progress -> {});
    List<Window> windows = new ArrayList<>();
    for (MotionClip clip :
        AndyDataset.open(folder).load(FEATURES.requiredSignals(), 2).clips()) {
      SlidingWindows.cut(HarPipeline.features(clip, FEATURES, RATE_HZ), WINDOW).stream()
          .filter(window -> window.label().isPresent())
          .forEach(windows::add);
    }
    classes = windows.stream().map(w -> w.label().orElseThrow()).distinct().sorted().toList();
    standardizer = Standardizer.fit(windows);
    fast = WindowBatches.inOrder(windows, standardizer, classes, windows.size()).next();
  }

  @Test
  void endsInTheWindowsOfTheFastPath() throws Exception {
    List<URI> files =
        AndyDataset.open(folder).labelled().stream().map(r -> r.mvnx().toUri()).toList();
    MvnxSequenceRecordReader reader =
        new MvnxSequenceRecordReader(
            FEATURES.requiredSignals(), FirstColumn.NONE, LastColumn.LABEL);
    reader.initialize(new CollectionInputSplit(files));
    TransformProcess cutting =
        new TransformProcess.Builder(reader.schema())
            .transform(new ResampleTransform(reader.frameRateHz(), RATE_HZ))
            .transform(new FeatureTransform("positions,joint-angles"))
            .splitSequence(SlidingWindowSplit.labelled(WINDOW, "label"))
            .build();
    List<List<List<Writable>>> recordings = new ArrayList<>();
    while (reader.hasNext()) {
      recordings.add(reader.sequenceRecord());
    }
    long t0 = System.nanoTime();
    List<List<List<Writable>>> windows =
        LocalTransformExecutor.executeSequenceToSequence(recordings, cutting);
    System.err.println("exec " + (System.nanoTime() - t0) / 1e9 + " " + windows.size()+" "+windows.get(0).size()+" "+windows.get(0).get(0).size());
    List<List<List<Writable>>> mine = recordings;
    for (org.datavec.api.transform.DataAction action : cutting.getActionList()) {
      mine = action.getTransform() != null
          ? mine.stream().map(q -> action.getTransform().mapSequence(q)).toList()
          : mine.stream().flatMap(q -> action.getSequenceSplit().split(q).stream()).toList();
    }
    int[] bad = new int[3];
    for (int n = 0; n < mine.size(); n++)
      for (int t = 0; t < 60; t++)
        for (int c = 0; c < 136; c++)
          if (!mine.get(n).get(t).get(c).toString().equals(windows.get(n).get(t).get(c).toString())) {
            if (bad[0]++ < 5) System.err.println(n+" "+t+" "+c+" "+mine.get(n).get(t).get(c)+" arrow "+windows.get(n).get(t).get(c));
          }
    System.err.println("BAD " + bad[0] + " of " + mine.size()*60*136);
    if (Boolean.getBoolean("mine")) windows = mine;
    t0 = System.nanoTime();
    StandardizeTransform standardize =
        StandardizeTransform.fit(cutting.getFinalSchema(), windows);
    System.err.println("fit " + (System.nanoTime() - t0) / 1e9);
    t0 = System.nanoTime();
    TransformProcess finishing =
        new TransformProcess.Builder(cutting.getFinalSchema())
            .transform(standardize)
            .stringToCategorical("label", classes)
            .categoricalToInteger("label")
            .build();
    List<List<List<Writable>>> finished =
        LocalTransformExecutor.executeSequenceToSequence(windows, finishing);
    System.err.println("exec2 " + (System.nanoTime() - t0) / 1e9);
    t0 = System.nanoTime();
    int width = finishing.getFinalSchema().numColumns();
    SequenceRecordReaderDataSetIterator it =
        new SequenceRecordReaderDataSetIterator(
            new CollectionSequenceRecordReader(finished),
            finished.size(),
            classes.size(),
            width - 1);
    DataSet slow = it.next();
    System.err.println("it " + (System.nanoTime() - t0) / 1e9);
    System.err.println(fast.getFeatures().shapeInfoToString() + slow.getFeatures().shapeInfoToString());
    INDArray d = fast.getFeatures().sub(slow.getFeatures());
    System.err.println(d.amaxNumber());
    assertThat(slow.getFeatures()).isEqualTo(fast.getFeatures());
    System.err.println(slow.getLabels().shapeInfoToString());
  }
}
