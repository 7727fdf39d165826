package org.kinema4j.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Names as people write them.
 *
 * @since 0.1
 */
public final class Spelling {

  /** A longer way is no slip. */
  private static final int MOST_EDITS = 3;

  private Spelling() {}

  /**
   * Returns a name without what does not matter: case, hyphens, underscores and blanks.
   *
   * @param name a name as written
   * @return its letters and digits
   */
  public static String plain(String name) {
    return name.replaceAll("[-_\\s]", "").toLowerCase(Locale.ROOT);
  }

  /**
   * Returns whether two names are one.
   *
   * @param name a name
   * @param other another
   * @return true if they differ in what does not matter
   */
  public static boolean same(String name, String other) {
    return plain(name).equals(plain(other));
  }

  /**
   * Finds what is called so.
   *
   * @param kind what is sought, for the message
   * @param name its name, however spelled
   * @param among where to look
   * @param names gives the name of each
   * @param <T> what is sought
   * @return the first one of that name
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  public static <T> T find(String kind, String name, List<T> among, Function<T, String> names) {
    String wanted = Objects.toString(name);
    return among.stream()
        .filter(one -> same(names.apply(one), wanted))
        .findFirst()
        .orElseThrow(() -> unknown(kind, wanted, among.stream().map(names).toList()));
  }

  /**
   * Returns the refusal of a name that is none of some.
   *
   * @param kind what the name is of
   * @param name the name, or null
   * @param valid the names that there are
   * @return an exception whose message lists them, and says which one was probably meant
   */
  public static IllegalArgumentException unknown(String kind, String name, List<String> valid) {
    String near =
        nearest(Objects.toString(name), valid).map(n -> "; did you mean " + n + "?").orElse("");
    return new IllegalArgumentException(
        "%s must be one of %s, received %s%s"
            .formatted(kind, String.join(", ", valid), name, near));
  }

  private static Optional<String> nearest(String name, List<String> valid) {
    String plain = plain(name);
    int most = Math.min(MOST_EDITS, plain.length() / 2);
    return valid.stream()
        .min(Comparator.comparingInt(other -> edits(plain, plain(other))))
        .filter(other -> edits(plain, plain(other)) <= most);
  }

  /** Letters to insert, delete or replace (Levenshtein's distance). */
  private static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
