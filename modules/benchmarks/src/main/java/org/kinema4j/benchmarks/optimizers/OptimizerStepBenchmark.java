package org.kinema4j.benchmarks.optimizers;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.kinema4j.layers.ComputeThreads;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A step on a block of 1,000,000 parameters of type FLOAT, without the subtraction, which all
 * optimizers have in common.
 *
 * <p>Run it with {@code ./har bench optimizer-step}, which names the optimizers.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class OptimizerStepBenchmark {

  private static final int SIDE = 1000;
  private static final int SEED = 5;
  private static final double SCALE = 0.01;

  /** Name of the optimizer; the command overrides it. */
  @Param(Contestant.BASELINE)
  @SuppressWarnings("VisibilityModifier") // JMH sets it.
  public String optimizer = Contestant.BASELINE;

  private SteppedMatrix matrix;
  private INDArray drawn;
  private INDArray gradient;

  /** Draws the gradient. */
  @Setup
  public void prepare() {
    ComputeThreads.configured().apply();
    matrix =
        new SteppedMatrix(
            Contestant.named(List.of(optimizer), Contestant.all()).get(0).defaults(),
            DataType.FLOAT,
            SIDE,
            SIDE);
    Nd4j.getRandom().setSeed(SEED);
    drawn = Nd4j.randn(DataType.FLOAT, matrix.parameters().shape()).muli(SCALE);
    gradient = drawn.dup();
  }

  /** Replaces what the last step left, which would shrink from step to step. */
  @Setup(Level.Invocation)
  public void refill() {
    gradient.assign(drawn);
  }

  /**
   * Takes a step.
   *
   * @return what is to be subtracted
   */
  @Benchmark
  public INDArray step() {
    return matrix.apply(gradient);
  }
}
