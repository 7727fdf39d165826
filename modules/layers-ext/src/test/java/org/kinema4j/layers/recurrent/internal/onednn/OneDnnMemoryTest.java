package org.kinema4j.layers.recurrent.internal.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kinema4j.layers.recurrent.internal.CellKind;
import org.kinema4j.layers.recurrent.internal.CellShape;
import org.kinema4j.layers.recurrent.internal.CellWeights;
import org.kinema4j.layers.recurrent.internal.SequenceEngine;
import org.kinema4j.layers.recurrent.internal.SequenceGradients;
import org.kinema4j.layers.recurrent.internal.SequenceInput;
import org.kinema4j.layers.recurrent.internal.SequenceOutput;
import org.kinema4j.layers.recurrent.internal.States;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class OneDnnMemoryTest {

  private static final CellShape CELL = new CellShape(CellKind.LSTM, 16, 16);
  private static final int STEPS = 20;
  private static final int ITERATIONS = 1000;

  private static final long MEBI = 1 << 20;

  /** The Java heap may grow meanwhile; a workspace leaked at each iteration would be 2 GiB. */
  private static final long GROWTH_ALLOWED = 256 * MEBI;

  @BeforeAll
  static void needsTheLibrary() {
    assumeTrue(
        OneDnn.unavailable().isEmpty(), () -> "no oneDNN here: " + OneDnn.unavailable().get());
  }

  /** Arrays of one training step, of a batch size. */
  private static final class Step {

    private final INDArray x;
    private final INDArray y;
    private final INDArray dx;
    private final States last;
    private final CellWeights weights;
    private final CellWeights gradients;

    Step(int examples) {
      Nd4j.getRandom().setSeed(examples);
      x = Nd4j.randn(DataType.FLOAT, STEPS, examples, CELL.inputs());
      y = Nd4j.zeros(DataType.FLOAT, STEPS, examples, CELL.units());
      dx = x.dup();
      last = new States(Nd4j.zeros(DataType.FLOAT, 1, examples, CELL.units()), null);
      weights = weights();
      gradients = weights();
    }

    private static CellWeights weights() {
      return new CellWeights(
          Nd4j.randn(DataType.FLOAT, CELL.inputs(), CELL.gateColumns()).muli(0.1),
          Nd4j.randn(DataType.FLOAT, CELL.units(), CELL.gateColumns()).muli(0.1),
          Nd4j.zeros(DataType.FLOAT, 1, CELL.biasLength()));
    }

    void run(SequenceEngine engine) {
      SequenceEngine.Tape tape =
          engine.forward(
              new SequenceInput(x, null, null, List.of(weights), null, true),
              new SequenceOutput(y, last));
      engine.backward(tape, new SequenceGradients(y, null, dx, List.of(gradients), STEPS));
    }
  }

  @Test
  void doesNotGrowOverAThousandIterations() {
    Step whole = new Step(64);
    Step rest = new Step(17);
    try (SequenceEngine engine = new OneDnnEngine(CELL, Nd4j.zeros(1))) {
      for (int i = 0; i < ITERATIONS / 10; i++) {
        whole.run(engine);
        rest.run(engine);
      }
      long ours = OneDnnEngine.nativeBytes();
      long process = Pointer.physicalBytes();
      for (int i = 0; i < ITERATIONS; i++) {
        whole.run(engine);
        rest.run(engine);
      }

      assertThat(OneDnnEngine.nativeBytes()).isLessThanOrEqualTo(ours);
      assertThat(Pointer.physicalBytes() - process).isLessThan(GROWTH_ALLOWED);
    }
  }

  @Test
  void oldShapesMakeRoomForNewOnes() {
    try (SequenceEngine engine = new OneDnnEngine(CELL, Nd4j.zeros(1))) {
      new Step(64).run(engine);
      long before = OneDnnEngine.nativeBytes();
      for (int examples = 1; examples < 64; examples++) {
        new Step(examples).run(engine);
      }

      // How a batch is shared depends on the threads, so a part may have more rows of a smaller
      // one.
      // Memory kept for each of the 63 sizes would be thirty times as much.
      assertThat(OneDnnEngine.nativeBytes()).isLessThan(2 * before);
    }
  }

  /** What engines of other tests held is freed some time after a collection. */
  private static long settled() throws InterruptedException {
    long bytes;
    do {
      bytes = OneDnnEngine.nativeBytes();
      System.gc();
      Thread.sleep(100);
    } while (OneDnnEngine.nativeBytes() != bytes);
    return bytes;
  }

  @Test
  void closingFreesAll() throws InterruptedException {
    long before = settled();
    SequenceEngine engine = new OneDnnEngine(CELL, Nd4j.zeros(1));
    new Step(8).run(engine);
    assertThat(OneDnnEngine.nativeBytes()).isGreaterThan(before);

    engine.close();

    assertThat(OneDnnEngine.nativeBytes()).isLessThanOrEqualTo(before);
  }

  @Test
  void canBeUsedAfterClosing() {
    Step step = new Step(8);
    SequenceEngine engine = new OneDnnEngine(CELL, Nd4j.zeros(1));
    step.run(engine);
    INDArray before = step.gradients.input().dup();
    engine.close();
    step.gradients.input().assign(0);
    step.run(engine);
    engine.close();

    assertThat(step.gradients.input()).isEqualTo(before);
  }

  @Test
  void closingTheParametersFreesAll() throws InterruptedException {
    long before = settled();
    INDArray network = Nd4j.zeros(DataType.FLOAT, 100);
    INDArray layer = network.reshape(10, 10);
    SequenceEngine engine = new OneDnnEngine(CELL, layer);
    new Step(8).run(engine);
    assertThat(OneDnnEngine.nativeBytes()).isGreaterThan(before);

    network.close();

    assertThat(OneDnnEngine.nativeBytes()).isLessThanOrEqualTo(before);
    assertThat(engine).isNotNull();
  }

  @Test
  void collectionFreesAll() throws InterruptedException {
    long before = settled();
    WeakReference<SequenceEngine> engine = abandoned();
    for (int i = 0; i < 100 && OneDnnEngine.nativeBytes() > before; i++) {
      System.gc();
      Thread.sleep(20);
    }

    assertThat(engine.get()).isNull();
    assertThat(OneDnnEngine.nativeBytes()).isLessThanOrEqualTo(before);
  }

  private static WeakReference<SequenceEngine> abandoned() {
    SequenceEngine engine = new OneDnnEngine(CELL, Nd4j.zeros(1));
    new Step(8).run(engine);
    return new WeakReference<>(engine);
  }

  @Test
  void enginesInTwoThreadsDoNotDisturbEachOther() throws Exception {
    float[] alone = train(new Step(32));
    // Made one after the other: the generator of their numbers is shared.
    List<Callable<float[]>> trainings =
        Stream.of(new Step(32), new Step(32))
            .<Callable<float[]>>map(step -> () -> train(step))
            .toList();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (Future<float[]> result : threads.invokeAll(trainings)) {
        assertThat(result.get()).isEqualTo(alone);
      }
    } finally {
      threads.shutdown();
    }
  }

  private static float[] train(Step step) {
    try (SequenceEngine engine = new OneDnnEngine(CELL, Nd4j.zeros(1))) {
      for (int i = 0; i < 200; i++) {
        step.run(engine);
        step.weights.input().subi(step.gradients.input().mul(1e-4));
      }
    }
    return step.weights.input().ravel().toFloatVector();
  }
}
