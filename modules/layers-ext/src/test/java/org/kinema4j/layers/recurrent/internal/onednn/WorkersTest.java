package org.kinema4j.layers.recurrent.internal.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

class WorkersTest {

  private static final NativeOps OPERATIONS = operations();

  private static NativeOps operations() {
    Nd4j.create(1);
    return NativeOpsHolder.getInstance().getDeviceNativeOps();
  }

  @Test
  void runsEveryTaskBeforeItReturns() {
    AtomicInteger done = new AtomicInteger();

    Workers.run(IntStream.range(0, 20).<Runnable>mapToObj(i -> done::incrementAndGet).toList());

    assertThat(done).hasValue(20);
  }

  @Test
  void runsTheFirstTaskOnTheCallingThread() {
    Thread[] first = new Thread[1];

    Workers.run(List.of(() -> first[0] = Thread.currentThread(), () -> {}));

    assertThat(first[0]).isSameAs(Thread.currentThread());
  }

  @Test
  void tasksHaveOneOpenMpThreadAndTheCallerKeepsItsOwn() {
    OPERATIONS.setOmpNumThreads(2);
    int[] inside = new int[2];
    try {
      Workers.run(
          List.of(
              () -> inside[0] = OPERATIONS.ompGetMaxThreads(),
              () -> inside[1] = OPERATIONS.ompGetMaxThreads()));

      assertThat(inside).containsExactly(1, 1);
      assertThat(OPERATIONS.ompGetMaxThreads()).isEqualTo(2);
    } finally {
      OPERATIONS.setOmpNumThreads(1);
    }
  }

  @Test
  void aFailureWaitsForTheOthersAndIsThrown() {
    AtomicInteger done = new AtomicInteger();
    List<Runnable> tasks =
        List.of(
            () -> {
              throw new IllegalArgumentException("first");
            },
            done::incrementAndGet,
            done::incrementAndGet);

    assertThatThrownBy(() -> Workers.run(tasks)).hasMessage("first");
    assertThat(done).hasValue(2);
  }

  @Test
  void aFailureOfAnotherThreadIsThrown() {
    List<Runnable> tasks =
        List.of(
            () -> {},
            () -> {
              throw new IllegalArgumentException("second");
            });

    assertThatThrownBy(() -> Workers.run(tasks)).hasRootCauseMessage("second");
  }
}
