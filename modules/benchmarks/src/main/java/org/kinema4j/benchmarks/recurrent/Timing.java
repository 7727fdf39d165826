package org.kinema4j.benchmarks.recurrent;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * How long something takes that was repeated for a while.
 *
 * @param iterations how often it was timed
 * @param medianMillis the median
 * @param minMillis the fastest
 * @param maxMillis the slowest
 */
record Timing(int iterations, double medianMillis, double minMillis, double maxMillis) {

  /** Times at least so often, however slow it is. */
  static final int FEWEST = 3;

  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  /** Repeats an action to warm up, and again as long to time it. */
  static Timing of(Runnable action, double seconds) {
    repeat(action, seconds, 1);
    return summarize(repeat(action, seconds, FEWEST));
  }

  private static long[] repeat(Runnable action, double seconds, int fewest) {
    LongStream.Builder nanos = LongStream.builder();
    long begin = System.nanoTime();
    long last = begin;
    for (int i = 0; i < fewest || last - begin < seconds * NANOS_PER_SECOND; i++) {
      action.run();
      long now = System.nanoTime();
      nanos.add(now - last);
      last = now;
    }
    return nanos.build().toArray();
  }

  static Timing summarize(long[] nanos) {
    double[] millis = Arrays.stream(nanos).mapToDouble(value -> value / NANOS_PER_MILLI).toArray();
    Spread spread = Spread.of(millis);
    return new Timing(millis.length, spread.median(), spread.min(), spread.max());
  }
}
