package org.kinema4j.demos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README shows code of the demo, which another test runs, and links to what exists. */
class ReadmeTest {

  private static final Path ROOT = Path.of("..", "..");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

  @Test
  void codeIsThatOfTheDemo() throws IOException {
    Matcher block = JAVA.matcher(Files.readString(ROOT.resolve("README.md")));
    assertThat(block.find()).isTrue();
    Path demo = Path.of("src/main/java/org/kinema4j/demos/HumanActionRecognition.java");
    List<String> statements = lines(Files.readString(demo)).toList();

    assertThat(lines(block.group(1))).hasSizeGreaterThan(5).allMatch(statements::contains);
  }

  @Test
  void linksOfTheDocumentationLeadSomewhere() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      List<Path> pages =
          Stream.concat(
                  Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md").map(ROOT::resolve),
                  files.filter(file -> file.toString().endsWith(".md")))
              .toList();
      assertThat(pages).hasSizeGreaterThan(6);
      for (Path page : pages) {
        Matcher link = LINK.matcher(Files.readString(page));
        while (link.find()) {
          assertThat(page.resolveSibling(link.group(1))).as("link in %s", page).exists();
        }
      }
    }
  }

  private static Stream<String> lines(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty());
  }
}
