package org.kinema4j.har.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kinema4j.har.io.csv.CsvExports;

/**
 * Runs on channels by name with labels as spans of time, in a folder of their own.
 *
 * @param folder where runs write
 * @param data what they read
 */
record CsvRuns(Path folder, Path data) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static CsvRuns in(Path folder) throws IOException {
    return new CsvRuns(folder, CsvExports.write(folder.resolve("exports")));
  }

  /** Trains a small network for two epochs. */
  HarRun train(String out, Object... more) {
    List<Object> arguments =
        new ArrayList<>(
            List.of("train", "--format", "csv", "--data", data, "--network", "bilstm-small"));
    arguments.addAll(List.of("--epochs", 2, "--out", folder.resolve(out)));
    arguments.addAll(Arrays.asList(more));
    return HarRun.of(arguments.toArray());
  }

  JsonNode json(String file) throws IOException {
    return JSON.readTree(folder.resolve(file).toFile());
  }
}
