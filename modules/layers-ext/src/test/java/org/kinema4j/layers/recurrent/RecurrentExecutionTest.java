package org.kinema4j.layers.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kinema4j.layers.recurrent.internal.onednn.OneDnn;

class RecurrentExecutionTest {

  @AfterEach
  void forget() {
    System.clearProperty(RecurrentExecution.PROPERTY);
  }

  @Test
  void choosesByItselfUnlessTold() {
    assertThat(RecurrentExecution.configured()).isEqualTo(RecurrentExecution.AUTO);
  }

  @Test
  void prefersOneDnnWhereItRuns() {
    assertThat(RecurrentExecution.usesOneDnn()).isEqualTo(OneDnn.unavailable().isEmpty());
  }

  @Test
  void portableCanBeForced() {
    System.setProperty(RecurrentExecution.PROPERTY, "portable");

    assertThat(RecurrentExecution.usesOneDnn()).isFalse();
    assertThat(RecurrentExecution.describe())
        .isEqualTo("portable, because kinema4j.recurrent says so");
  }

  @Test
  void saysWhichLibraryRunsOnHowManyThreads() {
    assumeTrue(OneDnn.unavailable().isEmpty(), "oneDNN cannot be loaded on this machine");

    assertThat(RecurrentExecution.describe()).matches("oneDNN 2\\.5\\.2, threads \\d+");
  }

  @Test
  void runsPortablyWhereOneDnnCannot() {
    Optional<String> obstacle = Optional.of("no native library for plan9");

    assertThat(RecurrentExecution.usesOneDnn(RecurrentExecution.AUTO, obstacle)).isFalse();
    assertThat(RecurrentExecution.describe(RecurrentExecution.AUTO, obstacle))
        .isEqualTo("portable, because there is no native library for plan9");
  }

  @Test
  void runsNothingElseWhereOneDnnIsDemanded() {
    Optional<String> obstacle = Optional.of("no native library for plan9");

    assertThatThrownBy(() -> RecurrentExecution.usesOneDnn(RecurrentExecution.ONEDNN, obstacle))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "kinema4j.recurrent is onednn, but there is no native library for plan9; "
                + "set it to auto or portable");
    assertThat(RecurrentExecution.describe(RecurrentExecution.ONEDNN, obstacle))
        .isEqualTo("none: kinema4j.recurrent is onednn, but there is no native library for plan9");
  }

  @Test
  void refusesAnotherWord() {
    System.setProperty(RecurrentExecution.PROPERTY, "fast");

    assertThatThrownBy(RecurrentExecution::configured)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("kinema4j.recurrent must be auto, onednn or portable, received \"fast\"");
  }
}
