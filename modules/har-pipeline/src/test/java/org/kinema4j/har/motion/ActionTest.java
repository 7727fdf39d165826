package org.kinema4j.har.motion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionTest {

  @ParameterizedTest
  @EnumSource
  void goesByEachOfItsNamesInAnyCase(Action action) {
    for (String name : new String[] {action.label(), action.code(), action.longName()}) {
      assertThat(Action.parse(name)).contains(action);
      assertThat(Action.parse(" " + name.toUpperCase(java.util.Locale.ROOT) + " "))
          .contains(action);
    }
  }

  /** The authors of the data set count movement without a task as idle. */
  @ParameterizedTest
  @CsvSource({"Rl_no_task", "fine_manipulation_no_task", "REACHING_NO_TASK"})
  void movementWithoutATaskIsIdle(String name) {
    assertThat(Action.parse(name)).contains(Action.IDLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "NONE", "dancing", "dancing_no_task", "_no_task", "Rl_no_task_no_task"})
  void otherNamesAreNone(String name) {
    assertThat(Action.parse(name)).isEmpty();
  }

  /** The numbering of the course, 1 to 8. */
  @Test
  void standInTheOrderOfTheCourse() {
    assertThat(Action.values())
        .extracting(Action::label)
        .containsExactly(
            "Reach", "Pick", "Place", "Release", "Carry", "Fine manipulation", "Screw", "Idle");
  }
}
