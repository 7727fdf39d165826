package org.kinema4j.layers.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
  void refusesAnotherWord() {
    System.setProperty(RecurrentExecution.PROPERTY, "fast");

    assertThatThrownBy(RecurrentExecution::configured)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("kinema4j.recurrent must be auto, onednn or portable, received \"fast\"");
  }
}
