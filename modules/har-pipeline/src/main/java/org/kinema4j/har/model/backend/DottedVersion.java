package org.kinema4j.har.model.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Numbers between dots, compared number by number: a driver's version or a GPU's compute
 * capability.
 *
 * @param numbers the numbers, most significant first
 */
public record DottedVersion(List<Integer> numbers) implements Comparable<DottedVersion> {

  private static final Pattern FORM = Pattern.compile("\\d{1,6}(\\.\\d{1,6}){0,3}");

  /**
   * Copies the list.
   *
   * @param numbers the numbers, most significant first
   */
  public DottedVersion {
    numbers = List.copyOf(numbers);
  }

  /**
   * Reads a version.
   *
   * @param text for example {@code 510.39.01} or {@code 8.6}
   * @return the version, or empty if the text is none
   */
  public static Optional<DottedVersion> parse(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    List<Integer> numbers = new ArrayList<>();
    for (String part : text.split("\\.", -1)) {
      numbers.add(Integer.parseInt(part));
    }
    return Optional.of(new DottedVersion(numbers));
  }

  /**
   * Makes a version.
   *
   * @param numbers the numbers, most significant first
   * @return the version
   */
  public static DottedVersion of(Integer... numbers) {
    return new DottedVersion(List.of(numbers));
  }

  /**
   * Returns the first number.
   *
   * @return for example 8 of 8.6
   */
  public int major() {
    return numbers.get(0);
  }

  @Override
  public int compareTo(DottedVersion other) {
    for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
      int order = Integer.compare(number(i), other.number(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private int number(int i) {
    return i < numbers.size() ? numbers.get(i) : 0;
  }

  @Override
  public String toString() {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining("."));
  }
}
