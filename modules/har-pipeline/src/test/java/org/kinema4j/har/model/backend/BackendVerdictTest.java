package org.kinema4j.har.model.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinema4j.har.model.backend.BackendVerdict.Machine;

class BackendVerdictTest {

  private static final Set<BackendKind> CPU = EnumSet.of(BackendKind.CPU);
  private static final Set<BackendKind> CUDA = EnumSet.of(BackendKind.CUDA);
  private static final Machine BARE = new Machine(false, Optional.empty(), Optional.empty());
  private static final String OR_CPU = ", or run on the CPU: build without -Pcuda";

  /** Names and capabilities as NVIDIA lists them on developer.nvidia.com/cuda-gpus. */
  @ParameterizedTest
  @CsvSource({
    "GeForce GT 640, 3.0, false",
    "Tesla K40, 3.5, false",
    "Tesla K80, 3.7, true",
    "GeForce GTX 750, 5.0, true",
    "GeForce GTX 980, 5.2, true",
    "Tesla P100, 6.0, true",
    "GeForce GTX 1080, 6.1, true",
    "Tesla V100, 7.0, true",
    "GeForce RTX 2080, 7.5, true",
    "A100, 8.0, true",
    "GeForce RTX 3090, 8.6, true",
    "GeForce RTX 4090, 8.9, true",
    "H100, 9.0, false",
    "B200, 10.0, false",
    "GeForce RTX 5090, 12.0, false"
  })
  void gpusRunWithCodeOfTheirMajorCapability(String name, String capability, boolean runs) {
    BackendVerdict verdict = BackendVerdict.of(CUDA, linux("535.104.05", gpu(0, name, capability)));

    assertThat(verdict.usable()).isEqualTo(runs);
    String gpu = name + " (compute capability " + capability + ")";
    assertThat(verdict.message())
        .isEqualTo(
            runs
                ? "CUDA on " + gpu
                : "nd4j-cuda-11.6 has no code for "
                    + gpu
                    + ", only for compute capability 3.7 and 5.0 to 8.9"
                    + OR_CPU);
  }

  @ParameterizedTest
  @CsvSource({
    "false, 450.80.01, false, 450.80.2",
    "false, 450.80.02, true, ''",
    "false, 510.39.01, true, ''",
    "false, 580.65.06, true, ''",
    "true, 452.38, false, 452.39",
    "true, 452.39, true, ''",
    "true, 511.23, true, ''"
  })
  void driversMustKnowCuda11(boolean windows, String version, boolean usable, String oldest) {
    NvidiaDriver driver = driver(version, gpu(0, "A100", "8.0"));
    BackendVerdict verdict =
        BackendVerdict.of(CUDA, new Machine(windows, Optional.of(driver), Optional.empty()));

    assertThat(verdict.usable()).isEqualTo(usable);
    if (!usable) {
      assertThat(verdict.message())
          .isEqualTo(
              "NVIDIA driver %s is too old for CUDA 11.6: install %s or later%s"
                  .formatted(driver.version(), oldest, OR_CPU));
    }
  }

  @Test
  void withoutADriverThereIsNoGpu() {
    assertThat(BackendVerdict.of(CUDA, BARE).message())
        .isEqualTo(
            "no NVIDIA driver: nvidia-smi is missing or finds no GPU; install driver 450.80.2 or"
                + " later"
                + OR_CPU);
    assertThat(BackendVerdict.of(CUDA, linux("535.1")).message())
        .isEqualTo("the NVIDIA driver knows no GPU" + OR_CPU);
  }

  @Test
  void oneBackendMustBeThere() {
    assertThat(BackendVerdict.of(CPU, BARE)).isEqualTo(new BackendVerdict(true, "CPU"));
    assertThat(BackendVerdict.of(Set.of(), BARE))
        .isEqualTo(
            new BackendVerdict(
                false,
                "no ND4J backend on the class path: add nd4j-native (CPU) or nd4j-cuda-11.6"
                    + " (NVIDIA GPUs)"));
    assertThat(BackendVerdict.of(EnumSet.allOf(BackendKind.class), BARE))
        .isEqualTo(
            new BackendVerdict(
                false,
                "two ND4J backends on the class path, of which ND4J would choose: keep either"
                    + " nd4j-native or nd4j-cuda-11.6"));
  }

  @Test
  void aGpuWithoutCodeMustBeHiddenBesideOneThatHasSome() {
    Gpu hopper = gpu(0, "H100", "9.0");
    Gpu ampere = gpu(1, "A100", "8.0");
    assertThat(BackendVerdict.of(CUDA, linux("535.104.05", hopper, ampere)).message())
        .isEqualTo(
            "nd4j-cuda-11.6 has no code for H100 (compute capability 9.0), only for compute"
                + " capability 3.7 and 5.0 to 8.9; for A100 (compute capability 8.0) alone set"
                + " CUDA_VISIBLE_DEVICES=GPU-1"
                + OR_CPU);

    NvidiaDriver driver = driver("535.104.05", hopper, ampere);
    for (String visible : List.of("GPU-1", "1", " 1 , 7")) {
      assertThat(verdict(driver, visible))
          .isEqualTo(new BackendVerdict(true, "CUDA on A100 (compute capability 8.0)"));
    }
    assertThat(verdict(driver, "0,1").usable()).isFalse();
    assertThat(verdict(driver, "MIG-abc").usable()).isFalse();
    for (String none : List.of("", "-1", "none", "7,1")) {
      assertThat(verdict(driver, none).message())
          .isEqualTo(
              "CUDA_VISIBLE_DEVICES=%s hides every GPU: change it%s".formatted(none, OR_CPU));
    }
  }

  private static BackendVerdict verdict(NvidiaDriver driver, String visible) {
    return BackendVerdict.of(CUDA, new Machine(false, Optional.of(driver), Optional.of(visible)));
  }

  /** R510 was the last branch before Ada and Hopper. */
  @Test
  void aCapabilityThatIsNotToldIsTakenForOldWhereTheDriverIs() {
    Gpu unknown = new Gpu(0, "GPU-0", "Tesla V100", Optional.empty());

    assertThat(BackendVerdict.of(CUDA, linux("470.182.03", unknown)))
        .isEqualTo(new BackendVerdict(true, "CUDA on Tesla V100 (capability unknown)"));
    assertThat(BackendVerdict.of(CUDA, linux("580.95.05", unknown)).usable()).isFalse();
  }

  @Test
  void insistsWithItsMessage() {
    assertThatCode(() -> new BackendVerdict(true, "CPU").require()).doesNotThrowAnyException();
    assertThatThrownBy(() -> new BackendVerdict(false, "no GPU").require())
        .isInstanceOf(BackendUnavailableException.class)
        .hasMessage("no GPU");
  }

  private static Machine linux(String version, Gpu... gpus) {
    return new Machine(false, Optional.of(driver(version, gpus)), Optional.empty());
  }

  private static NvidiaDriver driver(String version, Gpu... gpus) {
    return new NvidiaDriver(
        DottedVersion.parse(version).orElseThrow(), new ArrayList<>(List.of(gpus)));
  }

  private static Gpu gpu(int index, String name, String capability) {
    return new Gpu(index, "GPU-" + index, name, DottedVersion.parse(capability));
  }
}
