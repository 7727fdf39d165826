package org.kinema4j.losses.contract;

import java.util.Random;
import org.kinema4j.losses.Loss;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;

/**
 * A loss with certain parameters, batches to judge with it, and the loop that says what it should
 * find.
 *
 * @param name what is special about it
 * @param loss the loss
 * @param width columns of the output
 * @param labels makes the labels of an example
 * @param outputs makes the outputs of an example
 * @param naive the loop
 * @param slopes the loop to differentiate, of the loss's definition if that has a gradient of its
 *     own
 */
record LossCase(
    String name,
    Loss loss,
    int width,
    RowOfLabels labels,
    RowOfOutputs outputs,
    Naive naive,
    Slopes slopes) {

  /** A loss whose gradient is that of its score. */
  LossCase(
      String name, Loss loss, int width, RowOfLabels labels, RowOfOutputs outputs, Naive naive) {
    this(name, loss, width, labels, outputs, naive, at -> naive);
  }

  /** Makes the labels of an example. */
  @FunctionalInterface
  interface RowOfLabels {
    double[] row(Random random, int width);
  }

  /** Makes the outputs of an example. */
  @FunctionalInterface
  interface RowOfOutputs {
    double[] row(Random random, int width, Level level);
  }

  /** How large outputs are. */
  enum Level {
    /** About 2. */
    ORDINARY,
    /** Up to 80, where exponentials overflow in float and probabilities round to 0 and 1. */
    EXTREME
  }

  /**
   * The formula of the paper in loops, on logits if the loss takes logits, else on values. The
   * result is one number an example, {@code [N][1]}, or one an output, {@code [N][C]}.
   */
  @FunctionalInterface
  interface Naive {
    double[][] losses(double[][] labels, double[][] outputs);
  }

  /** Makes the loop whose gradient at certain outputs is that of the loss. */
  @FunctionalInterface
  interface Slopes {
    Naive at(double[][] outputs);
  }

  /** A naive loop over single examples. */
  @FunctionalInterface
  interface NaiveExample {
    double[] losses(double[] labels, double[] outputs);
  }

  /** A case whose examples are judged one by one, at outputs of any size. */
  static LossCase of(String name, Loss loss, int width, RowOfLabels labels, NaiveExample naive) {
    return new LossCase(name, loss, width, labels, LossCase::anyOutputs, eachRow(naive));
  }

  /** A loop that goes through a batch one example at a time. */
  static Naive eachRow(NaiveExample naive) {
    return (labels, outputs) -> {
      double[][] losses = new double[labels.length][];
      for (int i = 0; i < labels.length; i++) {
        losses[i] = naive.losses(labels[i], outputs[i]);
      }
      return losses;
    };
  }

  /** Outputs of normal distribution, some of them about ±80 where extreme ones are asked for. */
  static double[] anyOutputs(Random random, int width, Level level) {
    double[] row = new double[width];
    for (int c = 0; c < width; c++) {
      row[c] = 2 * random.nextGaussian();
      if (level == Level.EXTREME && random.nextInt(3) > 0) {
        row[c] = (random.nextBoolean() ? 80 : -80) + 0.1 * random.nextGaussian();
      }
    }
    return row;
  }

  /** The activation with which the loss goes. */
  IActivation activation() {
    return switch (loss.outputKind()) {
      case VALUES -> new ActivationIdentity();
      case CLASS_LOGITS -> new ActivationSoftmax();
      case BINARY_LOGITS -> new ActivationSigmoid();
    };
  }

  /** A batch of this case. */
  Batch batch(int examples, Level level, long seed) {
    Random random = new Random(seed);
    double[][] labelRows = new double[examples][];
    double[][] outputRows = new double[examples][];
    for (int i = 0; i < examples; i++) {
      labelRows[i] = labels.row(random, width);
      outputRows[i] = outputs.row(random, width, level);
    }
    return new Batch(labelRows, outputRows);
  }

  @Override
  public String toString() {
    return loss.name() + " " + name;
  }
}
