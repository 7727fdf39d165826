package org.kinema4j.har.dataset.datavec;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.datavec.api.conf.Configuration;
import org.datavec.api.records.Record;
import org.datavec.api.records.SequenceRecord;
import org.datavec.api.records.metadata.RecordMetaData;
import org.datavec.api.records.metadata.RecordMetaDataURI;
import org.datavec.api.records.reader.BaseRecordReader;
import org.datavec.api.records.reader.SequenceRecordReader;
import org.datavec.api.split.InputSplit;
import org.datavec.api.split.StreamInputSplit;
import org.datavec.api.transform.metadata.ColumnMetaData;
import org.datavec.api.transform.schema.SequenceSchema;
import org.datavec.api.writable.Writable;
import org.kinema4j.har.motion.BadDataException;

/**
 * What DataVec asks of a reader for which one file is one sequence and one frame one step. All
 * files of a split must have the same columns.
 */
abstract class FrameSequenceRecordReader extends BaseRecordReader implements SequenceRecordReader {

  private static final long serialVersionUID = 1L;

  /** What was given last, for the entries of others. */
  private Configuration conf = new Configuration();

  private transient Iterator<URI> files;
  private transient FrameTable first;

  /** Reads a file. */
  abstract FrameTable table(Path file) throws IOException;

  /** Reads a stream that bears the name of a file. */
  abstract FrameTable table(Path name, InputStream stream) throws IOException;

  /** Takes over the entries of a configuration; what it does not name stays. */
  abstract void configure(Configuration configuration);

  /** Writes into a configuration what is in force. */
  abstract void describe(Configuration configuration);

  @Override
  public void initialize(InputSplit split) throws IOException, InterruptedException {
    super.initialize(split);
    first = null;
    reset();
  }

  @Override
  public void initialize(Configuration configuration, InputSplit split)
      throws IOException, InterruptedException {
    setConf(configuration);
    initialize(split);
  }

  @Override
  public final void setConf(Configuration configuration) {
    configure(configuration);
    conf = configuration;
    first = null;
  }

  @Override
  public final Configuration getConf() {
    Configuration copy = new Configuration(conf);
    describe(copy);
    return copy;
  }

  /**
   * Describes the columns. If no file was read yet, the first one of the split is read for it,
   * which does not move the reader.
   *
   * @return one column a number, in the order of the time steps' values
   * @throws IllegalStateException if the reader is not initialized, or its split is empty
   */
  public final SequenceSchema schema() {
    return first().schema();
  }

  /**
   * Returns the frame rate of the split's files. If no file was read yet, the first one is read for
   * it, which does not move the reader.
   *
   * @return steps a second
   * @throws IllegalStateException if the reader is not initialized, or its split is empty
   */
  public final double frameRateHz() {
    return first().rateHz();
  }

  private FrameTable first() {
    if (first == null) {
      Iterator<URI> all = initialized().locationsIterator();
      if (!all.hasNext()) {
        throw new IllegalStateException("the split must have at least one file to have a schema");
      }
      read(all.next());
    }
    return first;
  }

  @Override
  public boolean hasNext() {
    initialized();
    return files.hasNext();
  }

  @Override
  public SequenceRecord nextSequence() {
    if (!hasNext()) {
      throw new NoSuchElementException("all files of the split are read; call reset()");
    }
    URI file = files.next();
    invokeListeners(file);
    return record(file);
  }

  @Override
  public List<List<Writable>> sequenceRecord() {
    return nextSequence().getSequenceRecord();
  }

  @Override
  public List<List<Writable>> sequenceRecord(URI uri, DataInputStream stream) throws IOException {
    invokeListeners(uri);
    return checked(uri, table(path(uri), stream)).rows();
  }

  @Override
  public SequenceRecord loadSequenceFromMetaData(RecordMetaData metaData) {
    return record(metaData.getURI());
  }

  @Override
  public List<SequenceRecord> loadSequenceFromMetaData(List<RecordMetaData> metaData) {
    return metaData.stream().map(this::loadSequenceFromMetaData).toList();
  }

  @Override
  public void reset() {
    initialized().reset();
    files = inputSplit.locationsIterator();
  }

  @Override
  public boolean resetSupported() {
    return inputSplit == null || inputSplit.resetSupported();
  }

  /**
   * Returns no labels: classes are not known before all files are read.
   *
   * @return an empty list
   */
  @Override
  public List<String> getLabels() {
    return List.of();
  }

  /** {@inheritDoc} Not supported: a file is a sequence. */
  @Override
  public List<Writable> next() {
    throw onlySequences();
  }

  /** {@inheritDoc} Not supported: a file is a sequence. */
  @Override
  public Record nextRecord() {
    throw onlySequences();
  }

  /** {@inheritDoc} Not supported: a file is a sequence. */
  @Override
  public List<Writable> record(URI uri, DataInputStream stream) {
    throw onlySequences();
  }

  /** {@inheritDoc} Not supported: a file is a sequence. */
  @Override
  public Record loadFromMetaData(RecordMetaData metaData) {
    throw onlySequences();
  }

  /** {@inheritDoc} Not supported: a file is a sequence. */
  @Override
  public List<Record> loadFromMetaData(List<RecordMetaData> metaData) {
    throw onlySequences();
  }

  /** {@inheritDoc} Nothing is kept open between two files. */
  @Override
  public void close() {}

  private static UnsupportedOperationException onlySequences() {
    return new UnsupportedOperationException(
        "a file is a sequence; call nextSequence() or sequenceRecord()");
  }

  private InputSplit initialized() {
    if (inputSplit == null) {
      throw new IllegalStateException("call initialize(InputSplit) first");
    }
    return inputSplit;
  }

  private SequenceRecord record(URI file) {
    return new org.datavec.api.records.impl.SequenceRecord(
        read(file).rows(), new RecordMetaDataURI(file, getClass()));
  }

  private FrameTable read(URI file) {
    try {
      if ("file".equals(file.getScheme()) && !(inputSplit instanceof StreamInputSplit)) {
        return checked(file, table(Path.of(file)));
      }
      try (InputStream stream = streamCreatorFn.apply(file)) {
        return checked(file, table(path(file), stream));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path path(URI uri) {
    return Path.of(uri.getPath() == null ? uri.getSchemeSpecificPart() : uri.getPath());
  }

  private FrameTable checked(URI file, FrameTable table) {
    if (first == null) {
      first = new FrameTable(table.schema(), table.rateHz(), List.of());
      return table;
    }
    requireColumns(file, table.schema().getColumnMetaData(), first.schema().getColumnMetaData());
    if (Math.abs(table.rateHz() / first.rateHz() - 1) > FrameTable.SAME_RATE) {
      throw new BadDataException(
          path(file),
          "",
          first.rateHz() + " Hz, as the files before",
          table.rateHz() + " Hz; read files of each rate with a reader of their own");
    }
    return table;
  }

  private static void requireColumns(
      URI file, List<ColumnMetaData> found, List<ColumnMetaData> expected) {
    if (found.equals(expected)) {
      return;
    }
    int i = 0;
    while (i < found.size() && i < expected.size() && found.get(i).equals(expected.get(i))) {
      i++;
    }
    throw new BadDataException(
        path(file),
        "",
        "the %d columns of the files before%s".formatted(expected.size(), columnAt(expected, i)),
        "%d columns%s".formatted(found.size(), columnAt(found, i)));
  }

  private static String columnAt(List<ColumnMetaData> columns, int index) {
    if (index >= columns.size()) {
      return "";
    }
    String unit =
        columns.get(index) instanceof ChannelMetaData channel ? " in " + channel.unit() : "";
    return ", number %d is %s%s".formatted(index + 1, columns.get(index).getName(), unit);
  }
}
