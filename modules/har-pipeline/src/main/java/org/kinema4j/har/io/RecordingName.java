package org.kinema4j.har.io;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file name says of its recording.
 *
 * @param name file name without {@code .gz}, {@code .mvnx}, {@code .bvh}, {@code .csv} and {@code
 *     .xsens}
 * @param subject who moved
 */
public record RecordingName(String name, String subject) {

  /** The names of AnDy: {@code Participant_541_Setup_A_Seq_3_Trial_1} is of subject 541. */
  public static final Pattern ANDY_PARTICIPANT = Pattern.compile("Participant_(\\d+)");

  private static final String[] SUFFIXES = {".gz", ".mvnx", ".bvh", ".csv", ".xsens"};

  /**
   * Checks that both are there.
   *
   * @param name file name without {@code .gz}, {@code .mvnx}, {@code .bvh}, {@code .csv} and {@code
   *     .xsens}
   * @param subject who moved
   */
  public RecordingName {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(subject, "subject");
  }

  /**
   * Reads a name by the rule of AnDy, {@link #ANDY_PARTICIPANT}.
   *
   * @param file a file
   * @return name and subject
   */
  public static RecordingName of(Path file) {
    return of(file, ANDY_PARTICIPANT);
  }

  /**
   * Reads a name by a rule of the user.
   *
   * @param file a file
   * @param subjectPattern is sought in the name; its first group, or all of it if it has none, is
   *     the subject. Where it is not found, the subject is the text before the first {@code _}, or
   *     the whole name
   * @return name and subject
   */
  public static RecordingName of(Path file, Pattern subjectPattern) {
    String name = file.getFileName() == null ? "" : file.getFileName().toString();
    for (String suffix : SUFFIXES) {
      if (name.toLowerCase(Locale.ROOT).endsWith(suffix) && name.length() > suffix.length()) {
        name = name.substring(0, name.length() - suffix.length());
      }
    }
    return new RecordingName(name, subject(name, subjectPattern));
  }

  /**
   * Reads a name by a rule of the user, who may mean the folders that the file lies in.
   *
   * @param root a folder
   * @param file a file in it, at any depth
   * @param subjectPattern is sought in the path from {@code root} to the file, with {@code /}
   *     between the names; where it is not found, the name of the file decides
   * @return name and subject
   */
  public static RecordingName of(Path root, Path file, Pattern subjectPattern) {
    String path =
        root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    RecordingName ofFile = of(file, subjectPattern);
    return subjectPattern.matcher(path).find()
        ? new RecordingName(ofFile.name(), subject(path, subjectPattern))
        : ofFile;
  }

  private static String subject(String name, Pattern pattern) {
    Matcher matcher = pattern.matcher(name);
    if (matcher.find()) {
      String found = matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
      if (found != null && !found.isEmpty()) {
        return found;
      }
    }
    int underscore = name.indexOf('_');
    return underscore > 0 ? name.substring(0, underscore) : name;
  }
}
