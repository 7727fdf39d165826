package org.kinema4j.har.io.mvnx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.RecordingName;
import org.kinema4j.har.io.internal.InputFiles;
import org.kinema4j.har.io.internal.IrregularityLog;
import org.kinema4j.har.io.internal.OrderedTasks;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.XsensSignal;

/**
 * Reads MVNX, versions 3 and 4, plain or compressed with gzip. Memory is needed for the numbers of
 * the signals that were asked for, and for little else. Immutable and safe for use by several
 * threads.
 *
 * <p>Elements are found by their names, with and without the namespace; frames of movement by their
 * {@code type}; columns by the file's lists. Joint names of version 3 are replaced by those of
 * version 4. What is odd but harmless is reported in {@link MvnxRecording#irregularities}; what
 * cannot be trusted is a {@link BadDataException} that names file, frame and element: text that is
 * cut off, numbers that are missing, too many, infinite or written with a comma, an element that
 * only some frames have, quaternions of length 0, frame rates outside 1 to 100 000 Hz, document
 * types and entities, texts beyond all measure.
 *
 * <p>Frames are taken as equally spaced by the file's frame rate; the attribute {@code time} is
 * rounded and only checked.
 */
public final class MvnxReader {

  private final Set<XsensSignal> signals;
  private final Pattern subjectPattern;

  private MvnxReader(Set<XsensSignal> signals, Pattern subjectPattern) {
    this.signals = signals;
    this.subjectPattern = subjectPattern;
  }

  /**
   * Returns a reader of all signals.
   *
   * @return the reader
   */
  public static MvnxReader all() {
    return of(EnumSet.allOf(XsensSignal.class));
  }

  /**
   * Returns a reader of some signals; those that a file lacks will not be in its clip.
   *
   * @param signals at least one
   * @return the reader
   */
  public static MvnxReader of(Set<XsensSignal> signals) {
    if (signals.isEmpty()) {
      throw new IllegalArgumentException("signals must have at least one entry, received none");
    }
    return new MvnxReader(EnumSet.copyOf(signals), RecordingName.ANDY_PARTICIPANT);
  }

  /**
   * Returns a copy that finds subjects by another rule.
   *
   * @param pattern as {@link RecordingName#of(Path, Pattern)} takes it
   * @return the copy
   */
  public MvnxReader withSubjectPattern(Pattern pattern) {
    return new MvnxReader(signals, Objects.requireNonNull(pattern, "pattern"));
  }

  /**
   * Reads a file.
   *
   * @param file the file
   * @return the recording
   * @throws InputUnavailableException if the file is missing or cannot be read
   * @throws BadDataException if the content is not what it must be
   */
  public MvnxRecording read(Path file) throws InputUnavailableException {
    return read(file, InputFiles.open(file));
  }

  /**
   * Reads a stream.
   *
   * @param file name of the recording in messages, from which its subject is taken; need not exist
   * @param stream the content, plain or compressed; is closed
   * @return the recording
   * @throws InputUnavailableException if the stream cannot be read
   * @throws BadDataException if the content is not what it must be
   */
  public MvnxRecording read(Path file, InputStream stream) throws InputUnavailableException {
    IrregularityLog log = new IrregularityLog();
    try (XmlInput input = XmlInput.open(file, stream)) {
      MvnxCursor cursor = new MvnxCursor(file, input, log);
      try {
        return document(file, cursor);
      } catch (XMLStreamException | RuntimeException e) {
        throw input.failure(e, cursor.place());
      }
    }
  }

  /**
   * Reads files, several at a time.
   *
   * @param files the files
   * @param threads how many at a time, positive
   * @return the recordings in the order of the files
   * @throws InputUnavailableException if a file is missing or cannot be read
   * @throws BadDataException if a file's content is not what it must be; of several bad files the
   *     first in order is reported
   */
  public List<MvnxRecording> readAll(List<Path> files, int threads)
      throws InputUnavailableException {
    List<MvnxRecording> recordings = new ArrayList<>(files.size());
    readAll(files, threads, recordings::add);
    return recordings;
  }

  /**
   * Reads files, several at a time, and hands each on as soon as it and all before it are read. At
   * most twice as many recordings as threads are held.
   *
   * @param files the files
   * @param threads how many at a time, positive
   * @param consumer takes the recordings in the order of the files, in the calling thread
   * @throws InputUnavailableException if a file is missing or cannot be read
   * @throws BadDataException if a file's content is not what it must be; of several bad files the
   *     first in order is reported, after the recordings before it were handed on
   */
  public void readAll(List<Path> files, int threads, Consumer<MvnxRecording> consumer)
      throws InputUnavailableException {
    try {
      OrderedTasks.run(files, threads, this::read, consumer);
    } catch (InputUnavailableException e) {
      throw e;
    } catch (IOException e) {
      throw new InputUnavailableException(files.get(0), "cannot be read", e);
    }
  }

  private MvnxRecording document(Path file, MvnxCursor cursor) throws XMLStreamException {
    cursor.root();
    MvnxDocumentParser.requireRoot(cursor);
    MvnxDocumentParser parser = new MvnxDocumentParser(cursor, signals);
    parser.document();
    List<Signal> found = parser.signals();
    MvnxHeader header = parser.header();
    RecordingName name = RecordingName.of(file, subjectPattern);
    MotionClip clip =
        new MotionClip(name.name(), name.subject(), header.timing().frameRateHz(), found);
    return new MvnxRecording(header, clip, cursor.log().all());
  }
}
