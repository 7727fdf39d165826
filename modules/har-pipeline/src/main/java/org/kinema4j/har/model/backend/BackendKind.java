package org.kinema4j.har.model.backend;

import java.util.Optional;

/** What an ND4J backend computes on. */
public enum BackendKind {

  /** Processor cores, by {@code nd4j-native}. */
  CPU("org.nd4j.linalg.cpu.nativecpu.CpuBackend", "nd4j-native"),

  /** NVIDIA GPUs, by {@code nd4j-cuda-11.6}. */
  CUDA("org.nd4j.linalg.jcublas.JCublasBackend", "nd4j-cuda-11.6");

  private final String implementation;
  private final String artifact;

  BackendKind(String implementation, String artifact) {
    this.implementation = implementation;
    this.artifact = artifact;
  }

  /**
   * Returns the Maven artifact that brings the backend.
   *
   * @return its id
   */
  public String artifact() {
    return artifact;
  }

  /**
   * Finds the kind of a backend.
   *
   * @param implementation name of the class that ND4J finds
   * @return the kind, or empty for a backend of somebody else
   */
  public static Optional<BackendKind> of(String implementation) {
    for (BackendKind kind : values()) {
      if (kind.implementation.equals(implementation)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
