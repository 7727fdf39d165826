package org.kinema4j.layers.recurrent.internal.onednn;

import java.util.concurrent.locks.LockSupport;

/** A task that another thread runs while its owner waits. */
final class Job {

  /**
   * How long to look before sleeping: the time between two layers of a small network. Waking a
   * thread takes about as long as a layer of one window.
   */
  static final long SPIN_NANOS = 100_000;

  private final Runnable task;
  private final Thread owner = Thread.currentThread();
  private RuntimeException failure;
  private Error error;
  private volatile boolean done;

  Job(Runnable task) {
    this.task = task;
  }

  /** Runs the task; called once, by any thread. */
  void run() {
    try {
      task.run();
    } catch (RuntimeException e) {
      failure = e;
    } catch (Error e) {
      error = e;
    }
  }

  /** Lets the owner go on. */
  void finish() {
    done = true;
    LockSupport.unpark(owner);
  }

  /** Waits for the end; called by the owner. */
  void await() {
    long deadline = System.nanoTime() + SPIN_NANOS;
    boolean interrupted = false;
    while (!done) {
      if (System.nanoTime() < deadline) {
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
        // An interrupted thread cannot park; the task writes to memory that must not be freed yet.
        interrupted |= Thread.interrupted();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** What the task threw, if it did. */
  void rethrow() {
    if (error != null) {
      throw error;
    }
    if (failure != null) {
      throw failure;
    }
  }
}
