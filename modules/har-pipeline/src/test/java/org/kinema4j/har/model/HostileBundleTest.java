package org.kinema4j.har.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.motion.BadDataException;

/** What a file can do that calls itself a model, and what is said of it. */
class HostileBundleTest {

  /** Twice the largest bundle: far below what the bombs here ask for, above what reading needs. */
  private static final long MOST_ALLOCATED = 128L << 20;

  private static final int FLIPS = 500;

  /** Set by {@link Evil} when somebody loads it. */
  static final AtomicBoolean LOADED = new AtomicBoolean();

  /** A class that a file would like to be loaded. */
  static final class Evil implements Serializable {
    static {
      LOADED.set(true);
    }
  }

  @TempDir private static Path folder;

  private static ModelBundle model;

  @BeforeAll
  static void writeSound() throws IOException {
    model = BundleSample.model();
    Path file = folder.resolve("sound.zip");
    model.write(file);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({
    "org.kinema4j.har.model.HostileZips#files",
    "org.kinema4j.har.model.HostileZips#zips",
    "org.kinema4j.har.model.HostileZips#directories",
    "org.kinema4j.har.model.HostileTexts#manifests",
    "org.kinema4j.har.model.HostileTexts#models",
    "org.kinema4j.har.model.HostileNetworks#classes",
    "org.kinema4j.har.model.HostileNetworks#networks"
  })
  void isRefusedInOneLine(HostileCase hostile) throws IOException {
    Path file = Files.write(folder.resolve("hostile.zip"), hostile.bytes().get());
    long before = allocated();

    Throwable refusal = catchThrowable(() -> StoredBundle.read(file));

    assertThat(refusal).isInstanceOf(BadDataException.class);
    assertThat(refusal.getMessage())
        .startsWith(file + ": ")
        .contains(hostile.message())
        .hasSizeLessThan(1000)
        .matches("[^\\p{Cc}]+");
    assertThat(allocated() - before).as("bytes allocated").isLessThan(MOST_ALLOCATED);
    assertThat(LOADED).isFalse();
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  @Test
  void filesTooLargeAreNotRead() throws IOException {
    Path file = folder.resolve("large.zip");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(3L << 30);
    }
    long before = allocated();

    assertThatThrownBy(() -> StoredBundle.read(file))
        .isInstanceOf(BadDataException.class)
        .hasMessageEndingWith("a model bundle of at most 69337088 bytes, found 3221225472 bytes");
    assertThat(allocated() - before).isLessThan(1 << 20);
    Files.delete(file);
  }

  @Test
  void whatIsNoFileIsUnavailable() {
    assertThatThrownBy(() -> StoredBundle.read(folder.resolve("none.zip")))
        .isInstanceOf(InputUnavailableException.class)
        .hasMessageEndingWith("none.zip: no such file");
    assertThatThrownBy(() -> StoredBundle.read(folder))
        .isInstanceOf(InputUnavailableException.class)
        .hasMessageEndingWith("is not a readable file");
  }

  @Test
  void aFileCutAnywhereIsBadData() throws IOException {
    byte[] whole = Files.readAllBytes(folder.resolve("sound.zip"));
    for (int sixteenth = 0; sixteenth < 16; sixteenth++) {
      byte[] cut = Arrays.copyOf(whole, whole.length * sixteenth / 16);
      Path file = Files.write(folder.resolve("cut.zip"), cut);

      assertThatThrownBy(() -> StoredBundle.read(file))
          .as("%d of 16 parts", sixteenth)
          .isInstanceOf(BadDataException.class)
          .hasMessageContaining("cut.zip: expected a model bundle (zip), found ");
    }
  }

  @Test
  void oneBitMakesItBadOrNoDifference() throws IOException {
    byte[] whole = Files.readAllBytes(folder.resolve("sound.zip"));
    int start = whole.length - 300;
    Random random = new Random(4);
    int refused = 0;
    for (int i = 0; i < FLIPS; i++) {
      // Half of them among headers, where they do the most.
      int at = i % 2 == 0 ? random.nextInt(whole.length) : start + random.nextInt(300);
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      Path file = Files.write(folder.resolve("flipped.zip"), flipped);
      try {
        ModelBundle read = ModelBundle.read(file);
        assertThat(read.spec()).as("bit of byte %d", at).isEqualTo(model.spec());
        assertThat(read.network().params()).isEqualTo(model.network().params());
        assertThat(read.network().getConfiguration().toJson())
            .isEqualTo(model.network().getConfiguration().toJson());
      } catch (BadDataException e) {
        refused++;
      }
    }
    // Times and versions stand in the headers too, and change nothing.
    assertThat(refused).isBetween(FLIPS / 2, FLIPS - 1);
  }
}
