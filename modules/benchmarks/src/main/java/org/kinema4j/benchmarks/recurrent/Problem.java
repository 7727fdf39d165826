package org.kinema4j.benchmarks.recurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What every engine is given: a batch of windows with their classes, and the network's first
 * weights. All numbers follow from the shape, so that all JVMs have the same.
 */
public final class Problem {

  /** Learning rate of Adam; its other parameters are 0.9, 0.999 and 1e-8 everywhere. */
  public static final double LEARNING_RATE = 1e-3;

  private static final long SEED = 20;
  private static final double NOISE = 0.8;
  private static final double SWINGS = 6;

  private final Shape shape;

  /** {@code [N, F, T]}. */
  private final float[] features;

  private final int[] classes;
  private final List<Layer> layers;

  /** {@code [states, classes]}. */
  private final float[] headWeights;

  /**
   * First weights of a bidirectional layer.
   *
   * @param forward reads from the first frame to the last
   * @param backward reads from the last frame to the first
   */
  public record Layer(LstmWeights forward, LstmWeights backward) {}

  private Problem(
      Shape shape, float[] features, int[] classes, List<Layer> layers, float[] headWeights) {
    this.shape = shape;
    this.features = features;
    this.classes = classes;
    this.layers = layers;
    this.headWeights = headWeights;
  }

  /**
   * Makes the problem of a shape.
   *
   * @param shape how large it is
   * @return the same numbers for the same shape
   */
  public static Problem of(Shape shape) {
    SplittableRandom random = new SplittableRandom(SEED);
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < Shape.LAYERS; i++) {
      layers.add(
          new Layer(
              LstmWeights.random(shape.inputs(i), shape.units(), random),
              LstmWeights.random(shape.inputs(i), shape.units(), random)));
    }
    double limit = Math.sqrt(3.0 / shape.states());
    float[] head = LstmWeights.uniform(shape.states() * shape.classes(), limit, random);
    int[] classes = random.ints(shape.batch(), 0, shape.classes()).toArray();
    return new Problem(shape, motion(shape, classes, random), classes, layers, head);
  }

  /** Slow swings whose frequency depends on the class, with noise; of variance about 1. */
  private static float[] motion(Shape shape, int[] classes, SplittableRandom random) {
    float[] values = new float[shape.batch() * shape.features() * shape.frames()];
    int to = 0;
    for (int n = 0; n < shape.batch(); n++) {
      double swings = SWINGS * (1 + classes[n]) / shape.classes();
      for (int f = 0; f < shape.features(); f++) {
        double phase = random.nextDouble(2 * Math.PI);
        for (int t = 0; t < shape.frames(); t++) {
          double angle = phase + 2 * Math.PI * swings * t / shape.frames();
          values[to++] = (float) (Math.sin(angle) + NOISE * random.nextDouble(-1.5, 1.5));
        }
      }
    }
    return values;
  }

  /**
   * Returns the sizes.
   *
   * @return the shape
   */
  public Shape shape() {
    return shape;
  }

  /**
   * Returns the batch as Deeplearning4j and this project lay it out.
   *
   * @return {@code [N, F, T]}
   */
  public float[] windowsByFeature() {
    return features.clone();
  }

  /**
   * Returns the batch as PyTorch and oneDNN lay it out.
   *
   * @return {@code [T, N, F]}
   */
  public float[] framesByWindow() {
    return LstmWeights.transpose(features, shape.batch() * shape.features());
  }

  /**
   * Returns the class of each window.
   *
   * @return {@code [N]}, numbers from 0
   */
  public int[] classes() {
    return classes.clone();
  }

  /**
   * Returns the classes as targets of a softmax.
   *
   * @return {@code [N, classes]}, one 1 in each row
   */
  public float[] oneHot() {
    float[] targets = new float[classes.length * shape.classes()];
    for (int n = 0; n < classes.length; n++) {
      targets[n * shape.classes() + classes[n]] = 1;
    }
    return targets;
  }

  /**
   * Returns the layers' first weights.
   *
   * @return {@value Shape#LAYERS} layers
   */
  public List<Layer> layers() {
    return layers;
  }

  /**
   * Returns the first weights of the softmax; its biases start at zero.
   *
   * @return {@code [states, classes]}
   */
  public float[] headWeights() {
    return headWeights.clone();
  }

  /** The softmax, for engines that stop before it: states {@code [N, states]} to probabilities. */
  float[] classify(float[] states) {
    int width = shape.states();
    float[] probabilities = new float[shape.batch() * shape.classes()];
    for (int n = 0; n < shape.batch(); n++) {
      double[] powers = new double[shape.classes()];
      double sum = 0;
      for (int c = 0; c < powers.length; c++) {
        double logit = 0;
        for (int s = 0; s < width; s++) {
          logit += (double) states[n * width + s] * headWeights[s * powers.length + c];
        }
        powers[c] = Math.exp(logit);
        sum += powers[c];
      }
      for (int c = 0; c < powers.length; c++) {
        probabilities[n * powers.length + c] = (float) (powers[c] / sum);
      }
    }
    return probabilities;
  }

  /** Mean cross entropy of probabilities {@code [N, classes]}. */
  double loss(float[] probabilities) {
    double sum = 0;
    for (int n = 0; n < classes.length; n++) {
      sum -= Math.log(probabilities[n * shape.classes() + classes[n]]);
    }
    return sum / classes.length;
  }
}
