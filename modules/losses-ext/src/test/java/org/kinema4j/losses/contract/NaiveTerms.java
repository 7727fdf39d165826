package org.kinema4j.losses.contract;

import java.util.ArrayList;
import java.util.List;
import org.kinema4j.losses.metric.reduction.AverageNonZeroReducer;
import org.kinema4j.losses.metric.reduction.ClassWeightedReducer;
import org.kinema4j.losses.metric.reduction.MeanReducer;
import org.kinema4j.losses.metric.reduction.PerAnchorReducer;
import org.kinema4j.losses.metric.reduction.Reducer;
import org.kinema4j.losses.metric.reduction.SumReducer;
import org.kinema4j.losses.metric.reduction.ThresholdReducer;

/** Terms of a batch and what reducers make of them. */
final class NaiveTerms {

  private final List<Integer> anchors = new ArrayList<>();
  private final List<Double> values = new ArrayList<>();

  void add(int anchor, double value) {
    anchors.add(anchor);
    values.add(value);
  }

  /** Adds what the terms of each example contribute, times the number of examples. */
  void addTo(double[][] scores, Reducer reducer, double[][] labels) {
    for (int t = 0; t < values.size(); t++) {
      double weight = weight(t, reducer, labels);
      scores[anchors.get(t)][0] += scores.length * weight * values.get(t);
    }
  }

  private double weight(int t, Reducer reducer, double[][] labels) {
    double all = values.size();
    double value = values.get(t);
    if (reducer instanceof SumReducer) {
      return 1;
    } else if (reducer instanceof MeanReducer) {
      return 1 / all;
    } else if (reducer instanceof AverageNonZeroReducer) {
      return value > 0 ? 1.0 / between(0, Double.POSITIVE_INFINITY) : 0;
    } else if (reducer instanceof ThresholdReducer bounds) {
      boolean inside = value > bounds.low() && value < bounds.high();
      return inside ? 1.0 / between(bounds.low(), bounds.high()) : 0;
    } else if (reducer instanceof ClassWeightedReducer weighted) {
      return weighted.weights().get((int) labels[anchors.get(t)][0]) / all;
    } else if (reducer instanceof PerAnchorReducer) {
      long same = anchors.stream().filter(anchors.get(t)::equals).count();
      return 1.0 / same / labels.length;
    }
    throw new IllegalArgumentException("no loop for " + reducer);
  }

  private long between(double low, double high) {
    return values.stream().filter(value -> value > low && value < high).count();
  }
}
