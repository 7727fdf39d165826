package org.kinema4j.har.model.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which GPUs CUDA sees: {@code CUDA_VISIBLE_DEVICES} names them by number or by the start of their
 * ids, and whatever follows an entry that names none is not seen. Numbers count in the order of the
 * PCI bus, as CUDA does if {@code CUDA_DEVICE_ORDER=PCI_BUS_ID}.
 */
final class VisibleGpus {

  private VisibleGpus() {}

  static List<Gpu> of(List<Gpu> all, Optional<String> visible) {
    if (visible.isEmpty()) {
      return all;
    }
    List<Gpu> seen = new ArrayList<>();
    for (String entry : visible.get().split(",", -1)) {
      String name = entry.strip();
      if (name.startsWith("MIG-")) {
        // Parts of a GPU do not tell which one; CUDA itself will.
        return all;
      }
      Optional<Gpu> named = all.stream().filter(gpu -> isNamed(gpu, name)).findFirst();
      if (named.isEmpty()) {
        return seen;
      }
      seen.add(named.get());
    }
    return seen;
  }

  private static boolean isNamed(Gpu gpu, String name) {
    return name.equals(Integer.toString(gpu.index()))
        || (name.startsWith("GPU-") && gpu.id().startsWith(name));
  }
}
