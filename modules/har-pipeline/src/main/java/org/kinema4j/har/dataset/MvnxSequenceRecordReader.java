package org.kinema4j.har.dataset;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.datavec.api.conf.Configuration;
import org.datavec.api.records.Record;
import org.datavec.api.records.SequenceRecord;
import org.datavec.api.records.metadata.RecordMetaData;
import org.datavec.api.records.metadata.RecordMetaDataURI;
import org.datavec.api.records.reader.BaseRecordReader;
import org.datavec.api.records.reader.SequenceRecordReader;
import org.datavec.api.split.InputSplit;
import org.datavec.api.split.StreamInputSplit;
import org.datavec.api.transform.schema.SequenceSchema;
import org.datavec.api.writable.Writable;
import org.kinema4j.har.io.mvnx.MvnxReader;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.XsensSignal;

/**
 * Hands MVNX recordings to DataVec: one file is one sequence, one frame of movement one time step,
 * one channel of the chosen signals one column of doubles.
 *
 * <pre>{@code
 * SequenceRecordReader reader =
 *     new MvnxSequenceRecordReader(EnumSet.of(XsensSignal.JOINT_ANGLE), FirstColumn.TIME);
 * reader.initialize(new FileSplit(folder, new String[] {"mvnx", "gz"}, true));
 * }</pre>
 *
 * <p>Columns are named like the channels, for example {@code jointAngle_jRightKnee_z}, and stand in
 * the order of {@link XsensSignal}. All files of a split must have the same columns; a file that
 * has others is refused with {@link BadDataException}. {@link #schema()} describes them.
 *
 * <p><b>Configuration.</b> {@link #SIGNALS} and {@link #FIRST_COLUMN} in the {@code Configuration}
 * replace what the constructor was given, and {@link #getConf()} states what is in force, so that
 * it can initialize another reader alike.
 *
 * <p><b>Cost.</b> DataVec wants an object for each number. For training without DataVec's
 * transforms, the iterators of this package are far cheaper.
 */
public final class MvnxSequenceRecordReader extends BaseRecordReader
    implements SequenceRecordReader {

  /** Key of the names of the signals, separated by commas, for example {@code position}. */
  public static final String SIGNALS = NAME_SPACE + ".mvnx.signals";

  /** Key of the name of a {@link FirstColumn}. */
  public static final String FIRST_COLUMN = NAME_SPACE + ".mvnx.firstColumn";

  /** The signal that is read if nothing else is said. */
  public static final XsensSignal DEFAULT_SIGNAL = XsensSignal.JOINT_ANGLE;

  private static final long serialVersionUID = 1L;

  /** The signals that are read. */
  private final EnumSet<XsensSignal> signals;

  /** What stands before their columns. */
  private FirstColumn firstColumn;

  /** What was given last, for the entries of others. */
  private Configuration conf = new Configuration();

  private transient Iterator<URI> files;
  private transient MvnxColumns columns;

  /** Creates a reader of {@link #DEFAULT_SIGNAL} without a column before it. */
  public MvnxSequenceRecordReader() {
    this(Set.of(DEFAULT_SIGNAL), FirstColumn.NONE);
  }

  /**
   * Creates a reader.
   *
   * @param signals the signals to read, at least one
   * @param firstColumn what stands before their columns
   */
  public MvnxSequenceRecordReader(Set<XsensSignal> signals, FirstColumn firstColumn) {
    if (signals.isEmpty()) {
      throw new IllegalArgumentException("signals must name at least one signal, received none");
    }
    this.signals = EnumSet.copyOf(signals);
    this.firstColumn = firstColumn;
  }

  @Override
  public void initialize(InputSplit split) throws IOException, InterruptedException {
    super.initialize(split);
    columns = null;
    reset();
  }

  @Override
  public void initialize(Configuration configuration, InputSplit split)
      throws IOException, InterruptedException {
    setConf(configuration);
    initialize(split);
  }

  @Override
  public void setConf(Configuration configuration) {
    String[] names = configuration.getTrimmedStrings(SIGNALS);
    if (names != null && names.length > 0) {
      List<XsensSignal> chosen =
          Arrays.stream(names).map(MvnxSequenceRecordReader::signal).toList();
      signals.clear();
      signals.addAll(chosen);
    }
    String first = configuration.get(FIRST_COLUMN);
    if (first != null) {
      firstColumn = FirstColumn.parse(first);
    }
    conf = configuration;
    columns = null;
  }

  @Override
  public Configuration getConf() {
    Configuration copy = new Configuration(conf);
    copy.set(SIGNALS, signals.stream().map(XsensSignal::tag).collect(Collectors.joining(",")));
    copy.set(FIRST_COLUMN, firstColumn.name());
    return copy;
  }

  /**
   * Describes the columns. If no file was read yet, the first one of the split is read for it,
   * which does not move the reader.
   *
   * @return one column a number, in the order of the time steps' values
   * @throws IllegalStateException if the reader is not initialized, or its split is empty
   */
  public SequenceSchema schema() {
    if (columns == null) {
      Iterator<URI> all = initialized().locationsIterator();
      if (!all.hasNext()) {
        throw new IllegalStateException("the split must have at least one file to have a schema");
      }
      read(all.next());
    }
    return columns.schema();
  }

  @Override
  public boolean hasNext() {
    initialized();
    return files.hasNext();
  }

  @Override
  public SequenceRecord nextSequence() {
    if (!hasNext()) {
      throw new NoSuchElementException("all recordings of the split are read; call reset()");
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
    MotionClip clip = read(uri, stream);
    return columns.rows(clip);
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
   * Returns no labels: the columns hold none.
   *
   * @return an empty list
   */
  @Override
  public List<String> getLabels() {
    return List.of();
  }

  /** {@inheritDoc} Not supported: a recording is a sequence. */
  @Override
  public List<Writable> next() {
    throw onlySequences();
  }

  /** {@inheritDoc} Not supported: a recording is a sequence. */
  @Override
  public Record nextRecord() {
    throw onlySequences();
  }

  /** {@inheritDoc} Not supported: a recording is a sequence. */
  @Override
  public List<Writable> record(URI uri, DataInputStream stream) {
    throw onlySequences();
  }

  /** {@inheritDoc} Not supported: a recording is a sequence. */
  @Override
  public Record loadFromMetaData(RecordMetaData metaData) {
    throw onlySequences();
  }

  /** {@inheritDoc} Not supported: a recording is a sequence. */
  @Override
  public List<Record> loadFromMetaData(List<RecordMetaData> metaData) {
    throw onlySequences();
  }

  /** {@inheritDoc} Nothing is kept open between two recordings. */
  @Override
  public void close() {}

  private static UnsupportedOperationException onlySequences() {
    return new UnsupportedOperationException(
        "an MVNX recording is a sequence; call nextSequence() or sequenceRecord()");
  }

  private static XsensSignal signal(String name) {
    return XsensSignal.ofTag(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    SIGNALS + " must name Xsens signals, received '" + name + "'"));
  }

  private InputSplit initialized() {
    if (inputSplit == null) {
      throw new IllegalStateException("call initialize(InputSplit) first");
    }
    return inputSplit;
  }

  private SequenceRecord record(URI file) {
    MotionClip clip = read(file);
    return new org.datavec.api.records.impl.SequenceRecord(
        columns.rows(clip), new RecordMetaDataURI(file, MvnxSequenceRecordReader.class));
  }

  private MotionClip read(URI file) {
    try {
      if ("file".equals(file.getScheme()) && !(inputSplit instanceof StreamInputSplit)) {
        return checked(MvnxReader.of(signals).read(Path.of(file)).clip());
      }
      try (InputStream stream = streamCreatorFn.apply(file)) {
        return read(file, stream);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private MotionClip read(URI uri, InputStream stream) throws IOException {
    String path = uri.getPath() == null ? uri.getSchemeSpecificPart() : uri.getPath();
    return checked(MvnxReader.of(signals).read(Path.of(path), stream).clip());
  }

  private MotionClip checked(MotionClip clip) {
    if (columns == null) {
      columns = MvnxColumns.of(clip, signals, firstColumn);
    } else {
      columns.check(clip);
    }
    return clip;
  }
}
