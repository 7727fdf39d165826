package org.kinema4j.har.split;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.internal.Texts;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.NaturalOrder;

/**
 * Reads folds from list files: {@code train.txt}, {@code test.txt} and, if there is one, {@code
 * validation.txt}, in a folder for one fold, or in folders within it, one a fold, in natural order
 * of their names.
 *
 * <p>A line names a recording, or a subject, which stands for all of its recordings. Empty lines
 * and lines that start with {@code #} mean nothing. Recordings that no list names are left out.
 *
 * <p>No recording may stand in two lists, and no subject unless that is asked for: it is what a
 * list of recordings gets wrong most easily. Every complaint names file and line.
 */
public final class FoldLists {

  private static final List<String> PARTS = List.of("train", "validation", "test");
  private static final String SUFFIX = ".txt";
  private static final int MOST_SHOWN = 6;

  private final Map<String, String> subjects;
  private final boolean knownSubjects;

  /** A name that a list gave to a part: where it stands. */
  private record Place(String part, Path file, int line) {

    @Override
    public String toString() {
      return "%s line %d".formatted(file.getFileName(), line);
    }
  }

  /** What is known of one fold as its lists are read. */
  private record Listing(Map<String, Place> recordings, Map<String, Place> subjects) {}

  /**
   * Takes what lists can name.
   *
   * @param items the recordings
   * @param knownSubjects whether recordings of one subject may stand in two parts
   */
  public FoldLists(Collection<FoldItem> items, boolean knownSubjects) {
    subjects = new TreeMap<>(NaturalOrder.INSTANCE);
    items.forEach(item -> subjects.put(item.recording(), item.subject()));
    this.knownSubjects = knownSubjects;
  }

  /**
   * Reads the folds of a folder.
   *
   * @param folder the folder
   * @return folds of {@link FoldUnit#RECORDING recordings}
   * @throws InputUnavailableException if it holds no lists, or one cannot be read
   * @throws BadDataException if a list names what is not there, or two lists name the same; the
   *     message names file and line
   */
  public List<Fold> read(Path folder) throws InputUnavailableException {
    List<Fold> folds = new ArrayList<>();
    for (Path each : folders(folder)) {
      folds.add(fold(each));
    }
    return List.copyOf(folds);
  }

  private static List<Path> folders(Path folder) throws InputUnavailableException {
    if (Files.exists(folder.resolve("test" + SUFFIX))) {
      return List.of(folder);
    }
    List<Path> found;
    try (Stream<Path> entries = Files.list(folder)) {
      found =
          entries
              .filter(entry -> Files.exists(entry.resolve("test" + SUFFIX)))
              .sorted((a, b) -> NaturalOrder.INSTANCE.compare(a.toString(), b.toString()))
              .toList();
    } catch (IOException e) {
      throw new InputUnavailableException(folder, "cannot be read", e);
    }
    if (found.isEmpty()) {
      throw new InputUnavailableException(
          folder, "holds no train.txt and test.txt, nor a folder that does");
    }
    return found;
  }

  private Fold fold(Path folder) throws InputUnavailableException {
    Listing listing = new Listing(new TreeMap<>(NaturalOrder.INSTANCE), new LinkedHashMap<>());
    for (String part : PARTS) {
      Path file = folder.resolve(part + SUFFIX);
      if (!part.equals("validation") || Files.exists(file)) {
        read(file, part, listing);
      }
    }
    return Fold.of(
        FoldUnit.RECORDING,
        part(listing, "train"),
        part(listing, "validation"),
        part(listing, "test"));
  }

  private static List<String> part(Listing listing, String part) {
    return listing.recordings().entrySet().stream()
        .filter(entry -> entry.getValue().part().equals(part))
        .map(Map.Entry::getKey)
        .toList();
  }

  private void read(Path file, String part, Listing listing) throws InputUnavailableException {
    List<String> lines = Texts.lines(file);
    int named = 0;
    for (int i = 0; i < lines.size(); i++) {
      String name = lines.get(i).strip();
      if (!name.isEmpty() && !name.startsWith("#")) {
        named++;
        Place place = new Place(part, file, i + 1);
        for (String recording : recordings(name, place)) {
          add(recording, place, listing);
        }
      }
    }
    if (named == 0) {
      throw new BadDataException(file, "", "a name of a subject or recording a line", "none");
    }
  }

  private List<String> recordings(String name, Place place) {
    if (subjects.containsKey(name)) {
      return List.of(name);
    }
    List<String> ofSubject =
        subjects.keySet().stream().filter(key -> subjects.get(key).equals(name)).toList();
    if (ofSubject.isEmpty()) {
      throw new BadDataException(
          place.file(),
          "line " + place.line(),
          "a recording with labelled windows, or one of the subjects " + known(),
          Texts.quoted(name));
    }
    return ofSubject;
  }

  private String known() {
    List<String> names =
        subjects.values().stream().distinct().sorted(NaturalOrder.INSTANCE).toList();
    int more = names.size() - MOST_SHOWN;
    String first = String.join(", ", names.subList(0, Math.min(MOST_SHOWN, names.size())));
    return more > 0 ? "%s and %d more".formatted(first, more) : first;
  }

  private void add(String recording, Place place, Listing listing) {
    Place other = listing.recordings().putIfAbsent(recording, place);
    if (other != null) {
      throw new BadDataException(
          place.file(),
          "line " + place.line(),
          "each recording once",
          "%s, which %s has too".formatted(recording, other));
    }
    String subject = subjects.get(recording);
    Place first = listing.subjects().putIfAbsent(subject, place);
    if (!knownSubjects && first != null && !first.part().equals(place.part())) {
      throw new BadDataException(
          place.file(),
          "line " + place.line(),
          "no subject of another part (--known-subjects allows it)",
          "%s of subject %s, of whom %s has a recording".formatted(recording, subject, first));
    }
  }
}
