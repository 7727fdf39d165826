package org.kinema4j.optim.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
 * Holds the sections of optimizers around others against the code: names, papers, parameters,
 * defaults, the ends of each interval, and the states. The sections are in any order.
 */
class WrapperDocumentationTest {

  private static final Pattern STATE = Pattern.compile("`(\\w+)` \\(");
  private static final String INNER = "optimizer";

  private static final Map<String, Section> SECTIONS =
      Page.read("optimizers.md").sections().stream()
          .filter(section -> section.text().contains("- **Recurrence**"))
          .collect(Collectors.toMap(Section::name, Function.identity()));

  record Documented(WrapperEntry entry, Section section) {
    @Override
    public String toString() {
      return entry.name();
    }
  }

  static Stream<Documented> wrappers() {
    return Wrappers.all().stream().map(entry -> new Documented(entry, SECTIONS.get(entry.name())));
  }

  static Stream<End> ends() {
    return wrappers()
        .flatMap(
            one ->
                one.section().parameters().stream()
                    .filter(parameter -> !parameter.name().equals(INNER))
                    .flatMap(
                        parameter -> Intervals.ends(one.entry().example(), parameter).stream()));
  }

  @Test
  void everyWrapperHasASection() {
    assertThat(SECTIONS.keySet())
        .containsAll(Wrappers.all().stream().map(WrapperEntry::name).toList());
  }

  @ParameterizedTest
  @MethodSource("wrappers")
  void sectionsHaveASentenceAndTheirParts(Documented one) {
    Section section = one.section();

    assertThat(section.text().strip()).matches("(?s)[A-Z].*?\\.\\s+- \\*\\*Paper\\*\\*.*");
    assertThat(section.part("Paper")).contains("](" + one.entry().paper() + ")");
    assertThat(section.part("Recurrence")).contains("```text");
    for (String part : List.of("First step", "Decay", "Deviation", "Passes")) {
      assertThat(section.part(part)).as(part).isNotBlank();
    }
  }

  @ParameterizedTest
  @MethodSource("wrappers")
  void parametersAreThoseOfTheCode(Documented one) {
    assertThat(one.section().parameters().stream().map(Parameter::name))
        .containsExactlyElementsOf(Parameters.of(one.entry().example()).keySet());
  }

  @ParameterizedTest
  @MethodSource("wrappers")
  void defaultsAreThoseOfTheExample(Documented one) {
    Map<String, Object> values = Parameters.of(one.entry().example());

    assertThat(one.section().parameters())
        .allSatisfy(
            parameter ->
                assertThat(parameter.defaultValue())
                    .as(parameter.name())
                    .isIn("none", String.valueOf(values.get(parameter.name()))));
  }

  /** Only the arrays that the wrapper adds. */
  @ParameterizedTest
  @MethodSource("wrappers")
  void statesAreThoseOfTheCode(Documented one) {
    List<String> states = one.entry().example().ownStates();
    String part = one.section().part("State");

    assertThat(STATE.matcher(part).results().map(found -> found.group(1)))
        .containsExactlyElementsOf(states);
    if (!states.isEmpty()) {
      assertThat(part).contains(": " + (states.size() == 1 ? "n" : states.size() + " n"));
    }
  }

  @ParameterizedTest
  @MethodSource("wrappers")
  void numbersHaveAnInterval(Documented one) {
    Intervals.checkNumbers(one.entry().example(), one.section());
  }

  @ParameterizedTest
  @MethodSource("ends")
  void intervalsEndWhereThePageSays(End end) {
    end.check();
  }

  @Test
  void summariesNameAuthorsAndYear() {
    assertThat(Wrappers.all())
        .allSatisfy(one -> assertThat(one.summary()).matches("[a-zA-Z].*\\(.*, \\d{4}\\)"));
  }
}
