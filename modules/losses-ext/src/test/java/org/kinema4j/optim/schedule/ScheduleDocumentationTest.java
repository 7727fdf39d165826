package org.kinema4j.optim.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.documentation.Page;
import org.kinema4j.documentation.Page.Parameter;
import org.kinema4j.documentation.Page.Section;

/**
 * Holds the schedules of {@code docs/optimizers.md} against the code: names, papers, parameters,
 * defaults, and the ends of each interval.
 */
class ScheduleDocumentationTest {

  private static final Pattern INTERVAL =
      Pattern.compile("^([\\[(])([\\d.]+), ([\\d.]+|∞)([\\])])");

  record Documented(ScheduleEntry entry, Section section) {
    @Override
    public String toString() {
      return entry.name();
    }
  }

  /** An end of an interval of a parameter. */
  record End(ScheduleEntry entry, Parameter parameter, double value, boolean inside) {
    @Override
    public String toString() {
      return entry.name() + " " + parameter.name() + " = " + value;
    }
  }

  private static List<Section> sections() {
    Set<String> names =
        Schedules.all().stream().map(ScheduleEntry::name).collect(Collectors.toSet());
    return Page.read("optimizers.md").sections().stream()
        .filter(section -> names.contains(section.name()))
        .toList();
  }

  static Stream<Documented> schedules() {
    List<Section> sections = sections();
    return Schedules.all().stream()
        .map(entry -> new Documented(entry, sections.get(Schedules.all().indexOf(entry))));
  }

  static Stream<End> ends() {
    return schedules()
        .flatMap(
            one ->
                one.section().parameters().stream()
                    .flatMap(parameter -> ends(one.entry(), parameter).stream()));
  }

  @Test
  void everyScheduleHasASection() {
    assertThat(sections().stream().map(Section::name))
        .containsExactlyElementsOf(Schedules.all().stream().map(ScheduleEntry::name).toList());
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void sectionsHaveASentenceAndFiveParts(Documented one) {
    Section section = one.section();

    assertThat(section.text().strip()).matches("(?s)[A-Z].*?\\.\\s+- \\*\\*Paper\\*\\*.*");
    assertThat(section.part("Paper")).contains("](" + one.entry().source() + ")");
    assertThat(section.part("Equation")).contains("`", "value");
    assertThat(section.part("After the end")).hasSizeGreaterThan(10);
    assertThat(section.part("Deviation")).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void parametersAndDefaultsAreThoseOfTheCode(Documented one) {
    Map<String, Object> values = leaves("", (Record) one.entry().example());
    List<Parameter> parameters = one.section().parameters();

    assertThat(parameters.stream().map(Parameter::name)).containsExactlyElementsOf(values.keySet());
    for (Parameter parameter : parameters) {
      if (!parameter.defaultValue().equals("required")) {
        assertThat(parameter.defaultValue())
            .as(parameter.name())
            .isEqualTo(values.get(parameter.name()).toString());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void numbersHaveAnInterval(Documented one) {
    Map<String, Object> values = leaves("", (Record) one.entry().example());

    for (Parameter parameter : one.section().parameters()) {
      boolean free = Set.of("state.best", "least", "most").contains(parameter.name());
      if (values.get(parameter.name()) instanceof Number && !free) {
        assertThat(parameter.domain()).as(parameter.name()).containsPattern(INTERVAL);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("ends")
  void intervalsEndWhereThePageSays(End end) {
    Record example = (Record) end.entry().example();
    String path = end.parameter().name();
    Object present = leaves("", example).get(path);
    Object value = present instanceof Integer ? (Object) (int) end.value() : (Object) end.value();

    if (end.inside()) {
      assertThatCode(() -> with(example, path, value)).doesNotThrowAnyException();
    } else {
      Matcher interval = INTERVAL.matcher(end.parameter().domain());
      assertThat(interval.find()).isTrue();
      assertThatThrownBy(() -> with(example, path, value))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "%s must be in %s, received %s",
              path.substring(path.indexOf('.') + 1), interval.group(), value);
    }
  }

  /** The ends themselves, what is just outside, and what is no number. */
  private static List<End> ends(ScheduleEntry entry, Parameter parameter) {
    Matcher found = INTERVAL.matcher(parameter.domain());
    if (!found.find()) {
      return List.of();
    }
    boolean integer = leaves("", (Record) entry.example()).get(parameter.name()) instanceof Integer;
    double low = Double.parseDouble(found.group(2));
    double high = found.group(3).equals("∞") ? Double.POSITIVE_INFINITY : number(found.group(3));
    List<End> ends = new ArrayList<>();
    ends.add(new End(entry, parameter, low, found.group(1).equals("[")));
    ends.add(new End(entry, parameter, integer ? low - 1 : Math.nextDown(low), false));
    if (!integer) {
      ends.add(new End(entry, parameter, high, found.group(4).equals("]")));
      ends.add(new End(entry, parameter, Math.nextUp(high), false));
      ends.add(new End(entry, parameter, Double.NaN, false));
    }
    return ends;
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }

  /** Parameters by name; those of records within are named after the record. */
  private static Map<String, Object> leaves(String prefix, Record parameters) {
    Map<String, Object> leaves = new LinkedHashMap<>();
    values(parameters)
        .forEach(
            (name, value) -> {
              if (value instanceof Record inner && !(value instanceof Schedule)) {
                leaves.putAll(leaves(prefix + name + ".", inner));
              } else {
                leaves.put(prefix + name, value);
              }
            });
    return leaves;
  }

  private static Map<String, Object> values(Record parameters) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (RecordComponent component : parameters.getClass().getRecordComponents()) {
      try {
        values.put(component.getName(), component.getAccessor().invoke(parameters));
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(e.getMessage(), e);
      }
    }
    return values;
  }

  private static Object with(Record parameters, String path, Object value) {
    Map<String, Object> values = values(parameters);
    int dot = path.indexOf('.');
    if (dot < 0) {
      values.put(path, value);
    } else {
      String name = path.substring(0, dot);
      values.put(name, with((Record) values.get(name), path.substring(dot + 1), value));
    }
    Class<?>[] types =
        Arrays.stream(parameters.getClass().getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return parameters
          .getClass()
          .getDeclaredConstructor(types)
          .newInstance(values.values().toArray());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw new AssertionError(e);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
