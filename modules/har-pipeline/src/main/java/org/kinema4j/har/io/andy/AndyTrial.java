package org.kinema4j.har.io.andy;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kinema4j.har.io.RecordingName;
import org.kinema4j.har.motion.NaturalOrder;

/**
 * Who does what in a recording, as AnDy's file names say it: {@code
 * Participant_541_Setup_A_Seq_3_Trial_1}, with or without {@code Participant_}.
 *
 * <p>Other names are taken as well. Their subject is the participant of the nearest folder named
 * {@code Participant_<id>}, and without one what {@link RecordingName} makes of the name.
 *
 * @param name name of the recording; with AnDy's names always in the long form above
 * @param subject who moves, for example {@code 541}
 * @param setup the setup of the room, {@code A} or {@code B} in AnDy; empty with other names
 * @param sequence number of the task sequence; empty with other names
 * @param number number of the trial; empty with other names
 */
public record AndyTrial(
    String name, String subject, Optional<String> setup, OptionalInt sequence, OptionalInt number) {

  /** Order of AnDy recordings: by subject, sequence, trial, and name, in natural order. */
  public static final Comparator<AndyTrial> ORDER =
      Comparator.comparing(AndyTrial::subject, NaturalOrder.INSTANCE)
          .thenComparingInt(trial -> trial.sequence().orElse(Integer.MAX_VALUE))
          .thenComparingInt(trial -> trial.number().orElse(Integer.MAX_VALUE))
          .thenComparing(AndyTrial::name, NaturalOrder.INSTANCE);

  private static final Pattern SUFFIX =
      Pattern.compile("(\\.xsens)?(\\.mvnx(\\.gz)?|(\\.labels)?\\.csv)$", Pattern.CASE_INSENSITIVE);
  private static final Pattern ANDY_NAME =
      Pattern.compile(
          "(?:Participant_)?(\\d{1,9})_Setup_([A-Z])_Seq_(\\d{1,9})_Trial_(\\d{1,9})",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ANDY_FOLDER =
      Pattern.compile("Participant_(\\d{1,9})", Pattern.CASE_INSENSITIVE);

  /**
   * Checks that all parts are there.
   *
   * @param name name of the recording
   * @param subject who moves
   * @param setup the setup of the room, or empty
   * @param sequence number of the task sequence, or empty
   * @param number number of the trial, or empty
   */
  public AndyTrial {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(setup, "setup");
    Objects.requireNonNull(sequence, "sequence");
    Objects.requireNonNull(number, "number");
  }

  /**
   * Reads the name of a file.
   *
   * @param file a recording ({@code .mvnx}, {@code .mvnx.gz}), its annotation ({@code .labels.csv})
   *     or its features ({@code .csv}); the file itself is not looked at
   * @return what its name and its folders say
   */
  public static AndyTrial of(Path file) {
    String stem = stem(file);
    Matcher matcher = ANDY_NAME.matcher(stem);
    if (!matcher.matches()) {
      return new AndyTrial(
          stem,
          fallbackSubject(file, stem),
          Optional.empty(),
          OptionalInt.empty(),
          OptionalInt.empty());
    }
    int sequence = Integer.parseInt(matcher.group(3));
    int number = Integer.parseInt(matcher.group(4));
    String setup = matcher.group(2).toUpperCase(Locale.ROOT);
    return new AndyTrial(
        name(matcher.group(1), setup, sequence, number),
        matcher.group(1),
        Optional.of(setup),
        OptionalInt.of(sequence),
        OptionalInt.of(number));
  }

  /**
   * Tells whether the name is of AnDy's form, which makes it unique in the data set.
   *
   * @return true if setup, sequence and trial are known
   */
  public boolean isAndyName() {
    return number.isPresent();
  }

  /**
   * Returns the same trial under another name.
   *
   * @param newName the name
   * @return the copy
   */
  public AndyTrial withName(String newName) {
    return new AndyTrial(newName, subject, setup, sequence, number);
  }

  static String name(String subject, String setup, int sequence, int number) {
    return String.format(
        Locale.ROOT, "Participant_%s_Setup_%s_Seq_%d_Trial_%d", subject, setup, sequence, number);
  }

  static String stem(Path file) {
    return SUFFIX.matcher(file.getFileName().toString()).replaceFirst("");
  }

  private static String fallbackSubject(Path file, String stem) {
    if (!RecordingName.ANDY_PARTICIPANT.matcher(stem).find()) {
      for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
        Path name = folder.getFileName();
        Matcher matcher = ANDY_FOLDER.matcher(name == null ? "" : name.toString());
        if (matcher.matches()) {
          return matcher.group(1);
        }
      }
    }
    return RecordingName.of(Path.of(stem)).subject();
  }
}
