package org.kinema4j.har.dataset.datavec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.datavec.api.conf.Configuration;
import org.datavec.api.split.CollectionInputSplit;
import org.datavec.api.split.InputSplit;
import org.datavec.api.writable.DoubleWritable;
import org.datavec.api.writable.IntWritable;
import org.datavec.api.writable.Text;
import org.datavec.api.writable.Writable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.io.TestRecordings;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.FrameSpan;
import org.kinema4j.har.motion.LabelSpan;
import org.kinema4j.har.motion.LabelTrack;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.XsensSignal;

class RecordingSequenceRecordReaderTest {

  @TempDir private Path folder;

  /** A format of one channel, whose files say by their names what is in them. */
  private static final class OwnFormat extends RecordingSequenceRecordReader {

    private static final long serialVersionUID = 1L;
    private static final Map<String, MotionClip> FILES =
        Map.of(
            "good", clip(10, "m"),
            "gap", clip(10, "m").withMissing(List.of(new FrameSpan(1, 2))),
            "fast", clip(20, "m"),
            "millimetres", clip(10, "mm"));

    private final boolean gaps;

    OwnFormat(LastColumn last, boolean gaps) {
      super(FirstColumn.TIME, last);
      this.gaps = gaps;
    }

    private static MotionClip clip(double rateHz, String unit) {
      float[] values = {1, 2, 3};
      return new MotionClip(
          "own", "S1", rateHz, List.of(new Signal("own", List.of(new Channel("x", unit)), values)));
    }

    @Override
    protected MotionClip read(Path file) {
      return FILES.get(file.getFileName().toString());
    }

    @Override
    protected MotionClip readLabelled(Path file) {
      return read(file).withLabels(new LabelTrack(3, List.of(new LabelSpan(0, 2, "Walk"))));
    }

    @Override
    protected boolean marksMissing() {
      return gaps;
    }
  }

  private OwnFormat reader(LastColumn last, boolean gaps, String... names) throws Exception {
    OwnFormat reader = new OwnFormat(last, gaps);
    reader.initialize(split(List.of(names).stream().map(folder::resolve).toArray(Path[]::new)));
    return reader;
  }

  private static InputSplit split(Path... files) {
    return new CollectionInputSplit(List.of(files).stream().map(Path::toUri).toList());
  }

  @Test
  void aFormatOfOnesOwnNeedsTwoMethods() throws Exception {
    OwnFormat reader = reader(LastColumn.LABEL, true, "gap");

    assertThat(reader.schema().getColumnNames()).containsExactly("time", "missing", "x", "label");
    assertThat(reader.frameRateHz()).isEqualTo(10);
    assertThat(reader.sequenceRecord())
        .containsExactly(row(0, 0, 1, "Walk"), row(0.1, 1, 2, "Walk"), row(0.2, 0, 3, ""));
    assertThat(reader(LastColumn.NONE, false, "good").sequenceRecord().get(2))
        .containsExactly(new DoubleWritable(0.2), new DoubleWritable(3));
  }

  private static List<Writable> row(double time, int missing, double value, String label) {
    return List.of(
        new DoubleWritable(time),
        new IntWritable(missing),
        new DoubleWritable(value),
        new Text(label));
  }

  @Test
  void gapsDoNotPassUnmarked() throws Exception {
    OwnFormat reader = reader(LastColumn.NONE, false, "gap");

    assertThatThrownBy(reader::sequenceRecord)
        .isInstanceOf(BadDataException.class)
        .hasMessage(folder.resolve("gap") + ": expected a recording without gaps, found 1 gaps");
  }

  @Test
  void filesOfOneSplitAgreeInRateAndUnits() throws Exception {
    OwnFormat rates = reader(LastColumn.NONE, false, "good", "fast");
    rates.sequenceRecord();
    assertThatThrownBy(rates::sequenceRecord)
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            folder.resolve("fast")
                + ": expected 10.0 Hz, as the files before, found 20.0 Hz; read files of each rate"
                + " with a reader of their own");
    OwnFormat units = reader(LastColumn.NONE, false, "good", "millimetres");
    units.sequenceRecord();
    assertThatThrownBy(units::sequenceRecord)
        .hasMessageContaining("number 2 is x in m, found 2 columns, number 2 is x in mm");
  }

  @Test
  void aConfigurationNamesTheColumns() throws Exception {
    Configuration conf = new Configuration();
    conf.set(RecordingSequenceRecordReader.FIRST_COLUMN, "none");
    conf.set(RecordingSequenceRecordReader.LAST_COLUMN, "label");
    OwnFormat reader = new OwnFormat(LastColumn.NONE, false);
    reader.initialize(conf, split(folder.resolve("good")));

    assertThat(reader.schema().getColumnNames()).containsExactly("x", "label");
    assertThat(reader.getConf().get(RecordingSequenceRecordReader.LAST_COLUMN)).isEqualTo("LABEL");
  }

  @Test
  void streamsAreForFormatsThatReadThemAndHaveNoLabelsBesideThem() throws Exception {
    OwnFormat reader = reader(LastColumn.NONE, false, "good");
    MvnxSequenceRecordReader labelled =
        new MvnxSequenceRecordReader(
            Set.of(XsensSignal.POSITION), FirstColumn.NONE, LastColumn.LABEL);
    try (DataInputStream stream = new DataInputStream(new ByteArrayInputStream(new byte[0]))) {
      URI uri = URI.create("memory:/good");
      assertThatThrownBy(() -> reader.sequenceRecord(uri, stream))
          .hasMessage("OwnFormat reads files only, received a stream for /good");
      assertThatThrownBy(() -> labelled.sequenceRecord(uri, stream))
          .hasMessage("labels are found near files, received a stream for /good");
    }
  }

  @Test
  void labelsOfMvnxAreFoundAsThePipelineFindsThem() throws Exception {
    Path file = TestRecordings.write(folder.resolve("motion").resolve("a.mvnx"), 15, "");
    TestRecordings.labels(folder.resolve("labels").resolve("a.labels.csv"), 1, "Re", "Id", "Id");
    Path lonely = TestRecordings.write(folder.resolve("motion").resolve("b.mvnx"), 15, "");
    MvnxSequenceRecordReader reader =
        new MvnxSequenceRecordReader(
            Set.of(XsensSignal.POSITION), FirstColumn.NONE, LastColumn.LABEL);
    reader.initialize(split(file, lonely));

    List<List<Writable>> rows = reader.sequenceRecord();

    // 60 Hz: the second row, at 0.1 s, begins with frame 6.
    assertThat(rows).hasSize(15);
    assertThat(rows.get(5)).hasSize(70).endsWith(new Text("Reach"));
    assertThat(rows.get(6)).endsWith(new Text("Idle"));
    assertThatThrownBy(reader::sequenceRecord)
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            lonely
                + ": expected labels (<name>.labels.csv) beside it or in a folder of labels near"
                + " it, found none");
  }

  @Test
  void jointAnglesAreMadeWhereAFileHasNone() throws Exception {
    Path file =
        TestRecordings.write(
            folder.resolve("c.mvnx"),
            2,
            "",
            List.of(XsensSignal.ORIENTATION, XsensSignal.POSITION));
    MvnxSequenceRecordReader reader =
        new MvnxSequenceRecordReader(
            Set.of(XsensSignal.ORIENTATION, XsensSignal.JOINT_ANGLE), FirstColumn.NONE);
    reader.initialize(split(file));

    assertThat(reader.sequenceRecord()).hasSize(2).allSatisfy(r -> assertThat(r).hasSize(92 + 66));
  }
}
