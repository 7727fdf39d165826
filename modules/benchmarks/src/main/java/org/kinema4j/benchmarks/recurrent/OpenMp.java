package org.kinema4j.benchmarks.recurrent;

/** How many threads OpenMP takes, for engines that cannot be asked. */
final class OpenMp {

  static final String VARIABLE = "OMP_NUM_THREADS";

  private OpenMp() {}

  /** What the environment says, or a thread a core. */
  static String threads() {
    String set = System.getenv(VARIABLE);
    return set == null ? Integer.toString(Runtime.getRuntime().availableProcessors()) : set;
  }
}
