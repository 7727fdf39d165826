package org.kinema4j.optim.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kinema4j.optim.catalog.Optimizers;

/** Every optimizer of the catalog has a trajectory: a stored one, or a test here, names it. */
class ReferenceCoverageTest {

  private static final List<Path> FOLDERS =
      List.of(
          Path.of("src/test/resources/org/kinema4j/optim/reference"),
          Path.of("src/test/java/org/kinema4j/optim/reference"));

  @Test
  void everyOptimizerHasATrajectory() {
    String text = FOLDERS.stream().map(ReferenceCoverageTest::text).collect(Collectors.joining());
    assertThat(Optimizers.all())
        .allSatisfy(one -> assertThat(text).containsPattern("\\b" + one.name() + "\\b"));
  }

  private static String text(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(ReferenceCoverageTest::read).collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
