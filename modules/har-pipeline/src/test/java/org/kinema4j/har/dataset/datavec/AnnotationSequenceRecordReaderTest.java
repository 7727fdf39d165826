package org.kinema4j.har.dataset.datavec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.datavec.api.conf.Configuration;
import org.datavec.api.split.CollectionInputSplit;
import org.datavec.api.split.InputSplit;
import org.datavec.api.writable.DoubleWritable;
import org.datavec.api.writable.IntWritable;
import org.datavec.api.writable.Text;
import org.datavec.api.writable.Writable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.io.TestRecordings;
import org.kinema4j.har.motion.BadDataException;

class AnnotationSequenceRecordReaderTest {

  @TempDir private Path folder;
  private Path file;

  /** Three rows at 0, 0.1 and 0.2 s, so that the labels end at 0.3 s. */
  @BeforeEach
  void writeLabels() throws IOException {
    file =
        TestRecordings.labels(
            folder.resolve("a.labels.csv"), 3, "Re,Re,Id", "NONE,NONE,NONE", "Id,Re,Id");
  }

  private static InputSplit split(Path... files) {
    return new CollectionInputSplit(List.of(files).stream().map(Path::toUri).toList());
  }

  private AnnotationSequenceRecordReader reader(
      double rateHz, AnnotationColumns columns, FirstColumn first) throws Exception {
    AnnotationSequenceRecordReader reader =
        new AnnotationSequenceRecordReader(rateHz, columns, first);
    reader.initialize(split(file));
    return reader;
  }

  @Test
  void everyFrameHasTheMergedLabel() throws Exception {
    AnnotationSequenceRecordReader reader = reader(20, AnnotationColumns.MERGED, FirstColumn.NONE);

    assertThat(reader.schema().getColumnNames()).containsExactly("label");
    assertThat(reader.frameRateHz()).isEqualTo(20);
    assertThat(reader.sequenceRecord())
        .containsExactly(
            List.of(new Text("Reach")),
            List.of(new Text("Reach")),
            List.of(new Text("")),
            List.of(new Text("")),
            List.of(new Text("Idle")),
            List.of(new Text("Idle")));
  }

  @Test
  void everyAnnotatorHasAColumn() throws Exception {
    AnnotationSequenceRecordReader reader =
        reader(10, AnnotationColumns.EACH_ANNOTATOR, FirstColumn.TIME);

    assertThat(reader.schema().getColumnNames())
        .containsExactly(
            "time",
            "current_action_Annotator1",
            "current_action_Annotator2",
            "current_action_Annotator3");
    assertThat(reader.sequenceRecord())
        .containsExactly(
            row(new DoubleWritable(0), "Reach", "Reach", "Idle"),
            row(new DoubleWritable(0.1), "", "", ""),
            row(new DoubleWritable(0.2), "Idle", "Reach", "Idle"));
  }

  private static List<Writable> row(Writable first, String one, String two, String three) {
    return List.of(first, new Text(one), new Text(two), new Text(three));
  }

  @Test
  void aConfigurationReplacesWhatTheConstructorWasGiven() throws Exception {
    Configuration conf = new Configuration();
    conf.set(AnnotationSequenceRecordReader.FRAME_RATE_HZ, "10");
    conf.set(AnnotationSequenceRecordReader.FIRST_COLUMN, "Frame");
    conf.set(AnnotationSequenceRecordReader.COLUMNS, "each_annotator");
    AnnotationSequenceRecordReader reader = new AnnotationSequenceRecordReader();
    reader.initialize(conf, split(file));

    List<List<Writable>> rows = reader.sequenceRecord();

    assertThat(rows.get(2)).isEqualTo(row(new IntWritable(2), "Idle", "Reach", "Idle"));
    AnnotationSequenceRecordReader copy = new AnnotationSequenceRecordReader();
    copy.initialize(reader.getConf(), split(file));
    assertThat(copy.sequenceRecord()).isEqualTo(rows);
    assertThat(
            new AnnotationSequenceRecordReader()
                .getConf()
                .get(AnnotationSequenceRecordReader.FRAME_RATE_HZ))
        .as("the rate of AnDy")
        .isEqualTo("240.0");
  }

  @Test
  void wrongSettingsAreRefused() throws Exception {
    assertThatThrownBy(() -> reader(-1, AnnotationColumns.MERGED, FirstColumn.NONE))
        .hasMessage("rateHz must be in (0, \u221e), received -1.0");
    Configuration conf = new Configuration();
    conf.set(AnnotationSequenceRecordReader.FRAME_RATE_HZ, "fast");
    assertThatThrownBy(() -> new AnnotationSequenceRecordReader().setConf(conf))
        .hasMessage(
            AnnotationSequenceRecordReader.FRAME_RATE_HZ + " must be a number, received 'fast'");
    AnnotationSequenceRecordReader reader = reader(20, AnnotationColumns.MERGED, FirstColumn.NONE);
    URI uri = URI.create("memory:/a.labels.csv");
    try (DataInputStream stream =
        new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      assertThatThrownBy(() -> reader.sequenceRecord(uri, stream))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessage(
              "AnnotationSequenceRecordReader reads files only, received a stream for"
                  + " /a.labels.csv");
    }
  }

  /** Each frame would become a row of objects. */
  @Test
  void labelsThatNeverEndAreRefused() throws Exception {
    file = Files.writeString(file, "t_video,current_action_Annotator1\n0,Id\n1,Id\n2,Id\n9e7,Id\n");

    AnnotationSequenceRecordReader reader = reader(240, AnnotationColumns.MERGED, FirstColumn.NONE);

    assertThatThrownBy(reader::sequenceRecord)
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            file
                + ": expected labels that end within 10000000 frames of 240.0 Hz, found labels up"
                + " to 9.0000001E7 s");
  }
}
