package org.kinema4j.har.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Deals units to parts of given sizes so that each part has its share of every class.
 *
 * <pre>
 *   imbalance = sum_p sum_c (n_pc / n_c - s_p / s)^2
 * </pre>
 *
 * <p>with {@code n_pc} windows of class {@code c} in part {@code p}, {@code n_c} in all parts,
 * {@code s_p} units of part {@code p} and {@code s} units in all: 0 if each part has as great a
 * share of each class as it has of the units.
 *
 * <p>The units are shuffled by the seed and dealt in turn; that is the split without
 * stratification. Then two units of different parts are exchanged wherever that lowers the
 * imbalance, in the order of the units, until no exchange does. The result is a local optimum,
 * never worse than the start, and the sizes are kept exactly. Equal input gives equal output.
 *
 * <p><b>Cost.</b> {@code O(s^2 C)} a pass over all pairs; at most {@value #MOST_PASSES} passes.
 */
final class Stratifier {

  private static final int MOST_PASSES = 50;

  /** Below this a gain is rounding. */
  private static final double SMALLEST_GAIN = 1e-12;

  private final double[][] shares;
  private final double[] targets;
  private final int[] parts;
  private final double[][] held;

  private Stratifier(List<Map<String, Integer>> units, int[] sizes, int[] parts) {
    this.shares = shares(units);
    this.targets = Arrays.stream(sizes).mapToDouble(size -> (double) size / units.size()).toArray();
    this.parts = parts.clone();
    int classes = units.isEmpty() ? 0 : shares[0].length;
    this.held = new double[sizes.length][classes];
    for (int u = 0; u < units.size(); u++) {
      for (int c = 0; c < classes; c++) {
        held[parts[u]][c] += shares[u][c];
      }
    }
  }

  /**
   * Deals the units.
   *
   * @param units windows of each class, a map a unit
   * @param sizes units of each part; their sum is the number of units
   * @param seed decides the start
   * @return the part of each unit
   */
  static int[] deal(List<Map<String, Integer>> units, int[] sizes, long seed) {
    Stratifier stratifier = new Stratifier(units, sizes, unstratified(units.size(), sizes, seed));
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      if (!stratifier.exchange()) {
        break;
      }
    }
    return stratifier.parts;
  }

  /** Deals shuffled units in turn, whatever their classes. */
  static int[] unstratified(int units, int[] sizes, long seed) {
    if (Arrays.stream(sizes).sum() != units) {
      throw new IllegalArgumentException(
          "sizes must add up to %d units, received %s".formatted(units, Arrays.toString(sizes)));
    }
    List<Integer> order = new ArrayList<>(IntStream.range(0, units).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    int[] parts = new int[units];
    int[] room = sizes.clone();
    int part = 0;
    for (int unit : order) {
      while (room[part] == 0) {
        part = (part + 1) % sizes.length;
      }
      parts[unit] = part;
      room[part]--;
      part = (part + 1) % sizes.length;
    }
    return parts;
  }

  /** The measure above. */
  static double imbalance(List<Map<String, Integer>> units, int[] sizes, int[] parts) {
    Stratifier stratifier = new Stratifier(units, sizes, parts);
    double sum = 0;
    for (int p = 0; p < sizes.length; p++) {
      for (double share : stratifier.held[p]) {
        sum += square(share - stratifier.targets[p]);
      }
    }
    return sum;
  }

  private static double[][] shares(List<Map<String, Integer>> units) {
    TreeSet<String> labels = new TreeSet<>();
    units.forEach(unit -> labels.addAll(unit.keySet()));
    List<String> classes = labels.stream().filter(label -> total(units, label) > 0).toList();
    double[][] shares = new double[units.size()][classes.size()];
    for (int c = 0; c < classes.size(); c++) {
      double total = total(units, classes.get(c));
      for (int u = 0; u < units.size(); u++) {
        shares[u][c] = units.get(u).getOrDefault(classes.get(c), 0) / total;
      }
    }
    return shares;
  }

  private static long total(List<Map<String, Integer>> units, String label) {
    return units.stream().mapToLong(unit -> unit.getOrDefault(label, 0)).sum();
  }

  private boolean exchange() {
    boolean changed = false;
    for (int a = 0; a < parts.length; a++) {
      for (int b = a + 1; b < parts.length; b++) {
        if (parts[a] != parts[b] && gain(a, b) > SMALLEST_GAIN) {
          swap(a, b);
          changed = true;
        }
      }
    }
    return changed;
  }

  private double gain(int a, int b) {
    double gain = 0;
    for (int c = 0; c < shares[a].length; c++) {
      double more = shares[b][c] - shares[a][c];
      double ofA = held[parts[a]][c] - targets[parts[a]];
      double ofB = held[parts[b]][c] - targets[parts[b]];
      gain += square(ofA) + square(ofB) - square(ofA + more) - square(ofB - more);
    }
    return gain;
  }

  private void swap(int a, int b) {
    for (int c = 0; c < shares[a].length; c++) {
      double more = shares[b][c] - shares[a][c];
      held[parts[a]][c] += more;
      held[parts[b]][c] -= more;
    }
    int part = parts[a];
    parts[a] = parts[b];
    parts[b] = part;
  }

  private static double square(double x) {
    return x * x;
  }
}
