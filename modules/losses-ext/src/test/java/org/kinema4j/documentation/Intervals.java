package org.kinema4j.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kinema4j.documentation.Page.Parameter;
import org.kinema4j.documentation.Page.Section;
import org.kinema4j.optim.Decay;
import org.kinema4j.optim.LearningRate;

/** The intervals that a page gives for numbers, tried on the code. */
public final class Intervals {

  private static final Pattern INTERVAL =
      Pattern.compile("([\\[(])(-?[\\d.]+|-∞), (-?[\\d.]+|∞)([\\])])");

  private Intervals() {}

  /**
   * A number at, just outside or far outside an interval of a parameter.
   *
   * @param owner the record with the parameter, at its defaults
   * @param parameter what the page says of the parameter
   * @param value the number
   * @param inside whether the parameter may have it
   */
  public record End(Object owner, Parameter parameter, double value, boolean inside) {

    /** Tries the number: it must be taken, or refused with the interval in the message. */
    public void check() {
      if (inside) {
        assertThatCode(this::change).doesNotThrowAnyException();
        return;
      }
      Object present = Parameters.of(owner).get(parameter.name());
      String received =
          present instanceof Integer ? String.valueOf((int) value) : String.valueOf(value);
      assertThatThrownBy(this::change)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "%s%s must be in %s, received %s",
              present instanceof Decay ? "coefficient" : parameter.name(),
              present instanceof List<?> ? "[0]" : "",
              interval(parameter.domain()),
              received);
    }

    private void change() {
      Parameters.with(owner, parameter.name(), Parameters.like(owner, parameter.name(), value));
    }

    @Override
    public String toString() {
      return owner.getClass().getSimpleName() + " " + parameter.name() + " = " + value;
    }
  }

  /** Checks that every number of a record has an interval on the page. */
  public static void checkNumbers(Object owner, Section section) {
    for (Parameter parameter : section.parameters()) {
      Object present = Parameters.of(owner).get(parameter.name());
      if (present instanceof Number
          || present instanceof LearningRate
          || present instanceof Decay) {
        assertThat(parameter.domain()).as(parameter.name()).matches(INTERVAL);
      }
    }
  }

  /** The ends themselves, what is just outside, and what is no number. */
  public static List<End> ends(Object owner, Parameter parameter) {
    Matcher found = INTERVAL.matcher(parameter.domain());
    if (!found.find()) {
      return List.of();
    }
    boolean integer = Parameters.of(owner).get(parameter.name()) instanceof Integer;
    List<End> ends = new ArrayList<>();
    double low = number(found.group(2));
    double high = number(found.group(3));
    ends.add(new End(owner, parameter, low, found.group(1).equals("[")));
    if (Double.isFinite(low)) {
      ends.add(new End(owner, parameter, integer ? low - 1 : Math.nextDown(low), false));
    }
    if (!integer || Double.isFinite(high)) {
      ends.add(new End(owner, parameter, high, found.group(4).equals("]")));
    }
    if (Double.isFinite(high)) {
      ends.add(new End(owner, parameter, integer ? high + 1 : Math.nextUp(high), false));
    }
    if (!integer) {
      ends.add(new End(owner, parameter, Double.NaN, false));
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

  private static String interval(String domain) {
    Matcher found = INTERVAL.matcher(domain);
    return found.find() ? found.group() : "";
  }
}
