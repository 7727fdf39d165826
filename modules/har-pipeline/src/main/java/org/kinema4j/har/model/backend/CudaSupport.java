package org.kinema4j.har.model.backend;

import java.util.List;
import java.util.Optional;

/**
 * What the binaries of {@code nd4j-cuda-11.6} 1.0.0-M2.1 can run on.
 *
 * <p>They hold machine code for the compute capabilities 3.7, 5.0, 5.2, 6.0, 6.1, 7.0, 7.5, 8.0 and
 * 8.6, and no PTX that a driver could translate for others. Machine code runs on a GPU of the same
 * major capability and the same or a greater minor one; so 8.9 is expected to work with the code of
 * 8.6, which nobody here has tried. 9.0 (Hopper) and later have no code.
 *
 * <p>CUDA 11.6 comes with driver 510.39.01 on Linux and 511.23 on Windows. Older ones run it too,
 * with limits, from 450.80.02 and 452.39 on (minor version compatibility of CUDA 11); that is the
 * bound here. Newer drivers run older CUDA.
 *
 * @see <a href="https://docs.nvidia.com/deploy/cuda-compatibility/">CUDA Compatibility</a>
 */
final class CudaSupport {

  static final DottedVersion OLDEST_ON_LINUX = DottedVersion.of(450, 80, 2);
  static final DottedVersion OLDEST_ON_WINDOWS = DottedVersion.of(452, 39);
  static final String RANGE = "3.7 and 5.0 to 8.9";

  /** Drivers before this one know no GPU beyond 8.6, even when they do not tell capabilities. */
  private static final DottedVersion KNOWS_ADA = DottedVersion.of(515);

  /** The least capability of each major one that there is code for. */
  private static final List<DottedVersion> LEAST =
      List.of(
          DottedVersion.of(3, 7),
          DottedVersion.of(5, 0),
          DottedVersion.of(6, 0),
          DottedVersion.of(7, 0),
          DottedVersion.of(8, 0));

  private CudaSupport() {}

  static DottedVersion oldestDriver(boolean windows) {
    return windows ? OLDEST_ON_WINDOWS : OLDEST_ON_LINUX;
  }

  static boolean runs(Gpu gpu, DottedVersion driver) {
    Optional<DottedVersion> capability = gpu.capability();
    return capability.isPresent()
        ? LEAST.stream().anyMatch(least -> covers(least, capability.get()))
        : driver.compareTo(KNOWS_ADA) < 0;
  }

  private static boolean covers(DottedVersion least, DottedVersion capability) {
    return least.major() == capability.major() && least.compareTo(capability) <= 0;
  }
}
