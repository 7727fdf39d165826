package org.kinema4j.layers.recurrent.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A small problem for an engine; all sizes differ.
 *
 * @param kind the recurrence
 * @param directions 1 or 2
 * @param padding which steps are masked
 * @param options dropout and initial states
 */
public record RecurrentCase(CellKind kind, int directions, Padding padding, Options options) {

  static final int STEPS = 5;
  static final int EXAMPLES = 4;
  static final int INPUTS = 2;
  static final int UNITS = 3;

  /** Which steps of a batch are masked, a word an example. */
  public enum Padding {
    /** No mask. */
    NONE(""),
    /** Steps before the first. */
    LEFT("11111 00111 00001 01111"),
    /** Steps after the last. */
    RIGHT("11111 11100 10000 11110"),
    /** Steps in between. */
    HOLES("10101 11011 01110 11111"),
    /** All steps of an example. */
    WHOLE("11111 00000 11111 01110");

    private final String examples;

    Padding(String examples) {
      this.examples = examples;
    }

    private double[][] mask() {
      if (examples.isEmpty()) {
        return null;
      }
      String[] words = examples.split(" ", -1);
      double[][] mask = new double[STEPS][EXAMPLES];
      for (int t = 0; t < STEPS; t++) {
        for (int n = 0; n < EXAMPLES; n++) {
          mask[t][n] = words[n].charAt(t) - '0';
        }
      }
      return mask;
    }
  }

  /** What a pass may come with. */
  public enum Options {
    /** Zero initial states and no dropout. */
    PLAIN,
    /** Initial states other than zero. */
    INITIAL_STATES,
    /** Initial states other than zero, and recurrent dropout. */
    DROPOUT
  }

  /**
   * Every recurrence with one and both directions, every padding and option.
   *
   * @return the cases
   */
  public static Stream<RecurrentCase> all() {
    List<RecurrentCase> cases = new ArrayList<>();
    for (CellKind kind : CellKind.values()) {
      for (int directions = 1; directions <= 2; directions++) {
        for (Padding padding : Padding.values()) {
          for (Options options : Options.values()) {
            cases.add(new RecurrentCase(kind, directions, padding, options));
          }
        }
      }
    }
    return cases.stream();
  }

  /**
   * Weights and sequences, normal random numbers of a fixed seed.
   *
   * @return the problem
   */
  public NaiveLayer problem() {
    RandomArrays random = new RandomArrays(20);
    boolean started = options != Options.PLAIN;
    return new NaiveLayer(
        kind,
        random.normal(STEPS, EXAMPLES, INPUTS),
        padding.mask(),
        started ? random.normal(directions, EXAMPLES, UNITS) : null,
        started && kind.hasMemoryCell() ? random.normal(directions, EXAMPLES, UNITS) : null,
        random.weights(new CellShape(kind, INPUTS, UNITS), directions),
        options == Options.DROPOUT ? random.dropout(directions, EXAMPLES, UNITS) : null);
  }
}
