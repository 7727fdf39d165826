package org.kinema4j.har.evaluate;

/**
 * How well sequences of segments agree, as fractions in [0, 1] (papers print them times 100).
 *
 * @param edit mean over the recordings of one minus the normalised edit distance
 * @param f1At10 F1 of segments that overlap their counterpart by a tenth or more
 * @param f1At25 the same at a quarter
 * @param f1At50 the same at a half
 * @param recordings how many recordings were scored; if none was, the scores are 0 and mean nothing
 */
public record SegmentScores(
    double edit, double f1At10, double f1At25, double f1At50, int recordings) {}
