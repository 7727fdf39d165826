package org.kinema4j.har.model.backend;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a machine can compute on the backend of a class path.
 *
 * @param usable whether it can
 * @param message why, or why not and what to do about it, in one line
 */
public record BackendVerdict(boolean usable, String message) {

  private static final String OR_CPU = ", or run on the CPU: build without -Pcuda";

  /**
   * A machine as far as a backend needs it.
   *
   * @param windows whether it runs Windows
   * @param driver its NVIDIA driver; empty if there is none
   * @param visible what {@code CUDA_VISIBLE_DEVICES} says; empty if it is not set
   */
  public record Machine(boolean windows, Optional<NvidiaDriver> driver, Optional<String> visible) {}

  /**
   * Decides.
   *
   * @param backends what is on the class path
   * @param machine the machine
   * @return the verdict
   */
  public static BackendVerdict of(Set<BackendKind> backends, Machine machine) {
    if (backends.isEmpty()) {
      return no(
          "no ND4J backend on the class path: add %s (CPU) or %s (NVIDIA GPUs)"
              .formatted(BackendKind.CPU.artifact(), BackendKind.CUDA.artifact()));
    }
    if (backends.size() > 1) {
      return no(
          "two ND4J backends on the class path, of which ND4J would choose: keep either %s or %s"
              .formatted(BackendKind.CPU.artifact(), BackendKind.CUDA.artifact()));
    }
    return backends.contains(BackendKind.CPU)
        ? new BackendVerdict(true, "CPU")
        : machine
            .driver()
            .map(driver -> ofCuda(driver, machine))
            .orElse(
                no(
                    "no NVIDIA driver: nvidia-smi is missing or finds no GPU; install driver %s or later%s"
                        .formatted(CudaSupport.oldestDriver(machine.windows()), OR_CPU)));
  }

  private static BackendVerdict ofCuda(NvidiaDriver driver, Machine machine) {
    DottedVersion oldest = CudaSupport.oldestDriver(machine.windows());
    if (driver.version().compareTo(oldest) < 0) {
      return no(
          "NVIDIA driver %s is too old for CUDA 11.6: install %s or later%s"
              .formatted(driver.version(), oldest, OR_CPU));
    }
    List<Gpu> seen = VisibleGpus.of(driver.gpus(), machine.visible());
    if (seen.isEmpty()) {
      return no(
          driver.gpus().isEmpty()
              ? "the NVIDIA driver knows no GPU" + OR_CPU
              : "CUDA_VISIBLE_DEVICES=%s hides every GPU: change it%s"
                  .formatted(machine.visible().orElse(""), OR_CPU));
    }
    List<Gpu> able = seen.stream().filter(gpu -> CudaSupport.runs(gpu, driver.version())).toList();
    if (able.size() == seen.size()) {
      return new BackendVerdict(true, "CUDA on " + names(able));
    }
    List<Gpu> unable = seen.stream().filter(gpu -> !able.contains(gpu)).toList();
    return no(
        "nd4j-cuda-11.6 has no code for %s, only for compute capability %s%s%s"
            .formatted(names(unable), CudaSupport.RANGE, others(able), OR_CPU));
  }

  /** ND4J starts every GPU that it sees, so those it cannot run must be out of its sight. */
  private static String others(List<Gpu> able) {
    return able.isEmpty()
        ? ""
        : "; for %s alone set CUDA_VISIBLE_DEVICES=%s"
            .formatted(names(able), able.stream().map(Gpu::id).collect(Collectors.joining(",")));
  }

  private static String names(List<Gpu> gpus) {
    return gpus.stream().map(Gpu::toString).distinct().collect(Collectors.joining(", "));
  }

  private static BackendVerdict no(String message) {
    return new BackendVerdict(false, message);
  }

  /**
   * Insists on a backend that can be used.
   *
   * @throws BackendUnavailableException if it cannot; its message is that of the verdict
   */
  public void require() {
    if (!usable) {
      throw new BackendUnavailableException(message);
    }
  }
}
