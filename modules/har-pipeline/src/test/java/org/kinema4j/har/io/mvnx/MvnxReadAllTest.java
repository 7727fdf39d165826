package org.kinema4j.har.io.mvnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.internal.OrderedTasks;
import org.kinema4j.har.motion.BadDataException;

class MvnxReadAllTest {

  @TempDir Path folder;

  private List<Path> files(int count) throws IOException {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      files.add(Files.writeString(folder.resolve("r" + i + ".mvnx"), MvnxSample.text()));
    }
    return files;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 20})
  void keepsTheOrderOfTheFiles(int threads) throws IOException {
    List<MvnxRecording> all = MvnxReader.all().readAll(files(9), threads);
    assertThat(all)
        .extracting(recording -> recording.clip().name())
        .containsExactly("r0", "r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8");
  }

  @Test
  void reportsTheFirstBadFileInOrderAfterTheGoodOnesBefore() throws IOException {
    List<Path> files = files(8);
    Files.writeString(files.get(3), "<html/>");
    Files.delete(files.get(4));
    List<String> taken = new ArrayList<>();
    assertThatExceptionOfType(BadDataException.class)
        .isThrownBy(() -> MvnxReader.all().readAll(files, 4, r -> taken.add(r.clip().name())))
        .withMessage(files.get(3) + ": expected the root element <mvnx>, found <html>");
    assertThat(taken).containsExactly("r0", "r1", "r2");
    List<Path> missingFirst = List.of(files.get(0), files.get(4), files.get(3));
    assertThatExceptionOfType(InputUnavailableException.class)
        .isThrownBy(() -> MvnxReader.all().readAll(missingFirst, 3))
        .withMessage(files.get(4) + ": does not exist");
  }

  @Test
  void readsNothingFromNothing() throws IOException {
    assertThat(MvnxReader.all().readAll(List.of(), 2)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MvnxReader.all().readAll(List.of(), 0))
        .withMessage("threads must be in [1, \u221e), received 0");
  }

  @Test
  void stopsWhenInterrupted() throws IOException {
    List<Path> files = files(3);
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(InputUnavailableException.class)
        .isThrownBy(() -> MvnxReader.all().readAll(files, 2))
        .withCauseInstanceOf(InterruptedIOException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void passesErrorsAndBrokenConsumersOn() throws IOException {
    assertThatExceptionOfType(OutOfMemoryError.class)
        .isThrownBy(
            () ->
                OrderedTasks.run(
                    List.of(1),
                    1,
                    i -> {
                      throw new OutOfMemoryError("for a test");
                    },
                    r -> {}))
        .withMessage("for a test");
    List<Path> files = files(2);
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                MvnxReader.all()
                    .readAll(
                        files,
                        1,
                        r -> {
                          throw new IllegalStateException(r.clip().name());
                        }))
        .withMessage("r0");
  }
}
