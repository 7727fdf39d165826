package org.kinema4j.losses.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.catalog.RecordBinding;
import org.kinema4j.documentation.Page;
import org.kinema4j.losses.metric.reduction.ClassWeightedReducer;

/**
 * Holds the tables of distances, miners and reducers in {@code docs/losses.md} against the code.
 */
class LossPartsDocumentationTest {

  private static final Page PAGE = Page.read("losses.md");

  /** A name in the cell of parameters; constants of enums are in capitals. */
  private static final Pattern NAME = Pattern.compile("`([a-z]\\w*)`");

  private static final int COLUMNS = 5;

  record Kind(String heading, List<Record> parts) {}

  record Row(Record part, List<String> cells) {
    @Override
    public String toString() {
      return cells.get(0);
    }
  }

  static Stream<Kind> kinds() {
    return Stream.of(
        new Kind("Distances", LossParts.DISTANCES),
        new Kind("Miners", LossParts.MINERS),
        new Kind("Reducers", LossParts.REDUCERS));
  }

  static Stream<Row> rows() {
    return kinds()
        .flatMap(
            kind -> {
              List<List<String>> table = PAGE.table(kind.heading());
              return IntStream.range(0, Math.min(table.size(), kind.parts().size()))
                  .mapToObj(i -> new Row(kind.parts().get(i), table.get(i)));
            });
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyPartHasARow(Kind kind) {
    assertThat(PAGE.table(kind.heading()).stream().map(cells -> cells.get(0)))
        .containsExactlyElementsOf(
            kind.parts().stream()
                .map(part -> "`" + part.getClass().getSimpleName() + "`")
                .toList());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void parametersAndDefaultsAreThoseOfTheCode(Row row) {
    var values = RecordBinding.values(row.part());
    boolean given = row.part() instanceof ClassWeightedReducer;
    String defaults =
        values.values().stream().map(Object::toString).collect(Collectors.joining(", "));

    assertThat(row.cells()).hasSize(COLUMNS);
    assertThat(NAME.matcher(row.cells().get(2)).results().map(found -> found.group(1)))
        .containsExactlyElementsOf(values.keySet());
    assertThat(row.cells().get(2).equals("none")).isEqualTo(values.isEmpty());
    assertThat(row.cells().get(3).replace("`", "")).isEqualTo(given ? "must be given" : defaults);
  }
}
