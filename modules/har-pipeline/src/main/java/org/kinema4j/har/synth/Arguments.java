package org.kinema4j.har.synth;

/** Checks of arguments, with messages that say the rule and the value received. */
final class Arguments {

  private Arguments() {}

  static void inRange(String name, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          name + " must be in [" + low + ", " + high + "], received " + value);
    }
  }

  static void inRange(String name, int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          name + " must be in [" + low + ", " + high + "], received " + value);
    }
  }
}
