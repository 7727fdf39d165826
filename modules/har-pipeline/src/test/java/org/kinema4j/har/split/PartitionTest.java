package org.kinema4j.har.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.window.Window;

class PartitionTest {

  private static Window window(String recording, String subject, int start) {
    MotionClip clip =
        new MotionClip(
            recording,
            subject,
            240,
            List.of(new Signal("s", List.of(new Channel("s", "1")), new float[100])));
    return new Window(clip, start, 10, Optional.of("a"));
  }

  private static void check(List<Window> train, List<Window> validation, List<Window> test) {
    LeakageCheck.check(train, validation, test);
  }

  @Test
  void windowsGoWhereTheirSubjectGoes() {
    Window a0 = window("ra", "a", 0);
    Window a5 = window("ra", "a", 5);
    Window b = window("rb", "b", 0);
    Window c = window("rc", "c", 0);
    Partition partition =
        Partition.of(
            List.of(c, a5, b, a0), SubjectSplit.holdOut(List.of("a", "b", "c"), List.of()));
    assertThat(partition.train()).containsExactly(a5, a0);
    assertThat(partition.validation()).containsExactly(b);
    assertThat(partition.test()).containsExactly(c);
  }

  @Test
  void aSubjectThatIsNotInTheSplitIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Partition.of(
                    List.of(window("rd", "d", 0)),
                    SubjectSplit.holdOut(List.of("a", "b"), List.of())))
        .withMessage(
            "the subject of every window must be in the split, received 'd' of recording rd");
  }

  @Test
  void separatePartsPass() {
    assertThatCode(
            () ->
                check(
                    List.of(window("r1", "a", 0), window("r1", "a", 5), window("r2", "a", 0)),
                    List.of(window("r3", "b", 0)),
                    List.of(window("r4", "c", 0))))
        .doesNotThrowAnyException();
  }

  @Test
  void aSharedSubjectIsNamed() {
    assertThatExceptionOfType(BadDataException.class)
        .isThrownBy(
            () -> check(List.of(window("r1", "a", 0)), List.of(), List.of(window("r2", "a", 0))))
        .withMessage(
            "subject a: expected a subject to stand in one part of a split only,"
                + " found windows of it in training and in test");
  }

  @Test
  void aSharedRecordingIsNamed() {
    assertThatExceptionOfType(BadDataException.class)
        .isThrownBy(
            () -> check(List.of(), List.of(window("r1", "a", 0)), List.of(window("r1", "b", 50))))
        .withMessage(
            "r1: expected a recording to stand in one part of a split only,"
                + " found windows of it in validation and in test");
  }

  @Test
  void sharedFramesAreNamed() {
    assertThatExceptionOfType(BadDataException.class)
        .isThrownBy(
            () ->
                check(
                    List.of(window("r1", "a", 0), window("r1", "a", 20)),
                    List.of(window("r1", "a", 29)),
                    List.of()))
        .withMessage(
            "r1: expected no frame to stand in two parts of a split,"
                + " found [20, 30) in training and [29, 39) in validation");
  }

  @Test
  void aPartitionCannotLeak() {
    assertThatExceptionOfType(BadDataException.class)
        .isThrownBy(
            () ->
                new Partition(
                    List.of(window("r1", "a", 0)), List.of(), List.of(window("r1", "a", 90))));
  }

  @Test
  void theUnitDecidesWhatIsRefused() {
    List<Window> train = List.of(window("r1", "a", 0));
    List<Window> same = List.of(window("r1", "a", 50));
    List<Window> other = List.of(window("r2", "a", 0));
    assertThatCode(() -> LeakageCheck.check(train, List.of(), other, FoldUnit.RECORDING))
        .doesNotThrowAnyException();
    assertThatCode(() -> LeakageCheck.check(train, List.of(), same, FoldUnit.BLOCK))
        .doesNotThrowAnyException();
    for (FoldUnit unit :
        List.of(FoldUnit.SUBJECT, FoldUnit.RECORDING, FoldUnit.SEQUENCE, FoldUnit.SETUP)) {
      assertThatExceptionOfType(BadDataException.class)
          .isThrownBy(() -> LeakageCheck.check(train, same, List.of(), unit))
          .withMessageContaining("r1: expected a recording to stand in one part");
    }
    for (FoldUnit unit : FoldUnit.values()) {
      assertThatExceptionOfType(BadDataException.class)
          .isThrownBy(
              () -> LeakageCheck.check(train, List.of(), List.of(window("r1", "a", 9)), unit))
          .withMessageContaining("[0, 10) in training and [9, 19) in test");
    }
  }

  @Test
  void aFoldDividesByItsUnitAndLeavesOutTheRest() {
    Window a1 = window("r1", "a", 0);
    Window a2 = window("r2", "a", 0);
    Window b = window("r3", "b", 0);
    Partition partition =
        Partition.of(
            List.of(a1, b, a2),
            Fold.of(FoldUnit.RECORDING, List.of("r2"), List.of(), List.of("r1")));
    assertThat(partition)
        .isEqualTo(new Partition(List.of(a2), List.of(), List.of(a1), FoldUnit.RECORDING));
  }
}
