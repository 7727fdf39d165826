package org.kinema4j.har.model.backend;

import java.util.List;

/**
 * An NVIDIA driver and the GPUs that it serves.
 *
 * @param version its version, for example 535.104.05
 * @param gpus the GPUs in the order of the PCI bus
 */
public record NvidiaDriver(DottedVersion version, List<Gpu> gpus) {

  /**
   * Copies the list.
   *
   * @param version its version, for example 535.104.05
   * @param gpus the GPUs in the order of the PCI bus
   */
  public NvidiaDriver {
    gpus = List.copyOf(gpus);
  }
}
