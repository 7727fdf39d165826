package org.kinema4j.har.io.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CsvTableTest {

  private static final Path FILE = Path.of("f.csv");

  @Test
  void fieldsMayStandInQuotes() {
    assertThat(CsvTable.fields(FILE, 1, "a, \"b,c\" ,\"d\"\"e\",,f\"g\""))
        .containsExactly("a", " b,c ", "d\"e", "", "f\"g\"");
  }

  @Test
  @Timeout(5)
  void manyQuotesCostNoTime() {
    String quotes = "\"".repeat(1_000_000);

    assertThat(CsvTable.fields(FILE, 1, "a" + quotes)).containsExactly("a" + quotes);
  }
}
