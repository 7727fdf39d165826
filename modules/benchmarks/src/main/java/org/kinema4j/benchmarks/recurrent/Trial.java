package org.kinema4j.benchmarks.recurrent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What happens in a JVM of its own: one engine, one shape; the result is a line of JSON. */
public final class Trial {

  /** Begins the line of the result; libraries print lines of their own. */
  static final String MARK = "trial-result ";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int WINDOWS_TO_COMPARE = 16;

  private Trial() {}

  /**
   * Measures a contender and prints what was found.
   *
   * @param arguments five numbers of the shape, and seconds to warm up and to time
   * @param factory makes the contender
   * @throws Exception if the engine cannot start or fails
   */
  public static void run(String[] arguments, Contender.Factory factory) throws Exception {
    List<String> numbers = Arrays.asList(arguments);
    Shape shape = Shape.parse(numbers.subList(0, numbers.size() - 1));
    double seconds = Double.parseDouble(numbers.get(numbers.size() - 1));
    System.out.println(MARK + JSON.writeValueAsString(measure(shape, seconds, factory)));
    System.out.flush();
  }

  /** The arguments of {@link #run}. */
  static List<String> arguments(Shape shape, double seconds) {
    return Stream.concat(shape.toArguments().stream(), Stream.of(Double.toString(seconds)))
        .toList();
  }

  static Measurement parse(String json) throws JsonProcessingException {
    return JSON.readValue(json, Measurement.class);
  }

  static Measurement measure(Shape shape, double seconds, Contender.Factory factory)
      throws Exception {
    Problem problem = Problem.of(shape);
    try (Contender contender = factory.create(problem)) {
      boolean whole = contender.scope() == Contender.Scope.NETWORK;
      float[] before = probabilities(contender, problem);
      Timing inference = Timing.of(contender::predict, seconds);
      contender.train();
      float[] afterOneStep = probabilities(contender, problem);
      Counter training = new Counter(contender::train);
      Timing step = Timing.of(training, seconds);
      Measurement.Losses losses = null;
      if (whole) {
        losses =
            new Measurement.Losses(
                problem.loss(before),
                problem.loss(afterOneStep),
                problem.loss(probabilities(contender, problem)),
                1 + training.count);
      }
      return new Measurement(
          shape, inference, step, losses, firstWindows(before, shape), contender.facts());
    }
  }

  private static List<Double> firstWindows(float[] probabilities, Shape shape) {
    int windows = Math.min(WINDOWS_TO_COMPARE, shape.batch());
    return IntStream.range(0, windows * shape.classes())
        .mapToObj(i -> (double) probabilities[i])
        .toList();
  }

  private static float[] probabilities(Contender contender, Problem problem) {
    float[] predicted = contender.predict();
    return contender.scope() == Contender.Scope.NETWORK ? predicted : problem.classify(predicted);
  }

  /** Counts how often an action runs. */
  private static final class Counter implements Runnable {

    private final Runnable action;
    private int count;

    Counter(Runnable action) {
      this.action = action;
    }

    @Override
    public void run() {
      action.run();
      count++;
    }
  }
}
