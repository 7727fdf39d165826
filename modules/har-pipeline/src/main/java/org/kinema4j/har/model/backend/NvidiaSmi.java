package org.kinema4j.har.model.backend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks {@code nvidia-smi}, which comes with every NVIDIA driver, for GPUs and driver; so nothing of
 * CUDA needs to be loaded.
 */
final class NvidiaSmi {

  private static final Logger LOG = LoggerFactory.getLogger(NvidiaSmi.class);

  static final String PROGRAM = "nvidia-smi";

  private static final long TIMEOUT_SECONDS = 20;
  private static final String FIELDS = "index,uuid,name,driver_version";

  /** Unknown to drivers of before 2022, which then refuse the whole question. */
  private static final String CAPABILITY = ",compute_cap";

  private static final int WITHOUT_CAPABILITY = 4;

  private final String program;

  /**
   * @param program what to run: a name on the path, or a path
   */
  NvidiaSmi(String program) {
    this.program = program;
  }

  /**
   * Asks.
   *
   * @return driver and GPUs; empty if the program is missing, fails, or does not end in time
   */
  Optional<NvidiaDriver> ask() {
    return answer(FIELDS + CAPABILITY).or(() -> answer(FIELDS)).flatMap(NvidiaSmi::parse);
  }

  private Optional<String> answer(String fields) {
    try {
      // To a file: a program that hangs would keep a reader of its output waiting.
      Path output = Files.createTempFile("nvidia-smi", ".csv");
      try {
        Process process =
            new ProcessBuilder(program, "--query-gpu=" + fields, "--format=csv,noheader")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          return Optional.empty();
        }
        String text = Files.readString(output, StandardCharsets.UTF_8);
        LOG.info("{} --query-gpu={}: exit {}, {}", program, fields, process.exitValue(), text);
        return process.exitValue() == 0 ? Optional.of(text) : Optional.empty();
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      LOG.info("{} cannot be run", program, e);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /**
   * Reads an answer.
   *
   * @param text a line a GPU: index, id, name, driver version, and possibly the compute capability
   * @return driver and GPUs; empty if no line is such a line
   */
  static Optional<NvidiaDriver> parse(String text) {
    List<Gpu> gpus = new ArrayList<>();
    Optional<DottedVersion> driver = Optional.empty();
    for (String line : text.lines().toList()) {
      String[] values = line.strip().split("\\s*,\\s*", -1);
      if (values.length < WITHOUT_CAPABILITY || !values[0].matches("\\d{1,4}")) {
        continue;
      }
      driver = driver.or(() -> DottedVersion.parse(values[WITHOUT_CAPABILITY - 1]));
      gpus.add(
          new Gpu(
              Integer.parseInt(values[0]),
              values[1],
              values[2],
              values.length > WITHOUT_CAPABILITY
                  ? DottedVersion.parse(values[WITHOUT_CAPABILITY])
                  : Optional.empty()));
    }
    return driver.map(version -> new NvidiaDriver(version, gpus));
  }
}
