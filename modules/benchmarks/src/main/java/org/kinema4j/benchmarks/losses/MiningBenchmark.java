package org.kinema4j.benchmarks.losses;

import java.util.concurrent.TimeUnit;
import org.kinema4j.losses.Loss;
import org.kinema4j.losses.Loss.Want;
import org.kinema4j.losses.LossInput;
import org.kinema4j.losses.LossResult;
import org.kinema4j.losses.metric.BatchTripletLoss;
import org.kinema4j.losses.metric.distance.DistanceMatrix;
import org.kinema4j.losses.metric.distance.L2Distance;
import org.kinema4j.losses.metric.mining.BatchAll;
import org.kinema4j.losses.metric.mining.BatchHard;
import org.kinema4j.losses.metric.mining.MiningBatch;
import org.kinema4j.losses.metric.mining.SemiHard;
import org.kinema4j.losses.metric.mining.Triplets;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Mines batches of {@value #EXAMPLES} embeddings of width {@value #WIDTH}, of {@value #CLASSES}
 * classes, distances included. Goal: batch-hard within 1.5 times the matrix of distances alone.
 * Batch-all takes the first {@value #FEW}, whose triplets fit.
 *
 * <p>Run it with {@code ./har bench mining}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MiningBenchmark {

  /** Examples of a batch. */
  public static final int EXAMPLES = 1024;

  /** Examples for batch-all. */
  public static final int FEW = 128;

  /** Width of an embedding. */
  public static final int WIDTH = 128;

  /** Classes, equally frequent. */
  public static final int CLASSES = 32;

  private static final int SEED = 5;

  private final L2Distance distance = new L2Distance();
  private final Loss batchHard = new BatchTripletLoss().withMiner(new BatchHard());
  private INDArray embeddings;
  private INDArray few;
  private long[] labels;
  private long[] fewLabels;
  private LossInput input;

  /** Draws the embeddings. */
  @Setup
  public void prepare() {
    Nd4j.getRandom().setSeed(SEED);
    embeddings = Nd4j.randn(DataType.FLOAT, EXAMPLES, WIDTH);
    few = Nd4j.randn(DataType.FLOAT, FEW, WIDTH);
    labels = labels(EXAMPLES);
    fewLabels = labels(FEW);
    INDArray column = Nd4j.createFromArray(labels).reshape(-1, 1).castTo(DataType.FLOAT);
    input = new LossInput(column, embeddings, new ActivationIdentity(), null);
  }

  private static long[] labels(int examples) {
    long[] labels = new long[examples];
    for (int i = 0; i < examples; i++) {
      labels[i] = i % CLASSES;
    }
    return labels;
  }

  /**
   * Computes the distances.
   *
   * @return the matrix
   */
  @Benchmark
  public INDArray distanceMatrix() {
    return DistanceMatrix.of(distance, embeddings, embeddings);
  }

  /**
   * Computes the distances and mines.
   *
   * @return a triplet for each anchor
   */
  @Benchmark
  public Triplets batchHard() {
    return new BatchHard().triplets(MiningBatch.of(embeddings, labels, distance));
  }

  /**
   * Computes the distances and mines.
   *
   * @return a triplet for each positive pair
   */
  @Benchmark
  public Triplets semiHard() {
    return new SemiHard().triplets(MiningBatch.of(embeddings, labels, distance));
  }

  /**
   * Lists all triplets of the small batch.
   *
   * @return the triplets
   */
  @Benchmark
  public Triplets batchAllOfFew() {
    return new BatchAll().triplets(MiningBatch.of(few, fewLabels, distance));
  }

  /**
   * Mines and computes the loss with its gradient.
   *
   * @return scores and gradient
   */
  @Benchmark
  public LossResult batchHardLossAndGradient() {
    return batchHard.evaluate(input, Want.SCORES_AND_GRADIENT);
  }
}
