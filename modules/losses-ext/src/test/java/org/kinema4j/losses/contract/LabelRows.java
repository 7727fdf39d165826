package org.kinema4j.losses.contract;

import java.util.Random;

/** Labels of one example, made at random. */
final class LabelRows {

  private LabelRows() {}

  static double[] oneHot(Random random, int width) {
    double[] row = new double[width];
    row[random.nextInt(width)] = 1;
    return row;
  }

  static double[] distribution(Random random, int width) {
    double[] row = new double[width];
    double sum = 0;
    for (int c = 0; c < width; c++) {
      row[c] = random.nextDouble();
      sum += row[c];
    }
    for (int c = 0; c < width; c++) {
      row[c] /= sum;
    }
    return row;
  }

  static double[] classIndex(Random random, int width) {
    return new double[] {random.nextInt(width)};
  }

  /** A class of four, for embeddings of any width. */
  static double[] oneOfFour(Random random, int width) {
    return new double[] {random.nextInt(4)};
  }

  /** Yes or no for each output. */
  static double[] binary(Random random, int width) {
    double[] row = new double[width];
    for (int c = 0; c < width; c++) {
      row[c] = random.nextInt(2);
    }
    return row;
  }

  static double[] real(Random random, int width) {
    double[] row = new double[width];
    for (int c = 0; c < width; c++) {
      row[c] = 2 * random.nextGaussian();
    }
    return row;
  }

  /** Values for half of the outputs. */
  static double[] realHalf(Random random, int width) {
    return real(random, width / 2);
  }

  /** Similar or not, as 1 and 0. */
  static double[] oneOrZero(Random random, int width) {
    return new double[] {random.nextInt(2)};
  }

  /** Similar or not, or the first or the second, as 1 and -1. */
  static double[] oneOrMinusOne(Random random, int width) {
    return new double[] {2 * random.nextInt(2) - 1};
  }
}
