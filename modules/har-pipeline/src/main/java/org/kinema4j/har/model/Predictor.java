package org.kinema4j.har.model;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.kinema4j.har.dataset.Standardizer;
import org.kinema4j.har.dataset.WindowBatches;
import org.kinema4j.har.evaluate.WindowPrediction;
import org.kinema4j.har.window.Window;

/** Runs a network over windows. */
public final class Predictor {

  private static final int MOST_WINDOWS = 256;

  /** Numbers of a batch as it goes into a layer, or comes out of one of this width. */
  private static final int MOST_NUMBERS = 1 << 24;

  private static final int WIDTH = 64;

  private final ComputationGraph network;
  private final Standardizer standardizer;
  private final List<String> classes;

  /**
   * Creates a predictor.
   *
   * @param bundle the model
   */
  public Predictor(ModelBundle bundle) {
    this.network = bundle.network();
    this.standardizer = bundle.spec().standardizer();
    this.classes = bundle.spec().classes();
  }

  /**
   * Predicts.
   *
   * @param windows windows of feature clips
   * @return one prediction a window, in the same order
   */
  public List<WindowPrediction> predict(List<Window> windows) {
    List<WindowPrediction> predictions = new ArrayList<>(windows.size());
    WindowBatches batches = WindowBatches.inOrder(windows, standardizer, classes, batch(windows));
    while (batches.hasNext()) {
      for (double[] probabilities :
          network.outputSingle(batches.next().getFeatures()).toDoubleMatrix()) {
        predictions.add(prediction(windows.get(predictions.size()), probabilities));
      }
    }
    return predictions;
  }

  /** Long windows go in smaller batches, for the sake of memory. */
  private int batch(List<Window> windows) {
    long frames = windows.isEmpty() ? 1 : windows.get(0).length();
    long numbers = frames * Math.max(WIDTH, standardizer.features());
    return (int) Math.max(1, Math.min(MOST_WINDOWS, MOST_NUMBERS / numbers));
  }

  private static WindowPrediction prediction(Window window, double[] probabilities) {
    return new WindowPrediction(
        window.clip().name(),
        window.clip().subject(),
        window.start(),
        window.end(),
        window.label(),
        probabilities);
  }
}
