package org.kinema4j.har.dataset.datavec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.datavec.api.conf.Configuration;
import org.datavec.api.split.CollectionInputSplit;
import org.datavec.api.split.InputSplit;
import org.datavec.api.transform.TransformProcess;
import org.datavec.api.writable.DoubleWritable;
import org.datavec.api.writable.IntWritable;
import org.datavec.api.writable.Text;
import org.datavec.api.writable.Writable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.window.WindowSpec;

class CsvSequenceRecordReaderTest {

  @TempDir private Path folder;
  private Path file;

  /** Ten seconds at 10 Hz from second 5 on, of which the frames 40 to 44 are missing. */
  @BeforeEach
  void writeFiles() throws IOException {
    StringBuilder text = new StringBuilder("time,hip,force\ns,deg,N\n");
    for (int f = 0; f < 100; f++) {
      if (f < 40 || f > 44) {
        text.append(String.format(Locale.ROOT, "%.1f,%d,%d%n", 5 + f / 10.0, f, -f));
      }
    }
    file = Files.writeString(folder.resolve("anna_walk.csv"), text);
    Files.writeString(
        folder.resolve("anna_walk.labels.csv"), "start,end,label\n6,8,Walk\n8,15,Reach\n");
  }

  private static InputSplit split(Path file) {
    return new CollectionInputSplit(List.of(file.toUri()));
  }

  private CsvSequenceRecordReader reader(FirstColumn first, LastColumn last, Duration gap)
      throws Exception {
    CsvSequenceRecordReader reader = new CsvSequenceRecordReader(first, last, gap);
    reader.initialize(split(file));
    return reader;
  }

  @Test
  void rowsHoldTimeGapsChannelsAndLabels() throws Exception {
    CsvSequenceRecordReader reader =
        reader(FirstColumn.TIME, LastColumn.LABEL, Duration.ofMillis(100));

    List<List<Writable>> rows = reader.sequenceRecord();

    assertThat(reader.schema().getColumnNames())
        .containsExactly("time", "missing", "hip", "force", "label");
    assertThat(reader.schema().getMetaData("hip")).isEqualTo(new ChannelMetaData("hip", "deg"));
    assertThat(reader.frameRateHz()).isEqualTo(10);
    assertThat(rows).hasSize(100);
    assertThat(rows.get(9))
        .containsExactly(
            new DoubleWritable(0.9),
            new IntWritable(0),
            new DoubleWritable(9),
            new DoubleWritable(-9),
            new Text(""));
    assertThat(rows.get(10)).endsWith(new Text("Walk"));
    assertThat(rows.get(30)).endsWith(new Text("Reach"));
    for (int f = 0; f < 100; f++) {
      assertThat(rows.get(f).get(1)).isEqualTo(new IntWritable(f >= 40 && f <= 44 ? 1 : 0));
    }
  }

  @Test
  void gapsUpToTheLimitAreFilled() throws Exception {
    List<List<Writable>> rows =
        reader(FirstColumn.NONE, LastColumn.NONE, Duration.ofSeconds(1)).sequenceRecord();

    assertThat(rows.get(42).get(0)).isEqualTo(new IntWritable(0));
    assertThat(rows.get(42).get(1).toDouble()).isEqualTo(42);
  }

  /** What the missing column is for: the whole way to windows. */
  @Test
  void noWindowHoldsAMissingFrame() throws Exception {
    CsvSequenceRecordReader reader =
        reader(FirstColumn.FRAME, LastColumn.LABEL, Duration.ofMillis(100));
    TransformProcess process =
        new TransformProcess.Builder(reader.schema())
            .transform(new ContinuousAnglesTransform(List.of("hip")))
            .splitSequence(SlidingWindowSplit.labelled(new WindowSpec(10, 10, 0.8), "label"))
            .removeColumns("missing")
            .build();

    List<List<List<Writable>>> windows =
        SequenceExecutor.execute(List.of(reader.sequenceRecord()), process);

    // [0, 10) has no label; frames 40 to 44 are missing, and windows begin anew after them.
    assertThat(windows)
        .extracting(window -> window.get(0).get(0).toInt())
        .containsExactly(10, 20, 30, 45, 55, 65, 75, 85);
    assertThat(process.getFinalSchema().getColumnNames())
        .containsExactly("frame", "hip", "force", "label");
  }

  @Test
  void aConfigurationNamesTheGap() throws Exception {
    Configuration conf = new Configuration();
    conf.set(CsvSequenceRecordReader.MAX_GAP_MILLIS, "1000");
    CsvSequenceRecordReader reader = new CsvSequenceRecordReader();
    assertThat(reader.getConf().get(CsvSequenceRecordReader.MAX_GAP_MILLIS)).isEqualTo("100");
    reader.initialize(conf, split(file));

    assertThat(reader.sequenceRecord().get(42).get(0)).isEqualTo(new IntWritable(0));
    assertThat(reader.getConf().get(CsvSequenceRecordReader.MAX_GAP_MILLIS)).isEqualTo("1000");
    assertThatThrownBy(
            () ->
                new CsvSequenceRecordReader(
                    FirstColumn.NONE, LastColumn.NONE, Duration.ofMillis(-1)))
        .hasMessage("maxGap must be in [0, \u221e), received PT-0.001S");
  }

  @Test
  void streamsAreReadToo() throws Exception {
    CsvSequenceRecordReader reader =
        reader(FirstColumn.NONE, LastColumn.NONE, Duration.ofMillis(100));
    URI uri = URI.create("memory:/anna_walk.csv");
    try (DataInputStream stream =
        new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      assertThat(reader.sequenceRecord(uri, stream)).isEqualTo(reader.sequenceRecord());
    }
  }

  @Test
  void aRecordingWithoutLabelsIsRefused() throws Exception {
    Files.delete(folder.resolve("anna_walk.labels.csv"));
    CsvSequenceRecordReader reader =
        reader(FirstColumn.NONE, LastColumn.LABEL, Duration.ofMillis(100));

    assertThatThrownBy(reader::sequenceRecord)
        .isInstanceOf(BadDataException.class)
        .hasMessage(file + ": expected labels beside it, in anna_walk.labels.csv, found none");
  }

  @Test
  void spansAreLabelsOfFrames() throws Exception {
    SpanSequenceRecordReader reader = new SpanSequenceRecordReader(2, FirstColumn.FRAME);
    Path labels =
        Files.writeString(
            folder.resolve("b.labels.csv"), "start,end,label\n2,3,Reach\n-1,1,Walk\n");
    reader.initialize(split(labels));

    assertThat(reader.sequenceRecord())
        .containsExactly(
            List.of(new IntWritable(0), new Text("Walk")),
            List.of(new IntWritable(1), new Text("Walk")),
            List.of(new IntWritable(2), new Text("")),
            List.of(new IntWritable(3), new Text("")),
            List.of(new IntWritable(4), new Text("Reach")),
            List.of(new IntWritable(5), new Text("Reach")));
  }

  @Test
  void spansThatLabelNoFrameAreRefused() throws Exception {
    Path labels = folder.resolve("c.labels.csv");
    SpanSequenceRecordReader reader = new SpanSequenceRecordReader();
    reader.initialize(split(labels));

    Files.writeString(labels, "start,end,label\n-3,-1,Walk\n");
    assertThatThrownBy(reader::schema)
        .hasMessage(labels + ": expected spans after second 0, found labels up to -1.0 s");
    Files.writeString(labels, "start,end,label\n");
    assertThatThrownBy(reader::schema)
        .isInstanceOf(BadDataException.class)
        .hasMessageStartingWith(labels + ": expected ");
  }
}
