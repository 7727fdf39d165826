package org.kinema4j.har.io.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Runs tasks in parallel and hands their results on in order. */
public final class OrderedTasks {

  /**
   * Makes a result of an input.
   *
   * @param <T> inputs
   * @param <R> results
   */
  @FunctionalInterface
  public interface Task<T, R> {

    /**
     * Does the work.
     *
     * @param input one input
     * @return its result
     * @throws IOException if reading or writing fails
     */
    R run(T input) throws IOException;
  }

  private OrderedTasks() {}

  /**
   * Runs a task for each input.
   *
   * @param <T> inputs
   * @param <R> results
   * @param inputs what the tasks get
   * @param threads how many run at once, positive
   * @param task the work
   * @param consumer takes the results in the order of the inputs, in the calling thread
   * @throws IOException the failure of the first input in order that failed, as are runtime
   *     exceptions; what is still running then is stopped or its result dropped
   */
  public static <T, R> void run(List<T> inputs, int threads, Task<T, R> task, Consumer<R> consumer)
      throws IOException {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be in [1, \u221e), received " + threads);
    }
    if (inputs.isEmpty()) {
      return;
    }
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, inputs.size()));
    try {
      Deque<Future<R>> ahead = new ArrayDeque<>();
      int submitted = 0;
      for (int done = 0; done < inputs.size(); done++) {
        while (submitted < inputs.size() && ahead.size() < 2L * threads) {
          T input = inputs.get(submitted++);
          ahead.add(pool.submit(() -> task.run(input)));
        }
        consumer.accept(result(ahead.remove()));
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static <R> R result(Future<R> future) throws IOException {
    try {
      // A future that is done hands out its result without a look at the interrupt.
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException();
      }
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while reading");
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof IOException io) {
        throw io;
      }
      if (cause instanceof RuntimeException runtime) {
        throw runtime;
      }
      if (cause instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(cause);
    }
  }
}
