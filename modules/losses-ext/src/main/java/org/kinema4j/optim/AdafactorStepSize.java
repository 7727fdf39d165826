package org.kinema4j.optim;

/**
 * What sets the size of the steps of {@link Adafactor}.
 *
 * @since 0.1
 */
public enum AdafactorStepSize {
  /** The learning rate, at most the inverse root of the step's number, times the parameters. */
  RELATIVE_AND_SCALED(true, true),

  /** The learning rate, at most the inverse root of the step's number. */
  RELATIVE(true, false),

  /** The learning rate times the root of the mean square of the parameters. */
  SCALED(false, true),

  /** The learning rate. */
  GIVEN(false, false);

  private final boolean relative;
  private final boolean scaled;

  AdafactorStepSize(boolean relative, boolean scaled) {
    this.relative = relative;
    this.scaled = scaled;
  }

  boolean relative() {
    return relative;
  }

  boolean scaled() {
    return scaled;
  }
}
