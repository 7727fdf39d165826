package org.kinema4j.losses.contract;

import java.util.ArrayList;
import java.util.List;
import org.kinema4j.losses.metric.mining.BatchAll;
import org.kinema4j.losses.metric.mining.BatchHard;
import org.kinema4j.losses.metric.mining.Miner;
import org.kinema4j.losses.metric.mining.MultiSimilarityMiner;
import org.kinema4j.losses.metric.mining.SemiHard;

/** Mining in loops over all triplets or pairs: {@code far} grows with the distance. */
final class NaiveMining {

  final double[][] labels;
  final double[][] far;

  NaiveMining(double[][] labels, double[][] far) {
    this.labels = labels;
    this.far = far;
  }

  boolean positive(int a, int p) {
    return a != p && labels[a][0] == labels[p][0];
  }

  boolean negative(int a, int n) {
    return labels[a][0] != labels[n][0];
  }

  /** Triplets {a, p, n}. */
  List<int[]> triplets(Miner miner) {
    List<int[]> chosen = new ArrayList<>();
    for (int a = 0; a < far.length; a++) {
      for (int p = 0; p < far.length; p++) {
        for (int n = 0; n < far.length; n++) {
          if (positive(a, p) && negative(a, n) && chooses(miner, a, p, n)) {
            chosen.add(new int[] {a, p, n});
          }
        }
      }
    }
    return chosen;
  }

  private boolean chooses(Miner miner, int a, int p, int n) {
    if (miner instanceof BatchAll) {
      return true;
    } else if (miner instanceof BatchHard) {
      return far[a][p] == farthestPositive(a) && far[a][n] == nearestNegative(a);
    } else if (miner instanceof SemiHard) {
      return far[a][n] == semiHard(a, far[a][p]);
    }
    throw new IllegalArgumentException("no loop for " + miner);
  }

  double farthestPositive(int a) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (int p = 0; p < far.length; p++) {
      greatest = positive(a, p) ? Math.max(greatest, far[a][p]) : greatest;
    }
    return greatest;
  }

  double nearestNegative(int a) {
    double least = Double.POSITIVE_INFINITY;
    for (int n = 0; n < far.length; n++) {
      least = negative(a, n) ? Math.min(least, far[a][n]) : least;
    }
    return least;
  }

  private double semiHard(int a, double positive) {
    double nearestBeyond = Double.POSITIVE_INFINITY;
    double farthest = Double.NEGATIVE_INFINITY;
    for (int n = 0; n < far.length; n++) {
      if (negative(a, n)) {
        farthest = Math.max(farthest, far[a][n]);
        nearestBeyond = far[a][n] > positive ? Math.min(nearestBeyond, far[a][n]) : nearestBeyond;
      }
    }
    return nearestBeyond < Double.POSITIVE_INFINITY ? nearestBeyond : farthest;
  }

  /** Positives of an anchor to compare. */
  List<Integer> positives(Miner miner, int a) {
    return others(a, true, miner);
  }

  /** Negatives of an anchor to compare. */
  List<Integer> negatives(Miner miner, int a) {
    return others(a, false, miner);
  }

  private List<Integer> others(int a, boolean positives, Miner miner) {
    List<Integer> chosen = new ArrayList<>();
    for (int j = 0; j < far.length; j++) {
      boolean candidate = positives ? positive(a, j) : negative(a, j);
      if (candidate && choosesPair(miner, a, j, positives)) {
        chosen.add(j);
      }
    }
    return chosen;
  }

  private boolean choosesPair(Miner miner, int a, int j, boolean positives) {
    if (miner instanceof MultiSimilarityMiner similarity) {
      return positives
          ? far[a][j] + similarity.epsilon() > nearestNegative(a)
          : far[a][j] - similarity.epsilon() < farthestPositive(a);
    }
    return miner instanceof BatchAll;
  }
}
