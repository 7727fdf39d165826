package org.kinema4j.layers;

import java.util.Map;
import org.nd4j.linalg.factory.Environment;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * How many threads compute: those of ND4J's operations and OpenBLAS, and those that recurrent
 * layers share their work among.
 *
 * <p>ND4J starts as many OpenMP threads as there are cores. Networks on windows of movement consist
 * of thousands of small operations, which two threads make slower than one; so one thread is the
 * default here. Recurrent layers on oneDNN divide their work by direction and by examples, which
 * does pay, and use every core.
 *
 * <table>
 *   <caption>What decides</caption>
 *   <tr><th>threads of</th><th>system property</th><th>else environment</th><th>else</th></tr>
 *   <tr><td>ND4J, OpenBLAS</td><td>{@value #ND4J_PROPERTY}</td><td>{@code OMP_NUM_THREADS}</td>
 *     <td>{@value #DEFAULT_ND4J}</td></tr>
 *   <tr><td>recurrent layers</td><td>{@value #RECURRENT_PROPERTY}</td><td></td>
 *     <td>cores of the machine</td></tr>
 * </table>
 *
 * <pre>{@code
 * ComputeThreads.configured().apply();
 * }</pre>
 *
 * @param nd4j threads of an ND4J operation, at least 1
 * @param recurrent threads of a recurrent layer, at least 1
 * @since 0.1
 */
public record ComputeThreads(int nd4j, int recurrent) {

  /** System property: threads of an ND4J operation. */
  public static final String ND4J_PROPERTY = "kinema4j.threads.nd4j";

  /** System property: threads of a recurrent layer. */
  public static final String RECURRENT_PROPERTY = "kinema4j.threads.recurrent";

  /** Threads of an ND4J operation where neither property nor environment names a number. */
  public static final int DEFAULT_ND4J = 1;

  private static final String OPENMP_VARIABLE = "OMP_NUM_THREADS";

  /**
   * Checks the counts.
   *
   * @param nd4j threads of an ND4J operation
   * @param recurrent threads of a recurrent layer
   */
  public ComputeThreads {
    atLeastOne(ND4J_PROPERTY, nd4j);
    atLeastOne(RECURRENT_PROPERTY, recurrent);
  }

  /**
   * What properties, environment and machine ask for.
   *
   * @return the counts
   * @throws IllegalArgumentException if a property is no positive whole number
   */
  public static ComputeThreads configured() {
    return configured(System.getProperties(), System.getenv());
  }

  static ComputeThreads configured(Map<?, ?> properties, Map<String, String> environment) {
    Object nd4j = properties.get(ND4J_PROPERTY);
    Object recurrent = properties.get(RECURRENT_PROPERTY);
    return new ComputeThreads(
        nd4j == null
            ? openMp(environment.get(OPENMP_VARIABLE))
            : number(ND4J_PROPERTY, nd4j.toString()),
        recurrent == null
            ? Runtime.getRuntime().availableProcessors()
            : number(RECURRENT_PROPERTY, recurrent.toString()));
  }

  /**
   * Sets the counts of ND4J and OpenBLAS. Programs call it before they compute, in each thread that
   * computes: OpenMP's count belongs to the calling thread, the others to the process. Without it,
   * OpenMP's idle threads spin and take time from those that work. Recurrent layers read their
   * count by themselves.
   *
   * <p>ND4J's operations never run on more threads than the process started with: {@code
   * OMP_NUM_THREADS}, or the cores of the machine where that is not set. OpenBLAS has no such
   * limit.
   */
  public void apply() {
    Environment environment = Nd4j.getEnvironment();
    environment.setMaxThreads(nd4j);
    environment.setMaxMasterThreads(nd4j);
    Nd4j.getNDArrayFactory().blas().setMaxThreads(nd4j);
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(nd4j);
  }

  /** OpenMP allows a list, one number for each level of nesting; the first is ours. */
  private static int openMp(String value) {
    if (value == null || !value.strip().matches("[1-9]\\d{0,4}(,.*)?")) {
      return DEFAULT_ND4J;
    }
    return Integer.parseInt(value.strip().split(",", 2)[0]);
  }

  private static int number(String property, String value) {
    try {
      return Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          property + " must be a whole number in [1, ∞), received \"" + value + "\"", e);
    }
  }

  private static void atLeastOne(String property, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(property + " must be in [1, ∞), received " + value);
    }
  }
}
