package org.kinema4j.har.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.ForkedJvm;

class StagingTest {

  @TempDir private Path temporary;

  @Test
  void publishesAllAtOnce() throws IOException {
    Path folder = temporary.resolve("a/b");
    try (Staging staging = Staging.open(folder)) {
      staging.write("one.txt", file -> AtomicFile.writeText(file, "1"));
      staging.write("deep/two.txt", file -> AtomicFile.writeText(file, "2"));
      assertThat(files(folder)).containsExactly(Staging.UNFINISHED);

      staging.publish();

      assertThat(folder.resolve("one.txt")).hasContent("1");
      assertThat(folder.resolve("deep/two.txt")).hasContent("2");
    }
    assertThat(files(folder)).containsExactly("deep", "one.txt");
  }

  @Test
  void whatIsNotPublishedIsGone() throws IOException {
    Files.writeString(temporary.resolve("one.txt"), "old");
    try (Staging staging = Staging.open(temporary)) {
      staging.write("one.txt", file -> AtomicFile.writeText(file, "new"));
    }
    assertThat(temporary.resolve("one.txt")).hasContent("old");
    assertThat(files(temporary)).containsExactly("one.txt");
  }

  @Test
  void aFailureNamesThePlaceThatTheUserKnows() throws IOException {
    try (Staging staging = Staging.open(temporary)) {
      assertThatThrownBy(
              () ->
                  staging.write(
                      "one.txt",
                      file ->
                          AtomicFile.write(
                              file,
                              out -> {
                                throw new IOException("No space left on device");
                              })))
          .isInstanceOf(OutputFailedException.class)
          .hasMessage(
              temporary.resolve("one.txt") + ": cannot be written: No space left on device");
      staging.publish();
    }
    assertThat(files(temporary)).isEmpty();
  }

  @Test
  void aPlaceThatIsTakenChangesNothing() throws IOException {
    try (Staging staging = Staging.open(temporary)) {
      Files.writeString(temporary.resolve("voucher"), "old");
      staging.write("a", file -> AtomicFile.writeText(file, "new"));
      staging.write("b", file -> AtomicFile.writeText(file, "new"));
      staging.write("voucher", file -> AtomicFile.writeText(file, "new"));
      Files.createDirectory(temporary.resolve("b"));

      assertThatThrownBy(staging::publish)
          .isInstanceOf(OutputFailedException.class)
          .hasMessage(temporary.resolve("b") + ": is a folder, not a file");
      assertThatThrownBy(() -> staging.write("b", file -> AtomicFile.writeText(file, "new")))
          .hasMessage(temporary.resolve("b") + ": is a folder, not a file");
    }
    assertThat(temporary.resolve("voucher")).hasContent("old");
    assertThat(files(temporary)).containsExactly("b", "voucher");
  }

  @Test
  void theVoucherGoesFirstAndComesLast() throws IOException {
    Path a = temporary.resolve("a");
    try (Staging staging = Staging.open(temporary)) {
      Files.writeString(temporary.resolve("voucher"), "old");
      staging.write("a", file -> AtomicFile.writeText(file, "new"));
      staging.write("b", file -> AtomicFile.writeText(file, "new"));
      staging.write("voucher", file -> AtomicFile.writeText(file, "new"));
      // The second move fails because its file has vanished.
      Files.delete(temporary.resolve(Staging.UNFINISHED).resolve("files/b"));

      assertThatThrownBy(staging::publish).isInstanceOf(OutputFailedException.class);
    }
    assertThat(a).hasContent("new");
    assertThat(files(temporary)).containsExactly("a");
  }

  @Test
  void hashesAreThoseOfTheFiles() throws IOException {
    try (Staging staging = Staging.open(temporary)) {
      staging.write("abc", file -> AtomicFile.writeText(file, "abc"));
      staging.write("empty", file -> AtomicFile.writeText(file, ""));

      // FIPS 180-4, example of SHA-256 of "abc"; and the hash of nothing.
      assertThat(staging.sha256())
          .isEqualTo(
              Map.of(
                  "abc",
                  "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                  "empty",
                  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    }
  }

  @Test
  void oneAtATimeInOneJvm() throws IOException {
    Path link = temporary.resolve("link");
    Path folder = Files.createDirectory(temporary.resolve("folder"));
    Files.createSymbolicLink(link, folder);
    try (Staging first = Staging.open(folder)) {
      assertThat(first.folder()).isEqualTo(folder);
      for (Path again : List.of(folder, link, folder.resolve("../folder"))) {
        assertThatThrownBy(() -> Staging.open(again))
            .isInstanceOf(OutputFailedException.class)
            .hasMessage(again + ": another run is writing into it");
      }
      first.write("one.txt", file -> AtomicFile.writeText(file, "1"));
      first.publish();
    }
    try (Staging next = Staging.open(link)) {
      next.publish();
    }
    assertThat(files(folder)).containsExactly("one.txt");
  }

  @Test
  void aLockOfAnotherClassLoaderCounts() throws IOException {
    Path file = Files.createDirectory(temporary.resolve(Staging.UNFINISHED)).resolve("lock");
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThatThrownBy(() -> Staging.open(temporary))
          .hasMessage(temporary + ": another run is writing into it");
    }
    Staging.open(temporary).close();
    assertThat(files(temporary)).isEmpty();
  }

  /** Opens a folder, writes a file that is never published, says so, and waits to be killed. */
  static final class Holder {

    private Holder() {}

    public static void main(String[] args) throws Exception {
      try (Staging staging = Staging.open(Path.of(args[0]))) {
        staging.write("one.txt", file -> AtomicFile.writeText(file, "unfinished"));
        System.out.println("held");
        Thread.sleep(120_000);
      }
    }
  }

  @Test
  void aKilledProcessHoldsNothingAndTheNextCleansUp() throws Exception {
    Files.writeString(temporary.resolve("one.txt"), "old");
    try (ForkedJvm holder = ForkedJvm.start(Holder.class, List.of(temporary.toString()))) {
      holder.awaitOut("held");
      assertThatThrownBy(() -> Staging.open(temporary))
          .as(holder.err())
          .hasMessage(temporary + ": another run is writing into it");
      assertThat(holder.kill()).isTrue();
    }
    assertThat(temporary.resolve(Staging.UNFINISHED).resolve("files/one.txt")).exists();

    try (Staging next = Staging.open(temporary)) {
      assertThat(temporary.resolve(Staging.UNFINISHED).resolve("files")).doesNotExist();
      next.publish();
    }
    assertThat(temporary.resolve("one.txt")).hasContent("old");
    assertThat(files(temporary)).containsExactly("one.txt");
  }

  @Test
  void aProcessToldToEndCleansUpItself() throws Exception {
    try (ForkedJvm holder = ForkedJvm.start(Holder.class, List.of(temporary.toString()))) {
      holder.awaitOut("held");
      holder.terminate();
      assertThat(holder.exitCode()).as(holder.err()).isEqualTo(143);
    }
    assertThat(files(temporary)).isEmpty();
  }

  /** Claims a folder over and over; two at once would meet at the file that only one can make. */
  static final class Contender {

    private Contender() {}

    public static void main(String[] args) throws Exception {
      Path folder = Path.of(args[0]);
      Path witness = folder.resolve("witness");
      int claimed = 0;
      for (int i = 0; i < 3000; i++) {
        try (Staging staging = Staging.open(folder)) {
          Files.createFile(witness);
          staging.publish();
          Files.delete(witness);
          claimed++;
        } catch (OutputFailedException e) {
          if (!e.getMessage().endsWith("another run is writing into it")) {
            throw e;
          }
        }
      }
      System.out.println("claimed " + claimed);
    }
  }

  @Test
  void deletingTheLockIsNoRace() throws Exception {
    List<String> arguments = List.of(temporary.toString());
    try (ForkedJvm one = ForkedJvm.start(Contender.class, arguments);
        ForkedJvm two = ForkedJvm.start(Contender.class, arguments);
        ForkedJvm three = ForkedJvm.start(Contender.class, arguments)) {
      for (ForkedJvm contender : List.of(one, two, three)) {
        assertThat(contender.exitCode()).as(contender.err()).isZero();
        assertThat(contender.out()).containsPattern("claimed [1-9]");
      }
    }
    assertThat(files(temporary)).isEmpty();
  }

  @Test
  void whatALinkLeadsToIsNotCleanedUp() throws IOException {
    Path other = Files.createDirectory(temporary.resolve("other"));
    Path kept = Files.createDirectory(other.resolve("files")).resolve("kept.txt");
    Files.writeString(kept, "kept");
    Path folder = Files.createDirectory(temporary.resolve("folder"));
    Files.createSymbolicLink(folder.resolve(Staging.UNFINISHED), other);

    assertThatThrownBy(() -> Staging.open(folder))
        .hasMessage(
            folder.toRealPath().resolve(Staging.UNFINISHED) + ": is not a folder; delete it");

    Files.delete(folder.resolve(Staging.UNFINISHED));
    Path unfinished = Files.createDirectory(folder.resolve(Staging.UNFINISHED));
    Files.createSymbolicLink(unfinished.resolve("files"), other.resolve("files"));
    Staging.open(folder).close();

    assertThat(kept).hasContent("kept");
    assertThat(files(folder)).isEmpty();
  }

  @Test
  void nothingIsWrittenAfterTheEnd() throws IOException {
    Staging staging = Staging.open(temporary);
    staging.close();
    staging.close();

    assertThatThrownBy(() -> staging.write("a", file -> AtomicFile.writeText(file, "x")))
        .hasMessage(temporary.resolve("a") + ": cannot be written: the run was ended");
    assertThat(files(temporary)).isEmpty();
  }

  @Test
  void resultsMayLieOnAnotherFileSystem() throws IOException {
    Path memory = Path.of("/dev/shm");
    assumeThat(Files.isWritable(memory)).as("there is a second file system").isTrue();
    assumeThat(Files.getFileStore(memory)).isNotEqualTo(Files.getFileStore(temporary));
    Path elsewhere = Files.createTempDirectory(memory, "kinema4j");
    try {
      Files.createSymbolicLink(temporary.resolve("deep"), elsewhere);
      try (Staging staging = Staging.open(temporary)) {
        staging.write("deep/one.txt", file -> AtomicFile.writeText(file, "1"));
        staging.publish();
      }
      assertThat(elsewhere.resolve("one.txt")).hasContent("1");
      assertThat(files(elsewhere)).containsExactly("one.txt");
    } finally {
      Files.deleteIfExists(elsewhere.resolve("one.txt"));
      Files.delete(elsewhere);
    }
    assertThat(files(temporary)).containsExactly("deep");
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.map(child -> child.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aLinkAtThePlaceOfTheLockIsNotFollowed(@TempDir Path other) throws IOException {
    Path thesis = Files.writeString(other.resolve("thesis"), "years of work");
    Path mine = Files.createDirectories(other.resolve("exports/" + Staging.UNFINISHED));
    Files.createSymbolicLink(mine.resolve("lock"), thesis);

    assertThatThrownBy(() -> Staging.open(other.resolve("exports")))
        .isInstanceOf(OutputFailedException.class);
    assertThat(thesis).hasContent("years of work");
  }
}
