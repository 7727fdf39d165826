package org.kinema4j.har.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.io.OutputFailedException;

class JsonFilesTest {

  @Test
  void writesMapsAndRecordsInTheirOrder() {
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("seed", 42L);
    run.put("seconds", 1.5);
    run.put("lost", Double.NaN);
    run.put("endless", List.of(1.0, Double.POSITIVE_INFINITY));
    run.put("facts", List.of(new Fact("Größe", "\"3\"")));
    assertThat(JsonFiles.text(run))
        .isEqualTo(
            """
            {
              "seed": 42,
              "seconds": 1.5,
              "lost": null,
              "endless": [
                1.0,
                null
              ],
              "facts": [
                {
                  "name": "Größe",
                  "value": "\\"3\\""
                }
              ]
            }
            """);
  }

  @Test
  void replacesAFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("run.json");
    JsonFiles.write(file, Map.of("a", 1));
    JsonFiles.write(file, Map.of("a", 2));
    assertThat(Files.readString(file)).isEqualTo("{\n  \"a\": 2\n}\n");
  }

  @Test
  void reportsWhatCannotBeWritten(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> JsonFiles.write(file.resolve("run.json"), Map.of()))
        .isInstanceOf(OutputFailedException.class);
    assertThatThrownBy(() -> JsonFiles.text(new Object()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("value must consist of maps, lists, records, texts and numbers");
  }
}
