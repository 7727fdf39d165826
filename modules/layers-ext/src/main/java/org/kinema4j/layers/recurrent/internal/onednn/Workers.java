package org.kinema4j.layers.recurrent.internal.onednn;

import java.util.List;
import java.util.stream.IntStream;
import org.kinema4j.layers.ComputeThreads;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Threads shared by all recurrent layers of the process. While they run a task, and the caller runs
 * its own, OpenMP has one thread: oneDNN does not divide the task further.
 */
final class Workers {

  private static final int COUNT = ComputeThreads.configured().recurrent();

  /** One fewer than configured: the caller works too. */
  private static final List<Worker> WORKERS =
      IntStream.range(1, COUNT).mapToObj(Worker::new).toList();

  private Workers() {}

  /** Threads that work at the same time, the caller among them. */
  static int count() {
    return COUNT;
  }

  /**
   * Runs tasks at the same time, the first on the calling thread; returns when all are done.
   *
   * @param tasks at least one; what the first failing one throws is thrown
   */
  static void run(List<Runnable> tasks) {
    NativeOps operations = NativeOpsHolder.getInstance().getDeviceNativeOps();
    int before = operations.ompGetMaxThreads();
    operations.setOmpNumThreads(1);
    try {
      List<Job> jobs = tasks.stream().map(Job::new).toList();
      List<Job> taken = jobs.stream().skip(1).filter(Workers::delegate).toList();
      jobs.stream().filter(job -> !taken.contains(job)).forEach(Job::run);
      // All, even after a failure: the tasks write to memory that the caller may free.
      taken.forEach(Job::await);
      jobs.forEach(Job::rethrow);
    } finally {
      operations.setOmpNumThreads(before);
    }
  }

  private static boolean delegate(Job job) {
    return WORKERS.stream().anyMatch(worker -> worker.offer(job));
  }
}
