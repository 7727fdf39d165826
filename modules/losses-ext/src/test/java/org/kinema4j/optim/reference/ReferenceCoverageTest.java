package org.kinema4j.optim.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kinema4j.optim.catalog.OptimizerEntry;
import org.kinema4j.optim.catalog.Optimizers;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** Every optimizer of the catalog has a trajectory in one of the files. */
class ReferenceCoverageTest {

  private static final Path FILES = Path.of("src/test/resources/org/kinema4j/optim/reference");

  @Test
  void everyOptimizerHasATrajectory() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      assertThat(files.flatMap(file -> optimizers(file).stream()).distinct())
          .containsAll(Optimizers.all().stream().map(OptimizerEntry::name).toList());
    }
  }

  private static List<String> optimizers(Path file) {
    try {
      return new ObjectMapper().readTree(file.toFile()).findValuesAsText("optimizer");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
