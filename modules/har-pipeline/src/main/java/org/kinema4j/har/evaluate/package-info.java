/**
 * How good the predictions are: at windows, at frames, and at segments.
 *
 * <p><b>Conventions.</b> Every score is a fraction in {@code [0, 1]} (correlation coefficient and
 * kappa in {@code [-1, 1]}, Brier's score in {@code [0, 2]}; boundary errors are milliseconds),
 * never a percentage and never NaN: a quotient whose denominator is zero is 0. Labels are the
 * classes of the model, in its order, followed by the labels that only the tested recordings have,
 * in natural order; the model cannot predict these, so that each of them counts as missed. The
 * first class wins a tie. Frames count that have a label and lie in at least one window; all others
 * are left out of frame and segment scores. Nothing here knows a network, a file format or the
 * clock, and results do not depend on the order of the windows.
 */
package org.kinema4j.har.evaluate;
