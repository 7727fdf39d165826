package org.kinema4j.har.model.backend;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import org.nd4j.linalg.factory.Nd4jBackend;

/** Gathers what {@link BackendVerdict} decides on, from this machine, without loading ND4J. */
public final class BackendCheck {

  /** Set to {@code false}, the check is left out: where {@code nvidia-smi} is not to be had. */
  public static final String PROPERTY = "kinema4j.backend.check";

  private BackendCheck() {}

  /**
   * Finds the backends on the class path as ND4J does.
   *
   * @return their kinds
   */
  public static Set<BackendKind> backends() {
    Set<BackendKind> kinds = EnumSet.noneOf(BackendKind.class);
    ServiceLoader.load(Nd4jBackend.class).stream()
        // The name of the class, not an instance, which would look for native libraries.
        .map(provider -> BackendKind.of(provider.type().getName()))
        .forEach(kind -> kind.ifPresent(kinds::add));
    return kinds;
  }

  /**
   * Judges this machine. On the CPU backend nothing is asked of it.
   *
   * @return the verdict
   */
  public static BackendVerdict verdict() {
    return verdict(backends(), NvidiaSmi.PROGRAM);
  }

  static BackendVerdict verdict(Set<BackendKind> backends, String nvidiaSmi) {
    if ("false".equals(System.getProperty(PROPERTY))) {
      return new BackendVerdict(true, "not checked, because " + PROPERTY + " says so");
    }
    boolean cuda = backends.equals(EnumSet.of(BackendKind.CUDA));
    return BackendVerdict.of(
        backends,
        new BackendVerdict.Machine(
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows"),
            cuda ? new NvidiaSmi(nvidiaSmi).ask() : Optional.empty(),
            Optional.ofNullable(System.getenv("CUDA_VISIBLE_DEVICES"))));
  }

  /**
   * Insists on a backend that this machine can run; to be called before ND4J is touched.
   *
   * @throws BackendUnavailableException if there is none; the message says what to do
   */
  public static void require() {
    verdict().require();
  }
}
