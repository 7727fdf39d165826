package org.kinema4j.optim.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalog names every schedule, and says of each what a list needs. */
class ScheduleCatalogTest {

  private static final Path SOURCES = Path.of("src/main/java/org/kinema4j/optim/schedule");

  static Stream<ScheduleEntry> entries() {
    return Schedules.all().stream();
  }

  @Test
  void everyScheduleIsInTheCatalog() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      Stream<String> schedules =
          files
              .filter(
                  file -> read(file).matches("(?s).*public record [^{]* implements Schedule .*"))
              .map(file -> file.getFileName().toString().replace(".java", ""));

      assertThat(entries().map(ScheduleEntry::name))
          .containsExactlyInAnyOrderElementsOf(schedules.toList());
    }
  }

  @ParameterizedTest
  @MethodSource("entries")
  void entriesSayWhatListsNeed(ScheduleEntry entry) {
    assertThat(entry.summary()).hasSizeBetween(20, 80).matches("[a-z0-9].*\\(.*\\)");
    assertThat(entry.source()).hasScheme("https");
    assertThat(read(SOURCES.resolve(entry.name() + ".java")))
        .contains("@deviation", "@since", entry.source().toString());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
