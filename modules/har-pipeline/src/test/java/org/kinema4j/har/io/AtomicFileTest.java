package org.kinema4j.har.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

  @TempDir private Path folder;

  @Test
  void makesFoldersAndReplacesAFile() throws IOException {
    Path file = folder.resolve("a/b/result.txt");
    AtomicFile.writeText(file, "one");
    AtomicFile.writeText(file, "two \u2014 \u00e4");

    assertThat(Files.readString(file)).isEqualTo("two \u2014 \u00e4");
    assertThat(names(file.getParent())).containsExactly("result.txt");
  }

  @Test
  void aFailureLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = folder.resolve("result.txt");
    AtomicFile.writeText(file, "kept");

    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(new byte[100_000]);
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(OutputFailedException.class)
        .hasMessage(file + ": cannot be written: IO (No space left on device)");
    assertThat(Files.readString(file)).isEqualTo("kept");
    assertThat(names(folder)).containsExactly("result.txt");
  }

  @Test
  void aFileWhereAFolderIsNeededIsOneLine() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "kept");

    assertThatThrownBy(() -> AtomicFile.writeText(file.resolve("result.txt"), "x"))
        .isInstanceOf(OutputFailedException.class)
        .hasMessageStartingWith(file.resolve("result.txt") + ": cannot be written: ");
    assertThat(Files.readString(file)).isEqualTo("kept");
  }

  @Test
  void aFolderInTheWayIsNotReplaced() throws IOException {
    Path taken = Files.createDirectories(folder.resolve("result.txt/inside")).getParent();

    assertThatThrownBy(() -> AtomicFile.writeText(taken, "x"))
        .isInstanceOf(OutputFailedException.class);
    assertThat(taken.resolve("inside")).isDirectory();
    assertThat(names(folder)).containsExactly("result.txt");
  }

  @Test
  void permissionsAreThoseThatTheUserGivesEveryNewFile() throws IOException {
    Path plain = Files.writeString(folder.resolve("plain.txt"), "x");
    Path file = folder.resolve("result.txt");
    AtomicFile.writeText(file, "x");

    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      assertThat(Files.getPosixFilePermissions(file))
          .isEqualTo(Files.getPosixFilePermissions(plain));
    }
  }

  private static List<String> names(Path path) throws IOException {
    try (Stream<Path> children = Files.list(path)) {
      return children.map(child -> child.getFileName().toString()).toList();
    }
  }
}
