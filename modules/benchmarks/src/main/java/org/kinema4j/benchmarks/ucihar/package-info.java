/**
 * The reference network on real signals: the UCI HAR data set, or a subset of it, beside a logistic
 * regression on features made by hand.
 *
 * <p>Both learn from the training part and are judged on the windows of the test part, which
 * neither sees before.
 */
package org.kinema4j.benchmarks.ucihar;
