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

  private static final int BATCH = 256;

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
    WindowBatches batches = WindowBatches.inOrder(windows, standardizer, classes, BATCH);
    while (batches.hasNext()) {
      for (double[] probabilities :
          network.outputSingle(batches.next().getFeatures()).toDoubleMatrix()) {
        predictions.add(prediction(windows.get(predictions.size()), probabilities));
      }
    }
    return predictions;
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
