package org.kinema4j.har.model.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4jBackend;

class NvidiaSmiTest {

  private static final String TWO =
      """
      0, GPU-aa, NVIDIA A100-SXM4-40GB, 535.104.05, 8.0
      1, GPU-bb, NVIDIA H100 80GB HBM3, 535.104.05, 9.0
      """;

  @TempDir private Path folder;

  @Test
  void readsALineAGpu() {
    NvidiaDriver driver = NvidiaSmi.parse(TWO).orElseThrow();

    assertThat(driver.version()).hasToString("535.104.5");
    assertThat(driver.gpus())
        .containsExactly(
            new Gpu(0, "GPU-aa", "NVIDIA A100-SXM4-40GB", DottedVersion.parse("8.0")),
            new Gpu(1, "GPU-bb", "NVIDIA H100 80GB HBM3", DottedVersion.parse("9.0")));
  }

  @Test
  void leavesOutWhatIsNoGpu() {
    assertThat(NvidiaSmi.parse("No devices were found\n")).isEmpty();
    assertThat(NvidiaSmi.parse("")).isEmpty();
    assertThat(NvidiaSmi.parse("0, GPU-aa, A100, [N/A], 8.0")).isEmpty();
    assertThat(NvidiaSmi.parse("Warning: x\r\n0, GPU-aa, A100, 470.57, [N/A]\r\n").orElseThrow())
        .isEqualTo(
            new NvidiaDriver(
                DottedVersion.of(470, 57),
                java.util.List.of(new Gpu(0, "GPU-aa", "A100", Optional.empty()))));
  }

  @Test
  void anAbsentProgramMeansNoDriver() {
    assertThat(new NvidiaSmi(folder.resolve("none").toString()).ask()).isEmpty();
  }

  @Test
  void asksAgainWithoutTheCapabilityThatOldDriversDoNotKnow() throws IOException {
    String old =
        program(
            "case \"$1\" in *compute_cap*) echo 'Field \"compute_cap\" is not a valid field to"
                + " query.'; exit 2;; esac; echo '0, GPU-aa, Tesla V100, 470.182.03'");

    assertThat(new NvidiaSmi(old).ask().orElseThrow().gpus())
        .containsExactly(new Gpu(0, "GPU-aa", "Tesla V100", Optional.empty()));
  }

  @Test
  void aProgramThatFailsMeansNoDriver() throws IOException {
    String failing = program("echo 'NVIDIA-SMI has failed'; exit 9");

    assertThat(new NvidiaSmi(failing).ask()).isEmpty();
    assertThat(BackendCheck.verdict(EnumSet.of(BackendKind.CUDA), failing).message())
        .startsWith("no NVIDIA driver: ");
  }

  /** It would leave a mark. */
  @Test
  void onTheCpuNothingIsAsked() throws IOException {
    Path mark = folder.resolve("mark");
    String program = program("touch " + mark + "; echo '0, GPU-aa, A100, 535.1, 8.0'");

    assertThat(BackendCheck.verdict(EnumSet.of(BackendKind.CPU), program).message())
        .isEqualTo("CPU");
    assertThat(mark).doesNotExist();
    assertThat(BackendCheck.verdict(EnumSet.of(BackendKind.CUDA), program).usable()).isTrue();
    assertThat(mark).exists();
  }

  @Test
  void theCheckCanBeLeftOut() {
    System.setProperty(BackendCheck.PROPERTY, "false");
    try {
      assertThat(BackendCheck.verdict(EnumSet.of(BackendKind.CUDA), "none"))
          .isEqualTo(
              new BackendVerdict(true, "not checked, because kinema4j.backend.check says so"));
    } finally {
      System.clearProperty(BackendCheck.PROPERTY);
    }
  }

  @Test
  void versionsAreComparedNumberByNumber() {
    assertThat(DottedVersion.parse("450.80.02")).contains(DottedVersion.of(450, 80, 2));
    assertThat(DottedVersion.parse("12.0").orElseThrow())
        .isGreaterThan(DottedVersion.of(8, 9))
        .isEqualByComparingTo(DottedVersion.of(12));
    for (String none : new String[] {"", "N/A", "8.", "8..0", "-1", "1.2.3.4.5", "9999999"}) {
      assertThat(DottedVersion.parse(none)).as(none).isEmpty();
    }
  }

  /** Two would be one too many: ND4J would choose, and both would be downloaded. */
  @Test
  void exactlyOneBackendIsOnTheClassPath() {
    assertThat(ServiceLoader.load(Nd4jBackend.class).stream()).hasSize(1);
    assertThat(BackendCheck.backends()).hasSize(1);
  }

  private String program(String script) throws IOException {
    Path shell = Path.of("/bin/sh");
    assumeThat(shell).as("a shell to play nvidia-smi").exists();
    Path program = Files.writeString(folder.resolve("nvidia-smi"), "#!/bin/sh\n" + script + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program.toString();
  }
}
