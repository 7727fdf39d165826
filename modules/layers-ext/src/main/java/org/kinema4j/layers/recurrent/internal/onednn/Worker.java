package org.kinema4j.layers.recurrent.internal.onednn;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.nd4j.nativeblas.NativeOpsHolder;

/** A thread that runs one job at a time, with one OpenMP thread. */
final class Worker {

  private final AtomicReference<Job> current = new AtomicReference<>();
  private final Thread thread;

  Worker(int number) {
    thread = new Thread(this::work, "kinema4j-recurrent-" + number);
    thread.setDaemon(true);
    thread.start();
  }

  /** Takes the job unless there is one already. */
  boolean offer(Job job) {
    if (!current.compareAndSet(null, job)) {
      return false;
    }
    LockSupport.unpark(thread);
    return true;
  }

  private void work() {
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
    while (true) {
      Job job = next();
      job.run();
      // Free first: the owner may come with the next job at once.
      current.set(null);
      job.finish();
    }
  }

  private Job next() {
    long deadline = System.nanoTime() + Job.SPIN_NANOS;
    Job job = current.get();
    while (job == null) {
      if (System.nanoTime() < deadline) {
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
      }
      job = current.get();
    }
    return job;
  }
}
