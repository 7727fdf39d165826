package org.kinema4j.losses.internal;

import java.util.List;

/** Checks of arguments, with messages that say the rule and the value received. */
public final class Arguments {

  private Arguments() {}

  /**
   * Checks that a value is in (0, ∞).
   *
   * @param name name of the argument
   * @param value its value
   * @return the value
   * @throws IllegalArgumentException if the value is outside or not a number
   */
  public static double positive(String name, double value) {
    return within(value > 0 && value < Double.POSITIVE_INFINITY, name, "(0, ∞)", value);
  }

  /**
   * Checks that a value is in [0, ∞).
   *
   * @param name name of the argument
   * @param value its value
   * @return the value
   * @throws IllegalArgumentException if the value is outside or not a number
   */
  public static double notNegative(String name, double value) {
    return within(value >= 0 && value < Double.POSITIVE_INFINITY, name, "[0, ∞)", value);
  }

  /**
   * Checks that a value is in (-∞, ∞).
   *
   * @param name name of the argument
   * @param value its value
   * @return the value
   * @throws IllegalArgumentException if the value is infinite or not a number
   */
  public static double finite(String name, double value) {
    return within(Double.isFinite(value), name, "(-∞, ∞)", value);
  }

  /**
   * Checks that a value is in [0, 1).
   *
   * @param name name of the argument
   * @param value its value
   * @return the value
   * @throws IllegalArgumentException if the value is outside or not a number
   */
  public static double fraction(String name, double value) {
    return within(value >= 0 && value < 1, name, "[0, 1)", value);
  }

  /**
   * Checks that a value is in (0, 1).
   *
   * @param name name of the argument
   * @param value its value
   * @return the value
   * @throws IllegalArgumentException if the value is outside or not a number
   */
  public static double properFraction(String name, double value) {
    return within(value > 0 && value < 1, name, "(0, 1)", value);
  }

  /**
   * Checks that a value is in (0, 1].
   *
   * @param name name of the argument
   * @param value its value
   * @return the value
   * @throws IllegalArgumentException if the value is outside or not a number
   */
  public static double positiveFraction(String name, double value) {
    return within(value > 0 && value <= 1, name, "(0, 1]", value);
  }

  /**
   * Checks that a value is in [least, ∞).
   *
   * @param name name of the argument
   * @param value its value
   * @param least least value
   * @return the value
   * @throws IllegalArgumentException if the value is outside or not a number
   */
  public static double atLeast(String name, double value, int least) {
    boolean holds = value >= least && value < Double.POSITIVE_INFINITY;
    return within(holds, name, "[" + least + ", ∞)", value);
  }

  /**
   * Checks that a value is in an interval with both ends.
   *
   * @param name name of the argument
   * @param value its value
   * @param low least value
   * @param high greatest value
   * @return the value
   * @throws IllegalArgumentException if the value is outside or not a number
   */
  public static double between(String name, double value, double low, double high) {
    return within(
        value >= low && value <= high, name, "[" + plain(low) + ", " + plain(high) + "]", value);
  }

  /**
   * Checks that a value is in (0, high].
   *
   * @param name name of the argument
   * @param value its value
   * @param high greatest value, a whole number
   * @return the value
   * @throws IllegalArgumentException if the value is outside or not a number
   */
  public static double positiveUpTo(String name, double value, int high) {
    return within(value > 0 && value <= high, name, "(0, " + high + "]", value);
  }

  /**
   * Checks that a count is in [least, ∞).
   *
   * @param name name of the argument
   * @param value its value
   * @param least least value
   * @return the value
   * @throws IllegalArgumentException if the value is smaller
   */
  public static int atLeast(String name, int value, int least) {
    if (value >= least) {
      return value;
    }
    throw new IllegalArgumentException(name + " must be in [" + least + ", ∞), received " + value);
  }

  /**
   * Checks that every value of a list is in (0, ∞).
   *
   * @param name name of the argument
   * @param values its values
   * @return an unmodifiable copy of the values
   * @throws IllegalArgumentException if the list is missing or a value is outside
   */
  public static List<Double> allPositive(String name, List<Double> values) {
    List<Double> copy = List.copyOf(present(name, values));
    for (int i = 0; i < copy.size(); i++) {
      positive(name + "[" + i + "]", copy.get(i));
    }
    return copy;
  }

  /**
   * Checks that an argument is there.
   *
   * @param name name of the argument
   * @param value its value
   * @param <T> its type
   * @return the value
   * @throws IllegalArgumentException if the value is null
   */
  public static <T> T present(String name, T value) {
    if (value != null) {
      return value;
    }
    throw new IllegalArgumentException(name + " must be given, received null");
  }

  /** A number as intervals are written: without ".0", and infinity as its sign. */
  private static String plain(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "-∞";
    }
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }

  private static double within(boolean holds, String name, String interval, double value) {
    if (holds) {
      return value;
    }
    throw new IllegalArgumentException(name + " must be in " + interval + ", received " + value);
  }
}
