package org.kinema4j.har.dataset.datavec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.datavec.api.conf.Configuration;
import org.kinema4j.har.io.andy.AndyRecording;
import org.kinema4j.har.io.andy.AnnotationCsv;
import org.kinema4j.har.io.mvnx.MvnxReader;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.XsensSignal;

/**
 * Hands MVNX recordings to DataVec, with or without AnDy's labels.
 *
 * <pre>{@code
 * SequenceRecordReader reader =
 *     new MvnxSequenceRecordReader(EnumSet.of(XsensSignal.JOINT_ANGLE), FirstColumn.TIME);
 * reader.initialize(new FileSplit(folder, new String[] {"mvnx", "gz"}, true));
 * }</pre>
 *
 * <p>Columns are named like the channels, for example {@code jointAngle_jRightKnee_z}, and stand in
 * the order of {@link XsensSignal}. A file without one of the signals is refused; joint angles are
 * made from the orientations where those are read too ({@link
 * org.kinema4j.har.io.mvnx.MvnxRecording#clipWith}). Labels are merged from all annotators; they
 * are looked for where {@link AndyRecording#of} does, and a recording without any is refused.
 *
 * <p><b>Configuration.</b> {@link #SIGNALS}, besides what {@link RecordingSequenceRecordReader}
 * knows.
 */
public final class MvnxSequenceRecordReader extends RecordingSequenceRecordReader {

  /** Key of the names of the signals, separated by commas, for example {@code position}. */
  public static final String SIGNALS = NAME_SPACE + ".mvnx.signals";

  /** The signal that is read if nothing else is said. */
  public static final XsensSignal DEFAULT_SIGNAL = XsensSignal.JOINT_ANGLE;

  private static final long serialVersionUID = 1L;

  /** The signals that are read. */
  private final EnumSet<XsensSignal> signals;

  /** Creates a reader of {@link #DEFAULT_SIGNAL} without a column before or after it. */
  public MvnxSequenceRecordReader() {
    this(Set.of(DEFAULT_SIGNAL), FirstColumn.NONE);
  }

  /**
   * Creates a reader without labels.
   *
   * @param signals the signals to read, at least one
   * @param firstColumn what stands before their columns
   */
  public MvnxSequenceRecordReader(Set<XsensSignal> signals, FirstColumn firstColumn) {
    this(signals, firstColumn, LastColumn.NONE);
  }

  /**
   * Creates a reader.
   *
   * @param signals the signals to read, at least one
   * @param firstColumn what stands before their columns
   * @param lastColumn what stands after their columns
   */
  public MvnxSequenceRecordReader(
      Set<XsensSignal> signals, FirstColumn firstColumn, LastColumn lastColumn) {
    super(firstColumn, lastColumn);
    if (signals.isEmpty()) {
      throw new IllegalArgumentException("signals must name at least one signal, received none");
    }
    this.signals = EnumSet.copyOf(signals);
  }

  @Override
  protected MotionClip read(Path file) throws IOException {
    return MvnxReader.of(signals).read(file).clipWith(signals);
  }

  @Override
  protected MotionClip read(Path name, InputStream stream) throws IOException {
    return MvnxReader.of(signals).read(name, stream).clipWith(signals);
  }

  @Override
  protected List<Signal> signals(MotionClip clip) {
    return signals.stream().map(signal -> clip.signal(signal.tag())).toList();
  }

  @Override
  protected MotionClip readLabelled(Path file) throws IOException {
    Path labels =
        AndyRecording.of(file)
            .labels()
            .orElseThrow(
                () ->
                    new BadDataException(
                        file,
                        "",
                        "labels (<name>%s) beside it or in a folder of labels near it"
                            .formatted(AnnotationCsv.SUFFIX),
                        "none"));
    MotionClip clip = read(file);
    return clip.withLabels(
        AnnotationCsv.read(labels).merge().place(clip.frames(), clip.frameRateHz()).track());
  }

  @Override
  void configure(Configuration configuration) {
    String[] names = configuration.getTrimmedStrings(SIGNALS);
    if (names != null && names.length > 0) {
      List<XsensSignal> chosen =
          Arrays.stream(names).map(MvnxSequenceRecordReader::signal).toList();
      signals.clear();
      signals.addAll(chosen);
    }
    super.configure(configuration);
  }

  @Override
  void describe(Configuration configuration) {
    super.describe(configuration);
    configuration.set(
        SIGNALS, signals.stream().map(XsensSignal::tag).collect(Collectors.joining(",")));
  }

  private static XsensSignal signal(String name) {
    return XsensSignal.ofTag(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    SIGNALS + " must name Xsens signals, received '" + name + "'"));
  }
}
