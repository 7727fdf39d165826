package org.kinema4j.losses.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.documentation.Intervals;
import org.kinema4j.documentation.Intervals.End;
import org.kinema4j.documentation.Page;
import org.kinema4j.documentation.Page.Parameter;
import org.kinema4j.documentation.Page.Section;
import org.kinema4j.documentation.Parameters;

/**
 * Holds {@code docs/losses.md} against the code: names, papers, parameters, defaults, and the ends
 * of each interval.
 */
class LossDocumentationTest {

  private static final Page PAGE = Page.read("losses.md");

  record Documented(LossEntry entry, Section section) {
    @Override
    public String toString() {
      return entry.name();
    }
  }

  static Stream<Documented> losses() {
    return IntStream.range(0, Math.min(PAGE.sections().size(), Losses.all().size()))
        .mapToObj(i -> new Documented(Losses.all().get(i), PAGE.sections().get(i)));
  }

  static Stream<End> ends() {
    return losses()
        .flatMap(
            loss ->
                loss.section().parameters().stream()
                    .flatMap(
                        parameter -> Intervals.ends(loss.entry().defaults(), parameter).stream()));
  }

  @Test
  void everyLossHasASection() {
    assertThat(PAGE.sections().stream().map(Section::name))
        .containsExactlyElementsOf(Losses.all().stream().map(LossEntry::name).toList());
  }

  @ParameterizedTest
  @MethodSource("losses")
  void sectionsHaveASentenceAndSixParts(Documented loss) {
    Section section = loss.section();

    assertThat(section.text().strip()).matches("(?s)[A-Z].*?\\.\\s+- \\*\\*Paper\\*\\*.*");
    assertThat(section.part("Paper")).contains("](" + loss.entry().paper() + ")");
    assertThat(section.part("Equation")).contains("`", "=");
    assertThat(section.part("Shapes")).contains("`[N", "mask");
    assertThat(section.part("Edge cases")).hasSizeGreaterThan(10);
    assertThat(section.part("Deviation")).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("losses")
  void parametersAndDefaultsAreThoseOfTheCode(Documented loss) {
    List<String> expected = new ArrayList<>();
    Parameters.of(loss.entry().defaults())
        .forEach((name, value) -> expected.add(name + " = " + printed(value)));

    assertThat(
            loss.section().parameters().stream()
                .map(parameter -> parameter.name() + " = " + parameter.defaultValue()))
        .containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void numbersHaveAnInterval(Documented loss) {
    Intervals.checkNumbers(loss.entry().defaults(), loss.section());
  }

  @ParameterizedTest
  @MethodSource("ends")
  void intervalsEndWhereThePageSays(End end) {
    end.check();
  }

  private static String printed(Object value) {
    return value instanceof List<?> list && list.isEmpty() ? "none" : value.toString();
  }

  @Test
  void readsEndsAsTheyStand() {
    List<End> ends =
        Intervals.ends(
            Losses.all().get(0).defaults(), new Parameter("labelSmoothing", "[0, 1)", "0.0"));

    assertThat(ends.stream().map(End::value).toArray())
        .isEqualTo(
            Arrays.asList(0.0, -Double.MIN_VALUE, 1.0, Math.nextUp(1.0), Double.NaN).toArray());
    assertThat(ends.stream().map(End::inside)).containsExactly(true, false, false, false, false);
  }
}
