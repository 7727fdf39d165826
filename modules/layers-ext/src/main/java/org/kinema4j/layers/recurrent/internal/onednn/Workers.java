package org.kinema4j.layers.recurrent.internal.onednn;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.kinema4j.layers.ComputeThreads;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Threads shared by all recurrent layers of the process. Each runs oneDNN alone: its OpenMP regions
 * have one thread.
 */
final class Workers {

  private static final long IDLE_SECONDS = 10;

  private static final AtomicInteger STARTED = new AtomicInteger();

  /** One thread fewer than configured: the caller works too. */
  private static final ExecutorService POOL = pool(count() - 1);

  private Workers() {}

  static int count() {
    return Configured.COUNT;
  }

  /** Runs tasks at the same time, the first on the calling thread; returns when all are done. */
  static void run(List<Runnable> tasks) {
    NativeOps operations = NativeOpsHolder.getInstance().getDeviceNativeOps();
    int before = operations.ompGetMaxThreads();
    operations.setOmpNumThreads(1);
    try {
      runAll(tasks);
    } finally {
      operations.setOmpNumThreads(before);
    }
  }

  private static void runAll(List<Runnable> tasks) {
    List<Future<?>> others = new ArrayList<>(tasks.size() - 1);
    if (POOL != null) {
      tasks.subList(1, tasks.size()).forEach(task -> others.add(POOL.submit(task)));
    }
    RuntimeException failure = attempt(tasks.get(0), null);
    if (POOL == null) {
      for (Runnable task : tasks.subList(1, tasks.size())) {
        failure = attempt(task, failure);
      }
    }
    // Wait for all even after a failure: the tasks write to memory that the caller may free.
    for (Future<?> other : others) {
      failure = attempt(() -> await(other), failure);
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static RuntimeException attempt(Runnable task, RuntimeException earlier) {
    try {
      task.run();
      return earlier;
    } catch (RuntimeException e) {
      return earlier == null ? e : earlier;
    }
  }

  private static void await(Future<?> task) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          task.get();
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw new IllegalStateException(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static ExecutorService pool(int threads) {
    if (threads < 1) {
      return null;
    }
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedTransferQueue<>(),
            Workers::thread);
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private static Thread thread(Runnable work) {
    Thread thread =
        new Thread(
            () -> {
              NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
              work.run();
            },
            "kinema4j-recurrent-" + STARTED.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  /** Read once: the pool cannot change its size. */
  private static final class Configured {
    static final int COUNT = ComputeThreads.configured().recurrent();
  }
}
