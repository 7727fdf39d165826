package org.kinema4j.optim.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Computes every number of the tables of values in the javadoc. */
class ScheduleTablesTest {

  private static final Pattern TABLE =
      Pattern.compile("<caption>Values of \\{@code (.*?)}.*?</caption>(.*?)</table>");
  private static final Pattern HEAD = Pattern.compile("<th>([^<]*)</th>");
  private static final Pattern CELL = Pattern.compile("<td>([^<]*)</td>");
  private static final MathContext DIGITS = new MathContext(6);

  static Stream<ScheduleEntry> entries() {
    return Schedules.all().stream();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void tableIsComputed(ScheduleEntry entry) throws IOException {
    String source =
        Files.readString(
                Path.of("src/main/java/org/kinema4j/optim/schedule", entry.name() + ".java"))
            .replaceAll("\\s+\\*\\s+", " ");
    Matcher table = TABLE.matcher(source);
    assertThat(table.find()).as("a table of values").isTrue();
    List<String> heads = cells(HEAD, table.group(2));
    List<String> values = cells(CELL, table.group(2));

    assertThat(table.group(1)).isEqualTo(entry.example().toString());
    assertThat(heads).hasSameSizeAs(values).hasSizeGreaterThan(3);
    Schedule schedule = entry.example();
    for (int i = 1; i < heads.size(); i++) {
      double value;
      if (heads.get(0).equals("score")) {
        schedule = schedule.observe(Double.parseDouble(heads.get(i)), i, 0);
        value = schedule.valueAt(i + 1, 0);
      } else {
        value = schedule.valueAt(Integer.parseInt(heads.get(i)), 0);
      }
      assertThat(values.get(i)).as("at %s %s", heads.get(0), heads.get(i)).isEqualTo(plain(value));
    }
  }

  private static List<String> cells(Pattern pattern, String table) {
    return pattern.matcher(table).results().map((MatchResult cell) -> cell.group(1)).toList();
  }

  private static String plain(double value) {
    return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }
}
