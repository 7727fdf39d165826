package org.kinema4j.har.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How often each true label was taken for each label, and the scores that follow from it. Rows are
 * true labels, columns predicted ones. Immutable.
 */
public final class ConfusionMatrix {

  private final List<String> labels;
  private final long[][] counts;
  private final long[] rowSums;
  private final long[] columnSums;
  private final long total;
  private final long correct;

  /**
   * Creates a matrix.
   *
   * @param labels distinct labels
   * @param counts {@code [labels, labels]}, rows true, columns predicted; copied
   */
  public ConfusionMatrix(List<String> labels, long[][] counts) {
    this.labels = List.copyOf(labels);
    int size = Classes.indices(this.labels).size();
    if (counts.length != size || Arrays.stream(counts).anyMatch(row -> row.length != size)) {
      throw new IllegalArgumentException(
          "counts must have %1$d rows of %1$d columns, received %2$s"
              .formatted(size, Arrays.deepToString(counts)));
    }
    this.counts = Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
    if (Arrays.stream(this.counts).flatMapToLong(Arrays::stream).anyMatch(n -> n < 0)) {
      throw new IllegalArgumentException(
          "counts must be in [0, ∞), received " + Arrays.deepToString(counts));
    }
    rowSums = Arrays.stream(this.counts).mapToLong(row -> Arrays.stream(row).sum()).toArray();
    columnSums =
        IntStream.range(0, size)
            .mapToLong(c -> Arrays.stream(this.counts).mapToLong(row -> row[c]).sum())
            .toArray();
    total = Arrays.stream(rowSums).sum();
    correct = IntStream.range(0, size).mapToLong(i -> this.counts[i][i]).sum();
  }

  /**
   * Counts pairs of labels.
   *
   * @param labels distinct labels, among which are all that occur
   * @param truth true labels
   * @param predicted predicted labels, one for each true one
   * @return the matrix
   */
  public static ConfusionMatrix of(
      List<String> labels, List<String> truth, List<String> predicted) {
    if (truth.size() != predicted.size()) {
      throw new IllegalArgumentException(
          "truth and predicted must have the same size, received %d and %d"
              .formatted(truth.size(), predicted.size()));
    }
    Map<String, Integer> indices = Classes.indices(labels);
    long[][] counts = new long[labels.size()][labels.size()];
    for (int i = 0; i < truth.size(); i++) {
      counts[index(indices, truth.get(i))][index(indices, predicted.get(i))]++;
    }
    return new ConfusionMatrix(labels, counts);
  }

  private static int index(Map<String, Integer> indices, String label) {
    Integer index = indices.get(label);
    if (index == null) {
      throw new IllegalArgumentException(
          "labels must hold every label that occurs, received %s with labels %s"
              .formatted(label, indices.keySet()));
    }
    return index;
  }

  /**
   * Adds another matrix, for example that of another fold. Labels that only the other matrix has
   * come last, in natural order.
   *
   * @param other counts to add
   * @return the sum
   */
  public ConfusionMatrix plus(ConfusionMatrix other) {
    return sum(List.of(this, other));
  }

  /**
   * Adds matrices. Labels that the first one lacks come last, in natural order.
   *
   * @param matrices at least one
   * @return their sum
   */
  public static ConfusionMatrix sum(List<ConfusionMatrix> matrices) {
    List<String> union = matrices.get(0).labels;
    for (ConfusionMatrix matrix : matrices) {
      union = matrix.labels.equals(union) ? union : Classes.union(union, matrix.labels);
    }
    Map<String, Integer> indices = Classes.indices(union);
    long[][] sum = new long[union.size()][union.size()];
    for (ConfusionMatrix matrix : matrices) {
      int[] places = matrix.labels.stream().mapToInt(indices::get).toArray();
      for (int row = 0; row < places.length; row++) {
        for (int column = 0; column < places.length; column++) {
          sum[places[row]][places[column]] += matrix.counts[row][column];
        }
      }
    }
    return new ConfusionMatrix(union, sum);
  }

  /**
   * Returns the labels.
   *
   * @return labels of the rows and of the columns
   */
  public List<String> labels() {
    return labels;
  }

  /**
   * Returns one count.
   *
   * @param trueIndex position of the true label
   * @param predictedIndex position of the predicted label
   * @return how often the one was taken for the other
   */
  public long count(int trueIndex, int predictedIndex) {
    return counts[trueIndex][predictedIndex];
  }

  /**
   * Returns all counts.
   *
   * @return a copy, rows true, columns predicted
   */
  public long[][] counts() {
    return Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
  }

  /**
   * Returns how often a label occurs.
   *
   * @param trueIndex position of the label
   * @return sum of its row
   */
  public long support(int trueIndex) {
    return rowSums[trueIndex];
  }

  /**
   * Returns how often a label is predicted.
   *
   * @param predictedIndex position of the label
   * @return sum of its column
   */
  public long predictions(int predictedIndex) {
    return columnSums[predictedIndex];
  }

  /**
   * Returns the number of things counted.
   *
   * @return sum of all counts
   */
  public long total() {
    return total;
  }

  /**
   * Returns the number of right predictions.
   *
   * @return sum of the diagonal
   */
  public long correct() {
    return correct;
  }

  /**
   * Returns the share of right predictions.
   *
   * @return a fraction; 0 if nothing was counted
   */
  public double accuracy() {
    return Classes.ratio(correct, total);
  }

  /**
   * Returns the share of right predictions where something happens: things whose true label is
   * background are left out. Things of other labels that are taken for background count as wrong.
   *
   * @param background labels that are not scored; labels that do not occur change nothing
   * @return a fraction; 0 if only background was counted
   */
  public double accuracyWithout(Set<String> background) {
    int[] scored = outside(background);
    return Classes.ratio(
        Arrays.stream(scored).mapToLong(i -> counts[i][i]).sum(),
        Arrays.stream(scored).mapToLong(i -> rowSums[i]).sum());
  }

  /**
   * Returns the mean recall of the labels that occur.
   *
   * @return a fraction; 0 if nothing was counted
   */
  public double balancedAccuracy() {
    return perClass().stream()
        .filter(score -> score.support() > 0)
        .mapToDouble(ClassScore::recall)
        .average()
        .orElse(0);
  }

  /**
   * Returns the mean F1 of the labels that occur or are predicted. A label that occurs and is never
   * predicted, or the reverse, enters with 0; one that does neither is left out, for nothing is
   * known of it.
   *
   * @return a fraction; 0 if nothing was counted
   */
  public double macroF1() {
    return macroF1Without(Set.of());
  }

  /**
   * Returns the mean F1 of the labels that occur or are predicted, without those of the background.
   * Background that is taken for an action still lowers the precision of that action.
   *
   * @param background labels that are left out of the mean
   * @return a fraction; 0 if only background was counted
   */
  public double macroF1Without(Set<String> background) {
    List<ClassScore> scores = perClass();
    return Arrays.stream(outside(background))
        .filter(i -> rowSums[i] + columnSums[i] > 0)
        .mapToDouble(i -> scores.get(i).f1())
        .average()
        .orElse(0);
  }

  private int[] outside(Set<String> background) {
    return IntStream.range(0, labels.size())
        .filter(i -> !background.contains(labels.get(i)))
        .toArray();
  }

  /**
   * Returns Matthews' correlation coefficient for several classes.
   *
   * <pre>
   *   (c s - sum_k p_k t_k) / sqrt((s^2 - sum_k p_k^2) (s^2 - sum_k t_k^2))
   * </pre>
   *
   * with {@code s} things counted, {@code c} of them right, {@code t_k} occurrences and {@code p_k}
   * predictions of label {@code k}.
   *
   * @return a value in [-1, 1]; 0 if all true or all predicted labels are the same
   * @see <a href="https://doi.org/10.1016/j.compbiolchem.2004.09.006">Gorodkin, Comparing two
   *     K-category assignments by a K-category correlation coefficient, 2004</a>
   */
  public double mcc() {
    long covariance = correct * total;
    long truthVariance = total * total;
    long predictedVariance = total * total;
    for (int k = 0; k < labels.size(); k++) {
      covariance -= columnSums[k] * rowSums[k];
      truthVariance -= rowSums[k] * rowSums[k];
      predictedVariance -= columnSums[k] * columnSums[k];
    }
    double scale = Math.sqrt((double) truthVariance * (double) predictedVariance);
    return scale > 0 ? covariance / scale : 0;
  }

  /**
   * Returns the scores of each label.
   *
   * @return one entry a label, in the order of the labels
   */
  public List<ClassScore> perClass() {
    return IntStream.range(0, labels.size()).mapToObj(this::score).toList();
  }

  private ClassScore score(int i) {
    long hits = counts[i][i];
    return new ClassScore(
        labels.get(i),
        Classes.ratio(hits, columnSums[i]),
        Classes.ratio(hits, rowSums[i]),
        Classes.ratio(2 * hits, columnSums[i] + rowSums[i]),
        rowSums[i]);
  }

  /**
   * Returns the pairs of labels that are most often taken for one another.
   *
   * @param limit how many at most
   * @return errors with a positive count, the most frequent first; rows, then columns decide a tie
   */
  public List<Confusion> mostConfused(int limit) {
    List<Confusion> errors = new ArrayList<>();
    for (int row = 0; row < labels.size(); row++) {
      for (int column = 0; column < labels.size(); column++) {
        if (row != column && counts[row][column] > 0) {
          errors.add(
              new Confusion(
                  labels.get(row), labels.get(column), counts[row][column], rowSums[row]));
        }
      }
    }
    errors.sort(Comparator.comparingLong(Confusion::count).reversed());
    return List.copyOf(errors.subList(0, Math.min(limit, errors.size())));
  }

  /**
   * A true label that was taken for another one.
   *
   * @param truth the true label
   * @param predicted what it was taken for
   * @param count how often
   * @param support how often the true label occurs
   */
  public record Confusion(String truth, String predicted, long count, long support) {}

  @Override
  public boolean equals(Object other) {
    return other instanceof ConfusionMatrix matrix
        && labels.equals(matrix.labels)
        && Arrays.deepEquals(counts, matrix.counts);
  }

  @Override
  public int hashCode() {
    return 31 * labels.hashCode() + Arrays.deepHashCode(counts);
  }

  @Override
  public String toString() {
    return labels + " " + Arrays.deepToString(counts);
  }
}
