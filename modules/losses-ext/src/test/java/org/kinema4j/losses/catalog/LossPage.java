package org.kinema4j.losses.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of losses or of what is documented in the same form, taken apart. */
public record LossPage(String text, List<LossPage.Section> sections) {

  private static final Pattern HEADING = Pattern.compile("(?m)^(?=##+ )");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern ROW = Pattern.compile("(?m)^ *\\|(.*)\\|$");
  private static final int COLUMNS = 5;

  /**
   * What the page says of a loss.
   *
   * @param name name of the loss
   * @param text the section below its heading
   */
  public record Section(String name, String text) {

    /** The text of one of the parts. */
    public String part(String title) {
      Matcher found =
          Pattern.compile("(?ms)^- \\*\\*" + title + "\\*\\*: ?(.*?)(?=^- \\*\\*|\\z)")
              .matcher(text);
      if (!found.find()) {
        throw new AssertionError("no part " + title + " in the section " + name);
      }
      return found.group(1).strip();
    }

    /** The rows of the table of parameters. */
    public List<Parameter> parameters() {
      return ROW.matcher(part("Parameters"))
          .results()
          .map(row -> Arrays.stream(row.group(1).split("\\|", -1)).map(String::strip).toList())
          .filter(cells -> !cells.get(1).equals("parameter") && !cells.get(0).startsWith("--"))
          .map(Section::parameter)
          .toList();
    }

    private static Parameter parameter(List<String> cells) {
      if (cells.size() != COLUMNS) {
        throw new AssertionError("a row of parameters has 5 cells: " + cells);
      }
      return new Parameter(plain(cells.get(1)), cells.get(2), plain(cells.get(3)));
    }

    private static String plain(String cell) {
      return cell.replace("`", "");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** A parameter as the page has it. */
  public record Parameter(String name, String domain, String defaultValue) {}

  static LossPage read() {
    return read("losses.md");
  }

  /** Reads a page of the folder {@code docs}. */
  public static LossPage read(String page) {
    String text;
    try {
      text = Files.readString(Path.of("..", "..", "docs", page));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Section> sections =
        HEADING
            .splitAsStream(text)
            .filter(part -> part.startsWith("### "))
            .map(
                part ->
                    new Section(
                        part.substring(4, part.indexOf('\n')),
                        part.substring(part.indexOf('\n') + 1)))
            .toList();
    return new LossPage(text, sections);
  }

  /** The Java examples of the whole page. */
  List<String> examples() {
    return JAVA.matcher(text).results().map(block -> block.group(1)).toList();
  }
}
