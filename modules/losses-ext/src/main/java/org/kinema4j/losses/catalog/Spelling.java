package org.kinema4j.losses.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Names as people write them. */
final class Spelling {

  /** A longer way is no slip. */
  private static final int MOST_EDITS = 3;

  private Spelling() {}

  /** Without what does not matter: case, hyphens, underscores and blanks. */
  static String plain(String name) {
    return name.replaceAll("[-_\\s]", "").toLowerCase(Locale.ROOT);
  }

  /** Says which of some names was meant, for the end of a message; nothing if none is near. */
  static String suggestion(String name, List<String> valid) {
    return nearest(name, valid).map(near -> "; did you mean " + near + "?").orElse("");
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
