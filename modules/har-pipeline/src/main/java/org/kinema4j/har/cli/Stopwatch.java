package org.kinema4j.har.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** Seconds that the parts of a command took, in their order. */
final class Stopwatch {

  private static final double NANOS = 1e9;

  private final Map<String, Double> seconds = new LinkedHashMap<>();

  <T> T time(String part, Callable<T> work) throws Exception {
    long start = System.nanoTime();
    try {
      return work.call();
    } finally {
      seconds.merge(part, (System.nanoTime() - start) / NANOS, Double::sum);
    }
  }

  double seconds(String part) {
    return seconds.getOrDefault(part, 0.0);
  }

  Map<String, Double> all() {
    return seconds;
  }
}
