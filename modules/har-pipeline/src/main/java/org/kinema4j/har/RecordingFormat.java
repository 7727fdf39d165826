package org.kinema4j.har;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.kinema4j.har.model.ModelInput;
import org.kinema4j.har.motion.BadDataException;

/** Formats of files of movement, told by how their names end. */
public enum RecordingFormat {

  /** What Xsens' MVN exports. */
  MVNX(ModelInput.RECORDINGS, ".mvnx", ".mvnx.gz"),

  /** A skeleton and its joint rotations. */
  BVH(ModelInput.RECORDINGS, ".bvh"),

  /** A time column and channels by name. */
  CSV(ModelInput.CHANNELS, ".csv", ".csv.gz");

  private final ModelInput input;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> suffixes;

  RecordingFormat(ModelInput input, String... suffixes) {
    this.input = input;
    this.suffixes = List.of(suffixes);
  }

  /**
   * Returns the format of a file; the file itself is not looked at.
   *
   * @param file a file
   * @return the format that its name tells
   * @throws BadDataException if it tells none
   */
  public static RecordingFormat of(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> format.suffixes.stream().anyMatch(name::endsWith))
        .findFirst()
        .orElseThrow(
            () ->
                new BadDataException(
                    file, "", "a recording (" + all() + ")", "a file of another name"));
  }

  private static String all() {
    return String.join(", ", suffixesOf(format -> true));
  }

  /**
   * Returns how the names of files of some formats end.
   *
   * @param formats which
   * @return endings in lower case
   */
  public static Set<String> suffixesOf(Predicate<RecordingFormat> formats) {
    Set<String> suffixes = new LinkedHashSet<>();
    Arrays.stream(values()).filter(formats).forEach(format -> suffixes.addAll(format.suffixes));
    return Collections.unmodifiableSet(suffixes);
  }

  /**
   * Returns what features are made of.
   *
   * @return {@link ModelInput#RECORDINGS} for a body, {@link ModelInput#CHANNELS} for columns
   */
  public ModelInput input() {
    return input;
  }

  /**
   * Returns how the names of such files end.
   *
   * @return endings in lower case, the usual one first
   */
  public Set<String> suffixes() {
    return Collections.unmodifiableSet(new LinkedHashSet<>(suffixes));
  }
}
