package org.kinema4j.har.synth;

/** A value for every {@link Control}: one posture of trunk, head and arms. Immutable. */
final class Controls {

  static final Controls UPRIGHT = new Controls(new double[Control.count()]);

  private final double[] values;

  private Controls(double[] values) {
    this.values = values;
  }

  /** Returns the posture of one frame of controls that are stored channel after channel. */
  static Controls atFrame(double[][] channels, int frame) {
    double[] values = new double[channels.length];
    for (int c = 0; c < values.length; c++) {
      values[c] = channels[c][frame];
    }
    return new Controls(values);
  }

  double get(Control control) {
    return values[control.ordinal()];
  }

  Controls with(Control control, double value) {
    double[] copy = values.clone();
    copy[control.ordinal()] = value;
    return new Controls(copy);
  }

  Controls plus(Control control, double change) {
    return with(control, get(control) + change);
  }
}
