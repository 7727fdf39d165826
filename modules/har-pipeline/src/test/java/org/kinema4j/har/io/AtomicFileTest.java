package org.kinema4j.har.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

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
        .hasMessage(file + ": cannot be written: No space left on device");
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
        .isInstanceOf(OutputFailedException.class)
        .hasMessage(taken + ": is a folder, not a file");
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

  @Test
  void aLinkIsReplacedAndWhatItLeadsToIsKept() throws IOException {
    Path other = Files.writeString(folder.resolve("other.txt"), "kept");
    Path link = Files.createSymbolicLink(folder.resolve("link.txt"), other);
    Path broken = Files.createSymbolicLink(folder.resolve("broken"), folder.resolve("nowhere"));

    assertThat(AtomicFile.requireReplaceable(broken)).isTrue();
    AtomicFile.writeText(link, "new");
    AtomicFile.writeText(broken, "new");

    assertThat(other).hasContent("kept");
    assertThat(link).isRegularFile().isNotEqualTo(other).hasContent("new");
    assertThat(Files.isSymbolicLink(link)).isFalse();
    assertThat(broken).hasContent("new");
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  @Test
  void aDeviceIsNotReplaced() {
    Path device = Path.of("/dev/null");
    assumeThat(device).as("there are device files").exists();

    assertThatThrownBy(() -> AtomicFile.writeText(device, "x"))
        .hasMessage("/dev/null: is a device, not a file");
  }

  @Test
  void theRootIsNotReplaced() {
    Path root = folder.getRoot();

    assertThatThrownBy(() -> AtomicFile.writeText(root, "x"))
        .hasMessage(root + ": is a folder, not a file");
  }

  @Test
  void aFolderMayBeALink() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);

    AtomicFile.writeText(link.resolve("result.txt"), "x");

    assertThat(real.resolve("result.txt")).hasContent("x");
  }

  @Test
  void theLongestNameThatTheSystemAllowsWillDo() throws IOException {
    Path longest = folder.resolve("n".repeat(255));
    AtomicFile.writeText(longest, "x");
    assertThat(longest).hasContent("x");

    Path longer = folder.resolve("n".repeat(256));
    assertThatThrownBy(() -> AtomicFile.writeText(longer, "x"))
        .hasMessage(longer + ": cannot be written: File name too long");
    assertThat(names(folder)).containsExactly("n".repeat(255));
  }

  @Test
  void aContentMayCloseWhatItWroteTo() throws IOException {
    Path file = folder.resolve("result.txt");

    AtomicFile.write(
        file,
        out -> {
          try (out) {
            out.write('x');
          }
        });

    assertThat(file).hasContent("x");
  }

  @Test
  void aFolderThatForbidsItIsOneLine() throws IOException {
    assumeThat(System.getProperty("user.name")).as("permissions bind").isNotEqualTo("root");
    Path file = folder.resolve("result.txt");
    assumeThat(folder.toFile().setWritable(false)).isTrue();
    try {
      assertThatThrownBy(() -> AtomicFile.writeText(file, "x"))
          .hasMessage(file + ": cannot be written: permission denied");
    } finally {
      assertThat(folder.toFile().setWritable(true)).isTrue();
    }
  }

  private static List<String> names(Path path) throws IOException {
    try (Stream<Path> children = Files.list(path)) {
      return children.map(child -> child.getFileName().toString()).toList();
    }
  }
}
