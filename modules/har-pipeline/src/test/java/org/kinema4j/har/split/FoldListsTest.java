package org.kinema4j.har.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.motion.BadDataException;

class FoldListsTest {

  private static final List<FoldItem> ITEMS =
      List.of(
          new FoldItem("a_1", "a", Map.of()),
          new FoldItem("a_2", "a", Map.of()),
          new FoldItem("b_1", "b", Map.of()),
          new FoldItem("c_1", "c", Map.of()),
          new FoldItem("c_2", "c", Map.of()));

  @TempDir private Path folder;

  private Path list(String part, String... lines) throws IOException {
    Path file = folder.resolve(part + ".txt");
    Files.createDirectories(file.getParent());
    return Files.write(file, List.of(lines));
  }

  private List<Fold> read(boolean knownSubjects) throws InputUnavailableException {
    return new FoldLists(ITEMS, knownSubjects).read(folder);
  }

  private void refuses(String message) {
    assertThatExceptionOfType(BadDataException.class)
        .isThrownBy(() -> read(false))
        .withMessage(message.replace("DIR", folder.toString()));
  }

  @Test
  void aSubjectStandsForItsRecordings() throws Exception {
    list("train", "# who", "", " a ");
    list("validation", "b_1");
    list("test", "c_2");

    assertThat(read(false))
        .containsExactly(
            Fold.of(FoldUnit.RECORDING, List.of("a_1", "a_2"), List.of("b_1"), List.of("c_2")));
  }

  @Test
  void aFolderAFoldInNaturalOrder() throws Exception {
    list("10/train", "a");
    list("10/test", "c");
    list("9/train", "\uFEFFc");
    list("9/test", "b");
    Files.createDirectories(folder.resolve("notes"));

    assertThat(read(false))
        .containsExactly(
            Fold.of(FoldUnit.RECORDING, List.of("c_1", "c_2"), List.of(), List.of("b_1")),
            Fold.of(FoldUnit.RECORDING, List.of("a_1", "a_2"), List.of(), List.of("c_1", "c_2")));
  }

  @Test
  void unknownNamesAreRefusedByFileAndLine() throws Exception {
    list("train", "a", "d");
    list("test", "c");

    refuses(
        "DIR/train.txt: line 2: expected a recording with labelled windows, or one of the subjects"
            + " a, b, c, found \"d\"");
  }

  @Test
  void aNameTwiceIsRefused() throws Exception {
    list("train", "a", "", "a_2");
    list("test", "c");
    refuses(
        "DIR/train.txt: line 3: expected each recording once, found a_2, which train.txt line 1 has"
            + " too");

    list("train", "a");
    list("test", "c", "a");
    refuses(
        "DIR/test.txt: line 2: expected each recording once, found a_1, which train.txt line 1 has"
            + " too");
  }

  @Test
  void aSubjectInTwoPartsIsRefusedUnlessAskedFor() throws Exception {
    list("train", "b", "a_1");
    list("test", "c", "a_2");

    refuses(
        "DIR/test.txt: line 2: expected no subject of another part (--known-subjects allows it),"
            + " found a_2 of subject a, of whom train.txt line 2 has a recording");
    assertThat(read(true))
        .containsExactly(
            Fold.of(
                FoldUnit.RECORDING,
                List.of("a_1", "b_1"),
                List.of(),
                List.of("a_2", "c_1", "c_2")));
  }

  @Test
  void emptyAndMissingListsAreRefused() throws Exception {
    assertThatExceptionOfType(InputUnavailableException.class)
        .isThrownBy(() -> read(false))
        .withMessage(folder + ": holds no train.txt and test.txt, nor a folder that does");
    assertThatExceptionOfType(InputUnavailableException.class)
        .isThrownBy(() -> new FoldLists(ITEMS, false).read(folder.resolve("none")))
        .withMessageContaining("none");

    list("test", "c");
    assertThatExceptionOfType(InputUnavailableException.class)
        .isThrownBy(() -> read(false))
        .withMessage(folder.resolve("train.txt") + ": does not exist");

    list("train", "# nobody");
    refuses("DIR/train.txt: expected a name of a subject or recording a line, found none");
  }

  @Test
  void manySubjectsAreNotAllNamed() throws Exception {
    List<FoldItem> many =
        IntStream.rangeClosed(1, 9)
            .mapToObj(i -> new FoldItem("r" + i, "s" + i, Map.of()))
            .toList();
    list("train", "x");
    list("test", "s1");

    assertThatExceptionOfType(BadDataException.class)
        .isThrownBy(() -> new FoldLists(many, false).read(folder))
        .withMessageContaining("s1, s2, s3, s4, s5, s6 and 3 more, found \"x\"");
  }
}
