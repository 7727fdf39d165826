package org.kinema4j.har.evaluate;

/**
 * How well one class is recognised.
 *
 * @param label the class
 * @param precision share of the predictions of this class that are right; 0 if it is never
 *     predicted
 * @param recall share of the occurrences of this class that are found; 0 if it does not occur
 * @param f1 harmonic mean of the two, {@code 2 TP / (2 TP + FP + FN)}; 0 if the class neither
 *     occurs nor is predicted
 * @param support how often the class occurs
 */
public record ClassScore(String label, double precision, double recall, double f1, long support) {}
