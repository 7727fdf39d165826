package org.kinema4j.layers.recurrent.internal.onednn;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Native memory in use. Deeplearning4j does not tell layers that their network was closed; this
 * finds out by their parameters, whenever an engine is about to take more memory.
 */
final class LiveEngines {

  private static final Map<NativeState, WeakReference<INDArray>> OWNERS = new ConcurrentHashMap<>();

  private LiveEngines() {}

  static void add(NativeState state, INDArray owner) {
    OWNERS.put(state, new WeakReference<>(owner));
  }

  static void remove(NativeState state) {
    // Whoever takes it out frees it: the cleaner and a sweep may meet.
    if (OWNERS.remove(state) != null) {
      state.close();
    }
  }

  static void freeAbandoned() {
    OWNERS.forEach(
        (state, reference) -> {
          INDArray owner = reference.get();
          if (owner != null && owner.wasClosed()) {
            remove(state);
          }
        });
  }
}
