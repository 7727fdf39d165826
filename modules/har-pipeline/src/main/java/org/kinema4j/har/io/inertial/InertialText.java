package org.kinema4j.har.io.inertial;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.internal.Texts;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.Signal;

/**
 * Inertial text: the layout of the UCI HAR data set, windows of a smartphone's acceleration and
 * angular velocity.
 *
 * <pre>
 *   activity_labels.txt                               a line a class: id, name; optional
 *   train/y_train.txt                                 a line a window: id of its class
 *   train/subject_train.txt                           a line a window: who moved; optional
 *   train/Inertial Signals/body_acc_x_train.txt       a line a window: one number a frame
 *   ...                                               eight more signals
 *   test/...                                          the same, with test for train
 * </pre>
 *
 * <p>Without {@code activity_labels.txt} the ids are those of UCI HAR, 1 to 6. All files of a part
 * have the same number of lines, all lines of all signals the same number of finite numbers. The
 * files do not tell the frame rate; it is {@value #FRAME_RATE_HZ} Hz.
 *
 * @see <a href="https://doi.org/10.24432/C54S4K">Anguita et al., Human Activity Recognition Using
 *     Smartphones, 2013</a>
 */
public final class InertialText {

  /** Frames a second, as the authors of UCI HAR state. */
  public static final double FRAME_RATE_HZ = 50;

  /** The signals in the order of the channels: total acceleration includes gravity. */
  public static final List<Channel> CHANNELS =
      Stream.of(
              new Channel("body_acc", "g"),
              new Channel("body_gyro", "rad/s"),
              new Channel("total_acc", "g"))
          .flatMap(
              signal ->
                  Stream.of("x", "y", "z")
                      .map(axis -> new Channel(signal.name() + "_" + axis, signal.unit())))
          .toList();

  private static final String TRAIN = "train";
  private static final String TEST = "test";
  private static final String NAMES = "activity_labels.txt";
  private static final String SIGNALS = "Inertial Signals";
  private static final List<String> UCI_HAR =
      List.of("WALKING", "WALKING_UPSTAIRS", "WALKING_DOWNSTAIRS", "SITTING", "STANDING", "LAYING");

  private final Path root;
  private final Map<String, String> names;

  private InertialText(Path root, Map<String, String> names) {
    this.root = root;
    this.names = names;
  }

  /**
   * Finds the data set in a folder and reads the names of its classes.
   *
   * @param folder the folder that has {@code train} and {@code test}, or one that holds that folder
   * @return the data set
   * @throws InputUnavailableException if the folder is missing, is no folder, or holds the data set
   *     in an archive only
   * @throws BadDataException if it does not hold the data set, or the names are not as they must be
   */
  public static InertialText open(Path folder) throws InputUnavailableException {
    Path root = InertialFolder.find(folder);
    Path names = root.resolve(NAMES);
    return new InertialText(root, Files.exists(names) ? readNames(names) : namesOfUciHar());
  }

  private static Map<String, String> namesOfUciHar() {
    Map<String, String> names = new LinkedHashMap<>();
    UCI_HAR.forEach(name -> names.put(Integer.toString(names.size() + 1), name));
    return names;
  }

  private static Map<String, String> readNames(Path file) throws InputUnavailableException {
    Map<String, String> names = new LinkedHashMap<>();
    List<String> lines = Texts.lines(file);
    for (int i = 0; i < lines.size(); i++) {
      String[] words = lines.get(i).strip().split("\\s+", -1);
      if (words.length != 2) {
        throw new BadDataException(
            file, "line " + (i + 1), "an id and a name", Texts.quoted(lines.get(i)));
      }
      if (names.containsValue(words[1]) || names.put(words[0], words[1]) != null) {
        throw new BadDataException(
            file, "line " + (i + 1), "each id and each name once", Texts.quoted(lines.get(i)));
      }
    }
    return names;
  }

  /**
   * Reads both parts.
   *
   * @return all windows
   * @throws InputUnavailableException if a file is missing or cannot be read
   * @throws BadDataException if a file is not as it must be; the message names file and line
   */
  public InertialData read() throws InputUnavailableException {
    return new InertialData(read(TRAIN), read(TEST));
  }

  /**
   * Reads the test part alone.
   *
   * @return its windows
   * @throws InputUnavailableException if a file is missing or cannot be read
   * @throws BadDataException if a file is not as it must be; the message names file and line
   */
  public InertialPart readTest() throws InputUnavailableException {
    return read(TEST);
  }

  private InertialPart read(String part) throws InputUnavailableException {
    Path folder = root.resolve(part);
    Path labelFile = folder.resolve("y_" + part + ".txt");
    List<String> labels = labels(labelFile);
    Path subjectFile = folder.resolve("subject_" + part + ".txt");
    List<String> subjects = Files.exists(subjectFile) ? words(subjectFile) : List.of();
    if (!subjects.isEmpty() && subjects.size() != labels.size()) {
      throw new BadDataException(
          subjectFile,
          "",
          labels.size() + " lines, as in " + labelFile.getFileName(),
          subjects.size() + " lines");
    }
    List<Path> files = new ArrayList<>();
    for (Channel channel : CHANNELS) {
      files.add(InertialFolder.in(folder, SIGNALS).resolve(channel.name() + "_" + part + ".txt"));
    }
    InertialTable table = InertialTable.read(files, labels.size(), labelFile);
    return new InertialPart(
        part, table.frames(), new Signal(SIGNALS, CHANNELS, table.values()), labels, subjects);
  }

  private List<String> labels(Path file) throws InputUnavailableException {
    List<String> ids = words(file);
    List<String> labels = new ArrayList<>(ids.size());
    for (String id : ids) {
      String name = names.get(id);
      if (name == null) {
        throw new BadDataException(
            file,
            "line " + (labels.size() + 1),
            "the id of a class, one of " + String.join(", ", names.keySet()),
            Texts.quoted(id));
      }
      labels.add(name);
    }
    return labels;
  }

  private static List<String> words(Path file) throws InputUnavailableException {
    List<String> words = Texts.lines(file).stream().map(String::strip).toList();
    if (words.isEmpty()) {
      throw new BadDataException(file, "", "a line for each window", "an empty file");
    }
    for (int i = 0; i < words.size(); i++) {
      if (!words.get(i).matches("\\S+")) {
        throw new BadDataException(
            file, "line " + (i + 1), "one number or name", Texts.quoted(words.get(i)));
      }
    }
    return words;
  }
}
