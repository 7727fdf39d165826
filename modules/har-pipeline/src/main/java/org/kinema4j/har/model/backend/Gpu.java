package org.kinema4j.har.model.backend;

import java.util.Optional;

/**
 * An NVIDIA GPU.
 *
 * @param index its number in the order of the PCI bus, from 0
 * @param id what CUDA knows it by, for example {@code GPU-4b2e...}
 * @param name for example {@code NVIDIA A100-SXM4-40GB}
 * @param capability its compute capability, if the driver's tools tell it
 */
public record Gpu(int index, String id, String name, Optional<DottedVersion> capability) {

  @Override
  public String toString() {
    return name
        + capability.map(c -> " (compute capability " + c + ")").orElse(" (capability unknown)");
  }
}
