package org.kinema4j.har.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.kinema4j.layers.recurrent.RecurrentExecution;
import org.nd4j.linalg.api.environment.Nd4jEnvironment;
import org.nd4j.linalg.factory.Environment;
import org.nd4j.linalg.factory.Nd4j;

/** What the numbers are computed on: backend, threads, BLAS, recurrent layers, memory limits. */
public final class Backend {

  private static final long MEBI = 1 << 20;

  private Backend() {}

  /**
   * Loads the backend, if it is not loaded yet, and describes it.
   *
   * @return names and values, in the order in which to show them
   * @throws IllegalArgumentException if a system property of the recurrent layers has a value that
   *     it cannot have
   */
  public static Map<String, String> describe() {
    Properties information = Nd4j.getExecutioner().getEnvironmentInformation();
    Environment environment = Nd4j.getEnvironment();
    Runtime runtime = Runtime.getRuntime();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("backend", Nd4j.getBackend().getClass().getSimpleName());
    facts.put("device", environment.isCPU() ? "CPU" : "CUDA");
    facts.put("native platform", Loader.getPlatform());
    facts.put("blas", String.valueOf(information.get(Nd4jEnvironment.BLAS_VENDOR_KEY)));
    facts.put("cores", Integer.toString(runtime.availableProcessors()));
    facts.put("openmp threads", Integer.toString(environment.maxMasterThreads()));
    facts.put("blas threads", String.valueOf(information.get(Nd4jEnvironment.BLAS_THREADS_KEY)));
    facts.put("recurrent layers", RecurrentExecution.describe());
    facts.put("data type", Nd4j.dataType().toString());
    facts.put("heap limit", mebibytes(runtime.maxMemory()));
    facts.put("native memory limit", mebibytes(Pointer.maxBytes()));
    facts.put("process memory limit", mebibytes(Pointer.maxPhysicalBytes()));
    facts.put("deeplearning4j", Versions.deeplearning4j());
    facts.put("java", System.getProperty("java.version") + " " + System.getProperty("java.vendor"));
    facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    return facts;
  }

  private static String mebibytes(long bytes) {
    return bytes / MEBI + " MiB";
  }
}
