package org.kinema4j.har.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kinema4j.har.RecordingFormat;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.RecordingName;
import org.kinema4j.har.io.andy.AndyDataset;
import org.kinema4j.har.io.andy.AndyRecording;
import org.kinema4j.har.io.csv.RecordingFolder;
import org.kinema4j.har.io.csv.SpanCsv;

/**
 * A recording to look at, not yet read.
 *
 * @param file its file
 * @param labels its labels, if there are any near
 * @param name what it is called
 * @param subject who moves; of MVNX only, other readers say it themselves
 */
record ListedRecording(Path file, Optional<Path> labels, String name, String subject) {

  /**
   * What is to be looked at, and what is passed over.
   *
   * @param recordings in natural order
   * @param leftOut files that are passed over, with the reason
   */
  record Listing(List<ListedRecording> recordings, List<Inspection.LeftOut> leftOut) {}

  /** Lists a file, or what a folder holds at any depth. */
  static Listing at(Path path) throws InputUnavailableException {
    if (Files.isDirectory(path)) {
      return folder(path);
    }
    if (!Files.exists(path)) {
      throw new InputUnavailableException(path, "does not exist");
    }
    return new Listing(List.of(file(path)), List.of());
  }

  private static ListedRecording file(Path path) {
    if (RecordingFormat.of(path) == RecordingFormat.MVNX) {
      return of(AndyRecording.of(path));
    }
    String name = RecordingName.of(path).name();
    Path labels = path.resolveSibling(name + SpanCsv.SUFFIX);
    return new ListedRecording(path, Optional.of(labels).filter(Files::isRegularFile), name, "");
  }

  private static ListedRecording of(AndyRecording recording) {
    return new ListedRecording(
        recording.mvnx(), recording.labels(), recording.name(), recording.subject());
  }

  /** Beside MVNX, files of other formats are what somebody made of it. */
  private static Listing folder(Path root) throws InputUnavailableException {
    if (AndyDataset.holdsRecordings(root)) {
      AndyDataset dataset = AndyDataset.open(root);
      List<ListedRecording> recordings = new ArrayList<>();
      dataset.recordings().forEach(recording -> recordings.add(of(recording)));
      return new Listing(
          recordings,
          dataset.leftOut().stream()
              .map(left -> new Inspection.LeftOut(left.file().toString(), left.reason()))
              .toList());
    }
    RecordingFolder folder = RecordingFolder.open(root, RecordingFormat.suffixesOf(format -> true));
    return new Listing(
        folder.recordings().stream()
            .map(entry -> new ListedRecording(entry.file(), entry.labels(), entry.name(), ""))
            .toList(),
        folder.leftOut().stream()
            .map(left -> new Inspection.LeftOut(left.file().toString(), left.reason()))
            .toList());
  }
}
