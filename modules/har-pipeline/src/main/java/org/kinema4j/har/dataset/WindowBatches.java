package org.kinema4j.har.dataset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.transform.FeatureExtractor;
import org.kinema4j.har.window.Window;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.DataSetPreProcessor;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Batches of standardized windows, {@code [N, F, T]}, cut straight from the recordings' arrays: no
 * object per value, no window stored twice however much windows overlap.
 *
 * <p>Labels are one-hot, {@code [N, C]}; a window without a label, or whose label is none of the
 * classes, has a row of zeros. There are no masks. With a seed the order is shuffled, anew at each
 * {@link #reset()}, the same way in every run; without one the order of the list is kept.
 */
public final class WindowBatches implements DataSetIterator {

  private static final long serialVersionUID = 1L;

  private final transient List<Window> windows;
  private final transient Standardizer standardizer;

  /** Class of each output. */
  private final List<String> classes;

  /** Windows in a batch. */
  private final int batchSize;

  private final transient Random shuffle;
  private transient boolean byVotes;

  /** The windows from the last reset to the next. */
  private transient List<Window> current;

  private transient DataSetPreProcessor preProcessor;

  /** The next window. */
  private int position;

  private WindowBatches(
      List<Window> windows,
      Standardizer standardizer,
      List<String> classes,
      int batchSize,
      Random shuffle) {
    if (batchSize < 1) {
      throw new IllegalArgumentException("batchSize must be in [1, \u221e), received " + batchSize);
    }
    this.windows = new ArrayList<>(windows);
    this.standardizer = standardizer;
    this.classes = List.copyOf(classes);
    this.batchSize = batchSize;
    this.shuffle = shuffle;
    reset();
  }

  /**
   * Batches in the order of the list.
   *
   * @param windows windows of feature clips, all of one length
   * @param standardizer fitted on training windows
   * @param classes class of each output
   * @param batchSize windows in a batch; the last may hold fewer
   * @return the iterator
   */
  public static WindowBatches inOrder(
      List<Window> windows, Standardizer standardizer, List<String> classes, int batchSize) {
    return new WindowBatches(windows, standardizer, classes, batchSize, null);
  }

  /**
   * Batches in a new random order at each reset.
   *
   * @param windows windows of feature clips, all of one length
   * @param standardizer fitted on training windows
   * @param classes class of each output
   * @param batchSize windows in a batch; the last may hold fewer
   * @param seed decides every order
   * @return the iterator
   */
  public static WindowBatches shuffled(
      List<Window> windows,
      Standardizer standardizer,
      List<String> classes,
      int batchSize,
      long seed) {
    return new WindowBatches(windows, standardizer, classes, batchSize, new Random(seed));
  }

  /**
   * Makes windows count as much as the annotators agree about them: from each reset to the next a
   * window is given with the probability of its {@linkplain Window#weight weight}, drawn anew. In
   * the mean over epochs that is the loss weighted by votes. (A weight by the mask of the labels is
   * not: Deeplearning4j's output layer multiplies its logits by the mask as well.)
   *
   * @return this iterator, reset
   * @throws IllegalStateException if the order is not random
   */
  public WindowBatches sampledByVotes() {
    if (shuffle == null) {
      throw new IllegalStateException("only shuffled batches can be sampled");
    }
    byVotes = true;
    reset();
    return this;
  }

  /**
   * Returns the number of batches from reset to end.
   *
   * @return number of batches
   */
  public int batches() {
    return (current.size() + batchSize - 1) / batchSize;
  }

  /**
   * Returns the number of batches to expect from reset to end, rounded down where windows are drawn
   * by votes: a schedule that is as long ends before the training does.
   *
   * @return number of batches, at least 1 if there are windows
   */
  public int expectedBatches() {
    if (!byVotes) {
      return batches();
    }
    double expected = windows.stream().mapToDouble(w -> Math.min(1, w.weight())).sum();
    return Math.max(Math.min(1, windows.size()), (int) (expected / batchSize));
  }

  @Override
  public DataSet next(int count) {
    if (!hasNext()) {
      throw new NoSuchElementException("all " + current.size() + " windows were read");
    }
    List<Window> batch = current.subList(position, Math.min(current.size(), position + count));
    position += batch.size();
    DataSet dataSet = new DataSet(features(batch), labels(batch));
    if (preProcessor != null) {
      preProcessor.preProcess(dataSet);
    }
    return dataSet;
  }

  /**
   * Frames outermost in memory, as recurrent layers read them, so that no layer copies its input.
   */
  private INDArray features(List<Window> batch) {
    int width = standardizer.features();
    int length = batch.get(0).length();
    float[] values = new float[length * batch.size() * width];
    for (int n = 0; n < batch.size(); n++) {
      copy(batch.get(n), values, n * width, batch.size() * width, length);
    }
    return Nd4j.create(values, new long[] {length, batch.size(), width}, 'c').permute(1, 2, 0);
  }

  /** Copies one window, a frame every {@code step} values. */
  private void copy(Window window, float[] target, int offset, int step, int length) {
    Signal signal = window.clip().signal(FeatureExtractor.SIGNAL);
    float[] source = signal.values();
    int width = signal.width();
    if (width != standardizer.features() || window.length() != length) {
      throw new IllegalArgumentException(
          "windows must have %d features and %d frames, received %d and %d in %s"
              .formatted(
                  standardizer.features(), length, width, window.length(), window.clip().name()));
    }
    int from = window.start() * width;
    for (int t = 0; t < length; t++) {
      int to = offset + t * step;
      for (int c = 0; c < width; c++) {
        target[to + c] = standardizer.apply(c, source[from++]);
      }
    }
  }

  private INDArray labels(List<Window> batch) {
    float[] values = new float[batch.size() * classes.size()];
    for (int n = 0; n < batch.size(); n++) {
      int label = batch.get(n).label().map(classes::indexOf).orElse(-1);
      if (label >= 0) {
        values[n * classes.size() + label] = 1;
      }
    }
    return Nd4j.create(values, new long[] {batch.size(), classes.size()}, 'c');
  }

  @Override
  public DataSet next() {
    return next(batchSize);
  }

  @Override
  public boolean hasNext() {
    return position < current.size();
  }

  @Override
  public void reset() {
    position = 0;
    if (shuffle != null) {
      Collections.shuffle(windows, shuffle);
    }
    current =
        byVotes
            ? windows.stream().filter(w -> shuffle.nextDouble() < w.weight()).toList()
            : windows;
  }

  @Override
  public int inputColumns() {
    return standardizer.features();
  }

  @Override
  public int totalOutcomes() {
    return classes.size();
  }

  @Override
  public boolean resetSupported() {
    return true;
  }

  @Override
  public boolean asyncSupported() {
    return true;
  }

  @Override
  public int batch() {
    return batchSize;
  }

  @Override
  public void setPreProcessor(DataSetPreProcessor preProcessor) {
    this.preProcessor = preProcessor;
  }

  @Override
  public DataSetPreProcessor getPreProcessor() {
    return preProcessor;
  }

  @Override
  public List<String> getLabels() {
    return classes;
  }
}
