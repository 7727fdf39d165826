package org.kinema4j.benchmarks.optimizers;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * A training that is done, and what it was.
 *
 * @param key what decides it
 * @param epochs epochs done, the last one perhaps in part
 * @param steps steps done
 * @param seconds processor time of the steps
 * @param losses mean loss of the batches of each epoch
 * @param accuracy share of windows recognised that it was not trained on; NaN if it diverged
 * @param loss mean cross entropy of those windows; NaN if it diverged
 */
record Trial(
    Key key,
    double epochs,
    int steps,
    double seconds,
    List<Double> losses,
    double accuracy,
    double loss) {

  /** Copies the list. */
  Trial {
    losses = List.copyOf(losses);
  }

  /** What a training is for. */
  enum Part {
    /** Choose a learning rate, by held-out blocks of the training part. */
    CHOICE,
    /** Be judged by the test part, after training on the whole training part. */
    TEST
  }

  /**
   * What decides a trial.
   *
   * @param setup data, network, budget, machine: what all trials of a comparison have in common
   * @param optimizer its name
   * @param parameters the optimizer with all its parameters, the rate included
   * @param part what it is for
   * @param seed first weights, order of the windows, dropout
   */
  record Key(String setup, String optimizer, String parameters, Part part, long seed) {}

  @JsonIgnore
  boolean diverged() {
    return Double.isNaN(accuracy);
  }
}
