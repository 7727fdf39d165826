package org.kinema4j.layers.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The page {@code docs/layers.md}, taken apart. */
record LayerPage(String text, List<LayerPage.Section> sections) {

  private static final Pattern HEADING = Pattern.compile("(?m)^(?=##? )");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /**
   * What the page says of a layer.
   *
   * @param name name of the layer
   * @param common what is said once for all layers of its kind
   * @param text the section itself
   */
  record Section(String name, String common, String text) {

    /** Rows of the table whose first column is called so, of this layer alone. */
    List<Row> own(String firstColumn) {
      return rows(text, firstColumn);
    }

    /** The rows for all layers of the kind, then those of this layer. */
    List<Row> all(String firstColumn) {
      List<Row> rows = new ArrayList<>(rows(common, firstColumn));
      rows.addAll(own(firstColumn));
      return rows;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** A row of a table: cells by the names of their columns. */
  record Row(Map<String, String> cells) {

    String get(String column) {
      String cell = cells.get(column);
      if (cell == null) {
        throw new AssertionError("no column " + column + " in " + cells);
      }
      return cell;
    }

    /** The name that the row is about. */
    String name() {
      return codes(cells.values().iterator().next()).get(0);
    }
  }

  static LayerPage read() {
    String text;
    try {
      text = Files.readString(Path.of("..", "..", "docs", "layers.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Section> sections = new ArrayList<>();
    String common = "";
    for (String part : HEADING.splitAsStream(text).toList()) {
      if (part.startsWith("## ")) {
        sections.add(new Section(part.substring(3, part.indexOf('\n')), common, part));
      } else {
        common = part;
      }
    }
    return new LayerPage(text, sections);
  }

  /** The Java examples of the whole page. */
  List<String> examples() {
    return JAVA.matcher(text).results().map(block -> block.group(1)).toList();
  }

  /** What stands between backticks. */
  static List<String> codes(String markdown) {
    return CODE.matcher(markdown).results().map(code -> code.group(1)).toList();
  }

  private static List<Row> rows(String text, String firstColumn) {
    Pattern table =
        Pattern.compile("(?m)^\\| " + firstColumn + " \\|.*\n\\|[-|]+\\|\n((?:\\|.*\n)+)");
    List<Row> rows = new ArrayList<>();
    for (MatchResult found : table.matcher(text).results().toList()) {
      List<String> lines = found.group().lines().toList();
      List<String> columns = cells(lines.get(0));
      for (String line : lines.subList(2, lines.size())) {
        rows.add(row(columns, cells(line)));
      }
    }
    return rows;
  }

  private static Row row(List<String> columns, List<String> cells) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      row.put(columns.get(i), cells.get(i));
    }
    return new Row(row);
  }

  private static List<String> cells(String line) {
    String inner = line.substring(1, line.lastIndexOf('|'));
    return Pattern.compile("\\|").splitAsStream(inner).map(String::strip).toList();
  }
}
