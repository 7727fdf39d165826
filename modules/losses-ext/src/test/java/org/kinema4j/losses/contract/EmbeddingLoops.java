package org.kinema4j.losses.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kinema4j.losses.metric.BatchContrastiveLoss;
import org.kinema4j.losses.metric.NPairsLoss;
import org.kinema4j.losses.metric.PairLoss;
import org.kinema4j.losses.metric.TripletLoss;

/** Loops over triplets, pairs and anchors, with the terms of one loss or another. */
final class EmbeddingLoops {

  private EmbeddingLoops() {}

  /** Terms of a triplet. */
  @FunctionalInterface
  interface TripletTerms {
    double[] of(double[][] far, int a, int p, int n);
  }

  /** The term of a positive pair. */
  @FunctionalInterface
  interface PositiveTerm {
    double of(double[][] far, int a, int p, NaiveMining mined);
  }

  /** The term of an anchor, or null if it has none. */
  @FunctionalInterface
  interface AnchorTerm {
    Double of(double[][] far, int a, List<Integer> positives, List<Integer> negatives);
  }

  static double[][] triplets(
      TripletLoss loss, double[][] labels, double[][] x, TripletTerms formula) {
    double[][] far = NaiveDistances.farness(loss.distance(), x);
    NaiveTerms terms = new NaiveTerms();
    for (int[] triplet : new NaiveMining(labels, far).triplets(loss.miner())) {
      for (double value : formula.of(far, triplet[0], triplet[1], triplet[2])) {
        terms.add(triplet[0], value);
      }
    }
    double[][] scores = new double[x.length][1];
    terms.addTo(scores, loss.reducer(), labels);
    return scores;
  }

  static double[][] positives(
      PairLoss loss, double[][] labels, double[][] x, PositiveTerm formula) {
    double[][] far = NaiveDistances.farness(loss.distance(), x);
    NaiveMining mined = new NaiveMining(labels, far);
    NaiveTerms terms = new NaiveTerms();
    for (int a = 0; a < x.length; a++) {
      for (int p : mined.positives(loss.miner(), a)) {
        terms.add(a, formula.of(far, a, p, mined));
      }
    }
    double[][] scores = new double[x.length][1];
    terms.addTo(scores, loss.reducer(), labels);
    return scores;
  }

  static double[][] anchors(PairLoss loss, double[][] labels, double[][] x, AnchorTerm formula) {
    double[][] far = NaiveDistances.farness(loss.distance(), x);
    NaiveMining mined = new NaiveMining(labels, far);
    NaiveTerms terms = new NaiveTerms();
    for (int a = 0; a < x.length; a++) {
      Double term =
          formula.of(far, a, mined.positives(loss.miner(), a), mined.negatives(loss.miner(), a));
      if (term != null) {
        terms.add(a, term);
      }
    }
    double[][] scores = new double[x.length][1];
    terms.addTo(scores, loss.reducer(), labels);
    return scores;
  }

  static double[][] contrastive(BatchContrastiveLoss loss, double[][] labels, double[][] x) {
    double[][] far = NaiveDistances.farness(loss.distance(), x);
    double sign = loss.distance().isSimilarity() ? -1 : 1;
    NaiveMining mined = new NaiveMining(labels, far);
    NaiveTerms near = new NaiveTerms();
    NaiveTerms distant = new NaiveTerms();
    for (int a = 0; a < x.length; a++) {
      for (int p : mined.positives(loss.miner(), a)) {
        near.add(a, Math.max(0, far[a][p] - sign * loss.positiveMargin()));
      }
      for (int n : mined.negatives(loss.miner(), a)) {
        distant.add(a, Math.max(0, sign * loss.negativeMargin() - far[a][n]));
      }
    }
    double[][] scores = new double[x.length][1];
    near.addTo(scores, loss.reducer(), labels);
    distant.addTo(scores, loss.reducer(), labels);
    return scores;
  }

  static double[][] nPairs(NPairsLoss loss, double[][] labels, double[][] x) {
    double[][] far = NaiveDistances.farness(loss.distance(), x);
    List<int[]> pairs = new ArrayList<>();
    for (int label = 0; label < 4; label++) {
      int[] farthest = farthestOf(label, labels, far);
      if (farthest != null) {
        pairs.add(farthest);
      }
    }
    NaiveTerms terms = new NaiveTerms();
    for (int[] own : pairs) {
      double nearest = Double.POSITIVE_INFINITY;
      for (int[] other : pairs) {
        nearest = Math.min(nearest, far[own[0]][other[1]]);
      }
      double sum = 0;
      for (int[] other : pairs) {
        sum += Math.exp(nearest - far[own[0]][other[1]]);
      }
      terms.add(own[0], Math.log(sum) + far[own[0]][own[1]] - nearest);
    }
    double[][] scores = new double[x.length][1];
    terms.addTo(scores, loss.reducer(), labels);
    return scores;
  }

  /** The pair of a class that is farthest apart, first the one that is farther from all. */
  private static int[] farthestOf(int label, double[][] labels, double[][] far) {
    int[] best = null;
    for (int a = 0; a < far.length; a++) {
      for (int p = 0; p < far.length; p++) {
        boolean pair = a != p && labels[a][0] == label && labels[p][0] == label;
        boolean first = Arrays.stream(far[a]).sum() > Arrays.stream(far[p]).sum();
        if (pair && first && (best == null || far[a][p] > far[best[0]][best[1]])) {
          best = new int[] {a, p};
        }
      }
    }
    return best;
  }
}
