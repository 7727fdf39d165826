package org.kinema4j.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page of the documentation, taken apart.
 *
 * @param text the whole page
 * @param sections its sections of the third level
 */
public record Page(String text, List<Page.Section> sections) {

  private static final Path DOCS = Path.of("..", "..", "docs");
  private static final Pattern HEADING = Pattern.compile("(?m)^(?=##+ )");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern ROW = Pattern.compile("(?m)^ *\\|(.*)\\|$");
  private static final int COLUMNS = 5;

  /**
   * What the page says of a class.
   *
   * @param name name of the class
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

  /** Reads a page, for example {@code losses.md}. */
  public static Page read(String file) {
    return of(text(DOCS.resolve(file)));
  }

  /**
   * Reads a page and the pages that are parts of it: for {@code optimizers.md} those in {@code
   * optimizers-parts}, if there are any.
   */
  public static Page readWithParts(String file) {
    Path parts = DOCS.resolve(file.replace(".md", "-parts"));
    if (!Files.isDirectory(parts)) {
      return read(file);
    }
    try (Stream<Path> pages = Files.list(parts).sorted()) {
      return of(
          Stream.concat(Stream.of(DOCS.resolve(file)), pages)
              .map(Page::text)
              .collect(Collectors.joining("\n")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Page of(String text) {
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
    return new Page(text, sections);
  }

  /** The cells of each row of the table below a heading, without the table's head. */
  public List<List<String>> table(String heading) {
    String start = "\n## " + heading + "\n";
    int from = text.indexOf(start) + start.length();
    return ROW.matcher(text.substring(from, text.indexOf("\n## ", from)))
        .results()
        .map(row -> Arrays.stream(row.group(1).split("\\|", -1)).map(String::strip).toList())
        .filter(cells -> cells.get(0).startsWith("`"))
        .toList();
  }

  /** The Java examples of the whole page. */
  public List<String> examples() {
    return JAVA.matcher(text).results().map(block -> block.group(1)).toList();
  }
}
