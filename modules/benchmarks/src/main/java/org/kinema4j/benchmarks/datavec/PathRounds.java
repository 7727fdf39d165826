package org.kinema4j.benchmarks.datavec;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Goes all ways by turns, and checks that they lead to the same place. */
final class PathRounds {

  private static final double NANOS_PER_MILLI = 1e6;
  private static final double BYTES_PER_MEGABYTE = 1e6;

  private final Path folder;
  private INDArray expected;

  PathRounds(Path folder) {
    this.folder = folder;
  }

  Map<BatchPath, PathCost> run(int rounds, PrintWriter progress) throws IOException {
    Map<BatchPath, List<PathCost>> costs = new EnumMap<>(BatchPath.class);
    for (int round = 0; round <= rounds; round++) {
      progress.printf("round %d of %d%n", round, rounds);
      progress.flush();
      for (BatchPath path : BatchPath.values()) {
        PathCost cost = cost(path);
        if (round > 0) {
          costs.computeIfAbsent(path, any -> new ArrayList<>()).add(cost);
        }
      }
    }
    Map<BatchPath, PathCost> medians = new EnumMap<>(BatchPath.class);
    costs.forEach((path, all) -> medians.put(path, PathCost.median(all)));
    return medians;
  }

  private PathCost cost(BatchPath path) throws IOException {
    // What the way before left behind is not this one's cost.
    System.gc();
    long bytes = allocated();
    long nanos = processorTime();
    INDArray batch = path.batch(folder);
    double millis = (processorTime() - nanos) / NANOS_PER_MILLI;
    double megabytes = (allocated() - bytes) / BYTES_PER_MEGABYTE;
    check(path, batch);
    return new PathCost(millis, megabytes);
  }

  private void check(BatchPath path, INDArray batch) {
    if (batch == null) {
      return;
    }
    if (expected == null) {
      expected = batch;
    } else if (!expected.equals(batch)) {
      throw new IllegalStateException(path + " ends in another batch");
    }
  }

  /** Of all threads, the garbage collector's too; what other programs do does not count. */
  private static long processorTime() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }
}
