package org.kinema4j.optim.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.documentation.Intervals;
import org.kinema4j.documentation.Intervals.End;
import org.kinema4j.documentation.Page;
import org.kinema4j.documentation.Page.Section;
import org.kinema4j.documentation.Parameters;

/**
 * Holds the sections of optimizers in {@code docs/optimizers.md} against the code: names, papers,
 * parameters, defaults, the ends of each interval, and the states.
 */
class OptimizerDocumentationTest {

  private static final Pattern STATE = Pattern.compile("`(\\w+)` \\(");
  private static final List<String> WRAPPERS =
      Wrappers.all().stream().map(WrapperEntry::name).toList();
  private static final List<Section> SECTIONS =
      Page.read("optimizers.md").sections().stream()
          .filter(section -> section.text().contains("- **Recurrence**"))
          .filter(section -> !WRAPPERS.contains(section.name()))
          .toList();

  record Documented(OptimizerEntry entry, Section section) {
    @Override
    public String toString() {
      return entry.name();
    }
  }

  static Stream<Documented> optimizers() {
    return IntStream.range(0, Math.min(SECTIONS.size(), Optimizers.all().size()))
        .mapToObj(i -> new Documented(Optimizers.all().get(i), SECTIONS.get(i)));
  }

  static Stream<End> ends() {
    return optimizers()
        .flatMap(
            one ->
                one.section().parameters().stream()
                    .flatMap(
                        parameter -> Intervals.ends(one.entry().defaults(), parameter).stream()));
  }

  @Test
  void everyOptimizerHasASection() {
    assertThat(SECTIONS.stream().map(Section::name))
        .containsExactlyElementsOf(Optimizers.all().stream().map(OptimizerEntry::name).toList());
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void sectionsHaveASentenceAndEightParts(Documented one) {
    Section section = one.section();

    assertThat(section.text().strip()).matches("(?s)[A-Z].*?\\.\\s+- \\*\\*Paper\\*\\*.*");
    assertThat(section.part("Paper")).contains("](" + one.entry().paper() + ")");
    assertThat(section.part("Recurrence")).contains("```text", "s_t = ");
    assertThat(section.part("First step")).isNotBlank();
    assertThat(section.part("Decay")).isNotBlank();
    assertThat(section.part("Deviation")).isNotBlank();
    assertThat(section.part("Passes")).matches("(?s)\\d+\\b.*");
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void parametersAndDefaultsAreThoseOfTheCode(Documented one) {
    List<String> expected = new ArrayList<>();
    Parameters.of(one.entry().defaults())
        .forEach((name, value) -> expected.add(name + " = " + value));

    assertThat(
            one.section().parameters().stream()
                .map(parameter -> parameter.name() + " = " + parameter.defaultValue()))
        .containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void statesAreThoseOfTheCode(Documented one) {
    List<String> states = one.entry().defaults().states();
    String part = one.section().part("State");
    List<String> documented = STATE.matcher(part).results().map(found -> found.group(1)).toList();
    String size = states.size() == 1 ? "n" : states.size() + " n";

    // with other parameters there may be more of them
    assertThat(documented).startsWith(states.toArray(String[]::new));
    assertThat(part).contains(": " + size);
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void numbersHaveAnInterval(Documented one) {
    Intervals.checkNumbers(one.entry().defaults(), one.section());
  }

  @ParameterizedTest
  @MethodSource("ends")
  void intervalsEndWhereThePageSays(End end) {
    end.check();
  }

  @Test
  void summariesNameAuthorsAndYear() {
    assertThat(Optimizers.all())
        .allSatisfy(one -> assertThat(one.summary()).matches("[a-zA-Z].*\\(.*, \\d{4}\\)"));
  }
}
