package org.kinema4j.har;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassOrderTest {

  @Test
  void knownActionsComeAsTheCourseNumbersThemThenOthersByName() {
    assertThat(ClassOrder.of(List.of("zebra", "Idle", "Reach", "Idle", "ape", "Pick")))
        .containsExactly("Reach", "Pick", "Idle", "ape", "zebra");
  }
}
