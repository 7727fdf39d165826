package org.kinema4j.benchmarks.datavec;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a way takes.
 *
 * @param millis time of the processor, of all threads of the process
 * @param megabytes memory allocated on the heap, in millions of bytes
 */
record PathCost(double millis, double megabytes) {

  /** The median of each; of an even number the lower one of the middle two. */
  static PathCost median(List<PathCost> costs) {
    return new PathCost(middle(costs, PathCost::millis), middle(costs, PathCost::megabytes));
  }

  private static double middle(List<PathCost> costs, ToDoubleFunction<PathCost> part) {
    double[] sorted = costs.stream().mapToDouble(part).toArray();
    Arrays.sort(sorted);
    return sorted[(sorted.length - 1) / 2];
  }

  PathCost without(PathCost part) {
    return new PathCost(millis - part.millis, megabytes - part.megabytes);
  }
}
