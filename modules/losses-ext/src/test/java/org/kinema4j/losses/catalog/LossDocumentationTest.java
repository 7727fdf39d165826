package org.kinema4j.losses.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.losses.catalog.LossPage.Parameter;
import org.kinema4j.losses.catalog.LossPage.Section;

/**
 * Holds {@code docs/losses.md} against the code: names, papers, parameters, defaults, and the ends
 * of each interval.
 */
class LossDocumentationTest {

  private static final LossPage PAGE = LossPage.read();
  private static final Pattern INTERVAL =
      Pattern.compile("([\\[(])(-?[\\d.]+|-∞), (-?[\\d.]+|∞)([\\])])");

  record Documented(LossEntry entry, Section section) {
    @Override
    public String toString() {
      return entry.name();
    }
  }

  /** An end of an interval of a parameter. */
  record End(LossEntry entry, Parameter parameter, double value, boolean inside) {
    @Override
    public String toString() {
      return entry.name() + " " + parameter.name() + " = " + value;
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
                    .flatMap(parameter -> ends(loss.entry(), parameter).stream()));
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
    var values = Parameters.of(loss.entry().defaults());

    for (Parameter parameter : loss.section().parameters()) {
      if (values.get(parameter.name()) instanceof Number) {
        assertThat(parameter.domain()).as(parameter.name()).matches(INTERVAL);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("ends")
  void intervalsEndWhereThePageSays(End end) {
    Object value = Parameters.like(end.entry().defaults(), end.parameter().name(), end.value());
    String received = value instanceof List<?> list ? list.get(0).toString() : value.toString();
    String index = value instanceof List<?> ? "[0]" : "";

    if (end.inside()) {
      assertThatCode(() -> change(end, value)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> change(end, value))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "%s%s must be in %s, received %s",
              end.parameter().name(), index, interval(end.parameter()), received);
    }
  }

  private static void change(End end, Object value) {
    Parameters.with(end.entry().defaults(), end.parameter().name(), value);
  }

  private static String printed(Object value) {
    return value instanceof List<?> list && list.isEmpty() ? "none" : value.toString();
  }

  private static String interval(Parameter parameter) {
    Matcher found = INTERVAL.matcher(parameter.domain());
    return found.find() ? found.group() : "";
  }

  /** The ends themselves, what is just outside, and what is no number. */
  private static List<End> ends(LossEntry entry, Parameter parameter) {
    Matcher found = INTERVAL.matcher(parameter.domain());
    if (!found.find()) {
      return List.of();
    }
    boolean integer = Parameters.of(entry.defaults()).get(parameter.name()) instanceof Integer;
    List<End> ends = new ArrayList<>();
    double low = number(found.group(2));
    double high = number(found.group(3));
    ends.add(new End(entry, parameter, low, found.group(1).equals("[")));
    if (Double.isFinite(low)) {
      ends.add(new End(entry, parameter, integer ? low - 1 : Math.nextDown(low), false));
    }
    if (!integer || Double.isFinite(high)) {
      ends.add(new End(entry, parameter, high, found.group(4).equals("]")));
    }
    if (Double.isFinite(high)) {
      ends.add(new End(entry, parameter, integer ? high + 1 : Math.nextUp(high), false));
    }
    if (!integer) {
      ends.add(new End(entry, parameter, Double.NaN, false));
    }
    return ends;
  }

  private static double number(String end) {
    return switch (end) {
      case "∞" -> Double.POSITIVE_INFINITY;
      case "-∞" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(end);
    };
  }

  @Test
  void readsEndsAsTheyStand() {
    List<End> ends = ends(Losses.all().get(0), new Parameter("labelSmoothing", "[0, 1)", "0.0"));

    assertThat(ends.stream().map(End::value).toArray())
        .isEqualTo(
            Arrays.asList(0.0, -Double.MIN_VALUE, 1.0, Math.nextUp(1.0), Double.NaN).toArray());
    assertThat(ends.stream().map(End::inside)).containsExactly(true, false, false, false, false);
  }
}
