package org.kinema4j.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.factory.Nd4j;

class ComputeThreadsTest {

  private static final int CORES = Runtime.getRuntime().availableProcessors();

  @Test
  void oneThreadForNd4jAndEveryCoreForRecurrentLayersByDefault() {
    assertThat(ComputeThreads.configured(Map.of(), Map.of()))
        .isEqualTo(new ComputeThreads(1, CORES));
  }

  @ParameterizedTest
  @CsvSource({"3, 3", "'4,2', 4", "many, 1", "0, 1", "'', 1"})
  void followsTheVariableOfOpenMp(String value, int expected) {
    assertThat(ComputeThreads.configured(Map.of(), Map.of("OMP_NUM_THREADS", value)).nd4j())
        .isEqualTo(expected);
  }

  @Test
  void propertiesComeFirst() {
    ComputeThreads threads =
        ComputeThreads.configured(
            Map.of("kinema4j.threads.nd4j", "2", "kinema4j.threads.recurrent", "5"),
            Map.of("OMP_NUM_THREADS", "3"));

    assertThat(threads).isEqualTo(new ComputeThreads(2, 5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"all", "1.5", ""})
  void refusesWhatIsNoNumber(String value) {
    assertThatThrownBy(
            () -> ComputeThreads.configured(Map.of("kinema4j.threads.nd4j", value), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "kinema4j.threads.nd4j must be a whole number in [1, ∞), received \"" + value + "\"");
  }

  @Test
  void refusesLessThanOne() {
    assertThatThrownBy(() -> new ComputeThreads(1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("kinema4j.threads.recurrent must be in [1, ∞), received 0");
  }

  /**
   * ND4J's own count cannot be raised above the one it started with, so OpenBLAS's is looked at.
   */
  @Test
  void setsTheThreadsOfLinearAlgebra() {
    int before = Nd4j.getNDArrayFactory().blas().getMaxThreads();
    try {
      new ComputeThreads(before + 1, CORES).apply();

      assertThat(Nd4j.getNDArrayFactory().blas().getMaxThreads()).isEqualTo(before + 1);
    } finally {
      new ComputeThreads(before, CORES).apply();
    }
  }
}
