package org.kinema4j.har.io.mvnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XmlTextTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final XmlText out = new XmlText(bytes);

  private String written() throws IOException {
    out.flush();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.000000",
    "-0.0, -0.000000",
    "-1e-9, -0.000000",
    "1, 1.000000",
    "-12.3456789, -12.345679",
    "0.0000005, 0.000001",
    "999999.9999999, 1000000.000000",
    "8999999999999, 8999999999999.000000",
    "1e13, 10000000000000.000000",
    "-1e20, -100000000000000000000.000000"
  })
  void writesSixDecimals(double value, String expected) throws IOException {
    out.number(value);
    assertThat(written()).isEqualTo(expected);
  }

  @Test
  void writesNumbersAsTheJdkDoes() throws IOException {
    Random random = new Random(7);
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      // Multiples of 1/1024 with an odd seventh decimal never lie halfway.
      double value = random.nextInt(2_000_000) / 1024.0 - 900;
      expected.append(String.format(Locale.ROOT, "%.6f ", value));
      out.number(value).raw(" ");
    }
    assertThat(written()).isEqualTo(expected.toString());
  }

  @Test
  void escapesTextAndReplacesWhatXmlForbids() throws IOException {
    out.text("a<b>&\"\t\u0001\uD800\uFFFE\u007F\u00e9" + "x".repeat(70_000));
    assertThat(written())
        .startsWith("a&lt;b&gt;&amp;&quot;&#9;\uFFFD\uFFFD\uFFFD\u007F\u00e9xxx")
        .hasSize("a&lt;b&gt;&amp;&quot;&#9;".length() + 5 + 70_000);
  }
}
