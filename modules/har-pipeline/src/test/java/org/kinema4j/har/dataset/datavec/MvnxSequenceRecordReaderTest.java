package org.kinema4j.har.dataset.datavec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.datavec.api.conf.Configuration;
import org.datavec.api.records.SequenceRecord;
import org.datavec.api.records.listener.RecordListener;
import org.datavec.api.records.metadata.RecordMetaDataURI;
import org.datavec.api.records.reader.RecordReader;
import org.datavec.api.records.reader.impl.transform.TransformProcessSequenceRecordReader;
import org.datavec.api.records.writer.RecordWriter;
import org.datavec.api.split.CollectionInputSplit;
import org.datavec.api.split.FileSplit;
import org.datavec.api.split.InputSplit;
import org.datavec.api.split.StreamInputSplit;
import org.datavec.api.transform.MathOp;
import org.datavec.api.transform.TransformProcess;
import org.datavec.api.transform.schema.Schema;
import org.datavec.api.transform.schema.SequenceSchema;
import org.datavec.api.writable.DoubleWritable;
import org.datavec.api.writable.IntWritable;
import org.datavec.api.writable.Text;
import org.datavec.api.writable.Writable;
import org.datavec.local.transforms.LocalTransformExecutor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.io.TestRecordings;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.XsensSignal;

class MvnxSequenceRecordReaderTest {

  private static final int POSITION_WIDTH = 69;
  private static final int ANGLE_WIDTH = 66;

  @TempDir Path folder;
  private Path shorter;
  private Path longer;

  @BeforeEach
  void writeRecordings() throws IOException {
    shorter = TestRecordings.write(folder.resolve("a.mvnx"), 3, "");
    longer = TestRecordings.write(folder.resolve("b.mvnx.gz"), 5, "");
  }

  private InputSplit split(Path... files) {
    List<URI> uris = new ArrayList<>();
    for (Path file : files) {
      uris.add(file.toUri());
    }
    return new CollectionInputSplit(uris);
  }

  private static MvnxSequenceRecordReader reader(InputSplit split, FirstColumn first)
      throws Exception {
    MvnxSequenceRecordReader reader =
        new MvnxSequenceRecordReader(
            EnumSet.of(XsensSignal.JOINT_ANGLE, XsensSignal.POSITION), first);
    reader.initialize(split);
    return reader;
  }

  @Test
  void oneFileIsOneSequenceAndOneFrameOneStep() throws Exception {
    MvnxSequenceRecordReader reader = reader(split(shorter, longer), FirstColumn.FRAME);
    assertThat(reader.sequenceRecord()).hasSize(3);
    List<List<Writable>> rows = reader.sequenceRecord();
    assertThat(rows).hasSize(5);
    assertThat(reader.hasNext()).isFalse();
    for (int frame = 0; frame < rows.size(); frame++) {
      List<Writable> row = rows.get(frame);
      assertThat(row).hasSize(1 + POSITION_WIDTH + ANGLE_WIDTH);
      assertThat(row.get(0)).isEqualTo(new IntWritable(frame));
      for (int c = 0; c < POSITION_WIDTH; c++) {
        assertThat(row.get(1 + c)).isEqualTo(new DoubleWritable(TestRecordings.value(frame, c)));
      }
      for (int c = 0; c < ANGLE_WIDTH; c++) {
        assertThat(row.get(1 + POSITION_WIDTH + c))
            .isEqualTo(new DoubleWritable(TestRecordings.value(frame, c)));
      }
    }
  }

  @Test
  void theFirstColumnIsFrameTimeOrAbsent() throws Exception {
    List<Writable> timed = reader(split(longer), FirstColumn.TIME).sequenceRecord().get(4);
    assertThat(timed.get(0)).isEqualTo(new DoubleWritable(4.0 / TestRecordings.RATE_HZ));
    List<Writable> bare = reader(split(longer), FirstColumn.NONE).sequenceRecord().get(4);
    assertThat(bare).isEqualTo(timed.subList(1, timed.size()));
  }

  @Test
  void theSchemaNamesTheColumnsAndDoesNotMoveTheReader() throws Exception {
    MvnxSequenceRecordReader reader = reader(split(shorter, longer), FirstColumn.TIME);
    SequenceSchema schema = reader.schema();
    assertThat(schema.numColumns()).isEqualTo(1 + POSITION_WIDTH + ANGLE_WIDTH);
    assertThat(schema.getName(0)).isEqualTo("time");
    assertThat(schema.getName(1)).isEqualTo("position_Pelvis_x");
    assertThat(schema.getName(1 + POSITION_WIDTH)).isEqualTo("jointAngle_jL5S1_x");
    assertThat(schema.getName(schema.numColumns() - 1)).isEqualTo("jointAngle_jLeftBallFoot_z");
    assertThat(reader.sequenceRecord()).hasSize(3);
    assertThat(Schema.fromJson(schema.toJson())).isEqualTo(schema);
  }

  @Test
  void resetStartsAgain() throws Exception {
    MvnxSequenceRecordReader reader = reader(split(shorter, longer), FirstColumn.NONE);
    assertThat(reader.resetSupported()).isTrue();
    List<List<Writable>> first = reader.sequenceRecord();
    reader.sequenceRecord();
    assertThatThrownBy(reader::sequenceRecord).isInstanceOf(NoSuchElementException.class);
    reader.reset();
    assertThat(reader.hasNext()).isTrue();
    assertThat(reader.sequenceRecord()).isEqualTo(first);
  }

  @Test
  void aFolderIsReadThroughAFileSplit() throws Exception {
    Files.writeString(folder.resolve("a.labels.csv"), "no recording");
    FileSplit split = new FileSplit(folder.toFile(), new String[] {"mvnx", "gz"}, true);
    MvnxSequenceRecordReader reader = reader(split, FirstColumn.NONE);
    List<Integer> lengths = new ArrayList<>();
    while (reader.hasNext()) {
      lengths.add(reader.nextSequence().getSequenceLength());
    }
    assertThat(lengths).containsExactlyInAnyOrder(3, 5);
  }

  @Test
  void metaDataLeadBackToTheRecording() throws Exception {
    MvnxSequenceRecordReader reader = reader(split(shorter, longer), FirstColumn.FRAME);
    SequenceRecord first = reader.nextSequence();
    SequenceRecord second = reader.nextSequence();
    assertThat(first.getMetaData().getURI()).isEqualTo(shorter.toUri());
    assertThat(first.getMetaData().getReaderClass()).isEqualTo(MvnxSequenceRecordReader.class);
    assertThat(reader.loadSequenceFromMetaData(second.getMetaData())).isEqualTo(second);
    assertThat(reader.loadSequenceFromMetaData(List.of(second.getMetaData(), first.getMetaData())))
        .containsExactly(second, first);
  }

  @Test
  void aConfigurationReplacesWhatTheConstructorWasGiven() throws Exception {
    Configuration conf = new Configuration();
    conf.set(MvnxSequenceRecordReader.SIGNALS, "position , jointAngle");
    conf.set(MvnxSequenceRecordReader.FIRST_COLUMN, "frame");
    MvnxSequenceRecordReader reader = new MvnxSequenceRecordReader();
    reader.initialize(conf, split(shorter));
    List<List<Writable>> rows = reader.sequenceRecord();
    assertThat(rows).isEqualTo(reader(split(shorter), FirstColumn.FRAME).sequenceRecord());
    MvnxSequenceRecordReader copy = new MvnxSequenceRecordReader();
    copy.initialize(reader.getConf(), split(shorter));
    assertThat(copy.sequenceRecord()).isEqualTo(rows);
    MvnxSequenceRecordReader plain = new MvnxSequenceRecordReader();
    plain.initialize(new Configuration(), split(shorter));
    assertThat(plain.sequenceRecord().get(0)).hasSize(ANGLE_WIDTH);
  }

  @Test
  void wrongSettingsAreRefused() {
    MvnxSequenceRecordReader reader = new MvnxSequenceRecordReader();
    Configuration conf = new Configuration();
    conf.set(MvnxSequenceRecordReader.SIGNALS, "positions");
    assertThatThrownBy(() -> reader.setConf(conf))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must name Xsens signals, received 'positions'");
    Configuration column = new Configuration();
    column.set(MvnxSequenceRecordReader.FIRST_COLUMN, "index");
    assertThatThrownBy(() -> reader.setConf(column))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be one of [NONE, FRAME, TIME], received 'index'");
    assertThatThrownBy(() -> new MvnxSequenceRecordReader(Set.of(), FirstColumn.NONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(reader::hasNext)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("call initialize(InputSplit) first");
    assertThatThrownBy(() -> reader(split(), FirstColumn.NONE).schema())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("at least one file");
  }

  @Test
  void streamsAreReadToo() throws Exception {
    byte[] content = Files.readAllBytes(shorter);
    URI uri = URI.create("memory:/a.mvnx");
    InputSplit split = new StreamInputSplit(List.of(uri), any -> new ByteArrayInputStream(content));
    List<List<Writable>> expected = reader(split(shorter), FirstColumn.NONE).sequenceRecord();
    MvnxSequenceRecordReader reader = reader(split, FirstColumn.NONE);
    assertThat(reader.sequenceRecord()).isEqualTo(expected);
    try (DataInputStream stream = new DataInputStream(new ByteArrayInputStream(content))) {
      assertThat(reader.sequenceRecord(uri, stream)).isEqualTo(expected);
    }
  }

  @Test
  void aFileWithOtherColumnsIsRefused() throws Exception {
    Path poor =
        TestRecordings.write(
            folder.resolve("c.mvnx"),
            2,
            "",
            List.of(XsensSignal.ORIENTATION, XsensSignal.POSITION));
    MvnxSequenceRecordReader reader = reader(split(shorter, poor), FirstColumn.NONE);
    reader.sequenceRecord();
    assertThatThrownBy(reader::sequenceRecord)
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("jointAngle");
    MvnxSequenceRecordReader other =
        new MvnxSequenceRecordReader(Set.of(XsensSignal.POSITION), FirstColumn.NONE);
    other.initialize(split(shorter));
    other.sequenceRecord();
    URI uri = URI.create("memory:/hands.mvnx");
    String hands = Files.readString(shorter).replace("label=\"L5\"", "label=\"L6\"");
    try (DataInputStream stream =
        new DataInputStream(new ByteArrayInputStream(hands.getBytes(StandardCharsets.UTF_8)))) {
      assertThatThrownBy(() -> other.sequenceRecord(uri, stream))
          .isInstanceOf(BadDataException.class)
          .hasMessage(
              "/hands.mvnx: expected the 69 columns of the files before, number 4 is position_L5_x"
                  + " in m, found 69 columns, number 4 is position_L6_x in m");
    }
  }

  @Test
  void aMissingFileIsAnInputError() throws Exception {
    MvnxSequenceRecordReader reader = reader(split(folder.resolve("x.mvnx")), FirstColumn.NONE);
    assertThatThrownBy(reader::nextSequence)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("x.mvnx");
  }

  @Test
  void listenersHearOfEachRecording() throws Exception {
    MvnxSequenceRecordReader reader = reader(split(shorter, longer), FirstColumn.NONE);
    List<Object> heard = new ArrayList<>();
    reader.setListeners(
        new RecordListener() {
          @Override
          public boolean invoked() {
            return !heard.isEmpty();
          }

          @Override
          public void invoke() {}

          @Override
          public void recordRead(RecordReader source, Object record) {
            heard.add(record);
          }

          @Override
          public void recordWrite(RecordWriter target, Object record) {}
        });
    reader.sequenceRecord();
    reader.nextSequence();
    assertThat(heard).containsExactly(shorter.toUri(), longer.toUri());
  }

  @Test
  void singleRecordsAreNotSupported() throws Exception {
    try (MvnxSequenceRecordReader reader = reader(split(shorter), FirstColumn.NONE)) {
      assertThat(reader.getLabels()).isEmpty();
      assertThat(reader.batchesSupported()).isFalse();
      RecordMetaDataURI meta = new RecordMetaDataURI(shorter.toUri());
      assertThatThrownBy(reader::next).hasMessageContaining("call nextSequence()");
      assertThatThrownBy(reader::nextRecord).isInstanceOf(UnsupportedOperationException.class);
      assertThatThrownBy(() -> reader.record(shorter.toUri(), null))
          .isInstanceOf(UnsupportedOperationException.class);
      assertThatThrownBy(() -> reader.loadFromMetaData(meta))
          .isInstanceOf(UnsupportedOperationException.class);
      assertThatThrownBy(() -> reader.loadFromMetaData(List.of(meta)))
          .isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @Test
  void theReaderCanBeSerializedBeforeItIsInitialized() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new MvnxSequenceRecordReader());
    }
    assertThat(bytes.size()).isPositive();
  }

  private static TransformProcess process(Schema schema) {
    return new TransformProcess.Builder(schema)
        .removeAllColumnsExceptFor("frame", "position_Pelvis_z", "jointAngle_jRightKnee_z")
        .doubleMathOp("position_Pelvis_z", MathOp.Multiply, 100)
        .renameColumn("position_Pelvis_z", "height_cm")
        .convertToString("frame")
        .build();
  }

  @Test
  void aTransformProcessRunsOnTheSequences() throws Exception {
    MvnxSequenceRecordReader reader = reader(split(shorter, longer), FirstColumn.FRAME);
    TransformProcess process = process(reader.schema());
    assertThat(TransformProcess.fromJson(process.toJson())).isEqualTo(process);
    List<List<List<Writable>>> sequences =
        List.of(reader.sequenceRecord(), reader.sequenceRecord());
    List<List<List<Writable>>> result =
        LocalTransformExecutor.executeSequenceToSequence(sequences, process);
    assertThat(result).hasSize(2);
    assertThat(process.getFinalSchema().getColumnNames())
        .containsExactly("frame", "height_cm", "jointAngle_jRightKnee_z");
    for (int s = 0; s < 2; s++) {
      assertThat(result.get(s)).hasSize(s == 0 ? 3 : 5);
      for (int frame = 0; frame < result.get(s).size(); frame++) {
        // Pelvis z is column 2 of the position; the right knee, joint 15, has z in column 47.
        assertThat(result.get(s).get(frame))
            .containsExactly(
                new Text(Integer.toString(frame)),
                new DoubleWritable(100.0 * TestRecordings.value(frame, 2)),
                new DoubleWritable(TestRecordings.value(frame, 47)));
      }
    }
  }

  @Test
  void aTransformingReaderCanWrapIt() throws Exception {
    MvnxSequenceRecordReader reader = reader(split(shorter, longer), FirstColumn.FRAME);
    TransformProcessSequenceRecordReader wrapped =
        new TransformProcessSequenceRecordReader(reader, process(reader.schema()));
    reader.sequenceRecord();
    assertThat(wrapped.sequenceRecord()).hasSize(5).allSatisfy(row -> assertThat(row).hasSize(3));
    assertThat(wrapped.hasNext()).isFalse();
  }
}
