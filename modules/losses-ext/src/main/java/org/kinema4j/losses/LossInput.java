package org.kinema4j.losses;

import java.util.Arrays;
import java.util.List;
import org.kinema4j.losses.internal.Arguments;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a network hands to a loss.
 *
 * @param labels one row an example, {@code [N, ...]}
 * @param preOutput what the network puts out before the activation, {@code [N, C]}
 * @param activation the output layer's activation
 * @param mask weights of examples {@code [N, 1]} or of outputs {@code [N, C]}, or null for none
 * @since 0.1
 */
public record LossInput(
    INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {

  /**
   * Checks what holds for every loss: matrices of as many rows.
   *
   * @param labels one row an example
   * @param preOutput one row an example
   * @param activation the output layer's activation
   * @param mask one row an example, or null
   */
  public LossInput {
    Arguments.present("labels", labels);
    Arguments.present("preOutput", preOutput);
    Arguments.present("activation", activation);
    requireMatrix("labels", labels);
    requireMatrix("preOutput", preOutput);
    requireRows("labels", labels, preOutput);
    if (mask != null) {
      requireMatrix("mask", mask);
      requireRows("mask", mask, preOutput);
    }
  }

  /**
   * Returns the number of examples.
   *
   * @return the rows of the pre-output
   */
  public long examples() {
    return preOutput.size(0);
  }

  /**
   * Checks that labels and pre-output have the same shape.
   *
   * @throws IllegalArgumentException if they have not
   */
  public void requireSameShape() {
    if (!Arrays.equals(labels.shape(), preOutput.shape())) {
      throw new IllegalArgumentException(
          ("labels and preOutput must have the same shape, received labels %s and preOutput %s;"
                  + " did you set nOut to the number of classes?")
              .formatted(shape(labels), shape(preOutput)));
    }
  }

  /**
   * Checks that the labels are a column.
   *
   * @param meaning what the column holds
   * @throws IllegalArgumentException if they are not
   */
  public void requireColumn(String meaning) {
    if (labels.size(1) != 1) {
      throw new IllegalArgumentException(
          "labels must be a column [N, 1] of %s, received labels %s"
              .formatted(meaning, shape(labels)));
    }
  }

  /**
   * Checks that the labels are indices of the output's classes, in the rows that the mask keeps.
   *
   * @throws IllegalArgumentException if they are not
   */
  public void requireClassIndices() {
    requireClassIndices(preOutput.size(1));
  }

  /**
   * Checks that the labels are indices of classes, in the rows that the mask keeps.
   *
   * @param classes the number of classes
   * @throws IllegalArgumentException if they are not
   */
  public void requireClassIndices(long classes) {
    requireColumn("class indices");
    double[] indices = labels.dup().data().asDouble(); // one by one they take 100 times as long
    for (int i = 0; i < indices.length; i++) {
      double index = indices[i];
      boolean valid = index >= 0 && index < classes && index == Math.rint(index);
      if (!valid && isKept(i)) {
        throw new IllegalArgumentException(
            "labels[%d] must be a class index, an integer in [0, %d), received %s"
                .formatted(i, classes, index));
      }
    }
  }

  /**
   * Checks that each row of the labels, of those that the mask keeps, is 1 at one class and 0 at
   * the others.
   *
   * @throws IllegalArgumentException if one is not
   */
  public void requireOneHot() {
    int classes = (int) labels.size(1);
    double[] all = labels.dup('c').data().asDouble(); // far faster than element by element
    for (int i = 0; i < examples(); i++) {
      double[] row = Arrays.copyOfRange(all, i * classes, (i + 1) * classes);
      long ones = Arrays.stream(row).filter(y -> y == 1).count();
      long zeros = Arrays.stream(row).filter(y -> y == 0).count();
      if ((ones != 1 || ones + zeros != classes) && isKept(i)) {
        throw new IllegalArgumentException(
            "labels[%d] must be one-hot, received %s".formatted(i, Arrays.toString(row)));
      }
    }
  }

  /**
   * Checks that the labels are a column of one value or another, in the rows that the mask keeps.
   *
   * @param meaning what the values stand for
   * @param first one value
   * @param second the other value
   * @throws IllegalArgumentException if they are not
   */
  public void requireOneOf(String meaning, double first, double second) {
    requireColumn(meaning);
    for (int i = 0; i < examples(); i++) {
      double label = labels.getDouble(i, 0);
      if (label != first && label != second && isKept(i)) {
        throw new IllegalArgumentException(
            "labels[%d] must be %s, received %s".formatted(i, meaning, label));
      }
    }
  }

  /**
   * Checks the number of the labels' columns.
   *
   * @param width how many there must be
   * @param meaning what they hold
   * @throws IllegalArgumentException if there are not as many
   */
  public void requireLabelWidth(long width, String meaning) {
    if (labels.size(1) != width) {
      throw new IllegalArgumentException(
          "labels must have %d columns, %s, received labels %s and preOutput %s"
              .formatted(width, meaning, shape(labels), shape(preOutput)));
    }
  }

  /**
   * Checks the number of the output's columns.
   *
   * @param width how many there must be
   * @param meaning what they hold
   * @throws IllegalArgumentException if there are not as many
   */
  public void requireOutputWidth(long width, String meaning) {
    if (preOutput.size(1) != width) {
      throw new IllegalArgumentException(
          "preOutput must have %d columns, %s, received preOutput %s"
              .formatted(width, meaning, shape(preOutput)));
    }
  }

  /**
   * Checks that the output can be cut into parts of equal width.
   *
   * @param meaning what the parts hold
   * @param parts how many there must be
   * @throws IllegalArgumentException if the width is no multiple of their number
   */
  public void requireParts(String meaning, int parts) {
    if (preOutput.size(1) % parts != 0) {
      throw new IllegalArgumentException(
          "preOutput must have %d parts of equal width, %s, received preOutput %s"
              .formatted(parts, meaning, shape(preOutput)));
    }
  }

  /**
   * Checks that the output has enough columns.
   *
   * @param least the least number of columns
   * @throws IllegalArgumentException if it has not
   */
  public void requireClasses(int least) {
    if (preOutput.size(1) < least) {
      throw new IllegalArgumentException(
          "preOutput must have at least %d columns, one a class, received preOutput %s"
              .formatted(least, shape(preOutput)));
    }
  }

  /**
   * Checks that there is one value a class, or none at all.
   *
   * @param name name of the values
   * @param values the values
   * @throws IllegalArgumentException if there is another number of values
   */
  public void requireOnePerClass(String name, List<Double> values) {
    if (!values.isEmpty() && values.size() != preOutput.size(1)) {
      throw new IllegalArgumentException(
          "%s must have one value a class, received %d values and preOutput %s"
              .formatted(name, values.size(), shape(preOutput)));
    }
  }

  /**
   * Returns whether the mask keeps an example.
   *
   * @param example its row
   * @return false if the mask is 0 there; for masks of single outputs, if it is 0 all along the row
   */
  public boolean isKept(long example) {
    return mask == null || mask.getRow(example).maxNumber().doubleValue() != 0;
  }

  /** The labels, with 0 for those that are no numbers and that the mask drops anyway. */
  INDArray knownLabels() {
    boolean allKnown = mask == null || !Double.isNaN(labels.sumNumber().doubleValue());
    if (allKnown) {
      return labels;
    }
    INDArray known = labels.dup();
    for (int i = 0; i < examples(); i++) {
      for (int c = 0; c < labels.size(1); c++) {
        boolean separate = mask.size(1) > 1;
        boolean dropped = separate ? mask.getDouble(i, c) == 0 : !isKept(i);
        if (dropped && Double.isNaN(known.getDouble(i, c))) {
          known.putScalar(i, c, 0);
        }
      }
    }
    return known;
  }

  void requireMask(ElementLoss loss) {
    if (loss.coupling() == ElementLoss.Coupling.WHOLE_EXAMPLE) {
      requireExampleMask(loss.name());
      return;
    }
    if (mask == null || mask.size(1) == 1) {
      return;
    }
    if (!Arrays.equals(mask.shape(), preOutput.shape())) {
      throw new IllegalArgumentException(
          "mask must be [N, 1] or have the shape of preOutput, received mask %s and preOutput %s"
              .formatted(shape(mask), shape(preOutput)));
    }
  }

  void requireExampleMask(String loss) {
    if (mask != null && mask.size(1) != 1) {
      throw new IllegalArgumentException(
          "mask must be [N, 1] for %s, which judges whole examples, received mask %s"
              .formatted(loss, shape(mask)));
    }
  }

  private static void requireMatrix(String name, INDArray array) {
    if (array.rank() != 2) {
      throw new IllegalArgumentException(
          name + " must be a matrix [N, C], received shape " + shape(array));
    }
  }

  private static void requireRows(String name, INDArray array, INDArray preOutput) {
    if (array.size(0) != preOutput.size(0)) {
      throw new IllegalArgumentException(
          "%s must have one row an example like preOutput, received %s %s and preOutput %s"
              .formatted(name, name, shape(array), shape(preOutput)));
    }
  }

  private static String shape(INDArray array) {
    return Arrays.toString(array.shape());
  }
}
