package org.kinema4j.har.evaluate;

import java.util.List;

/**
 * What segment scores are made of, so that recordings can be joined.
 *
 * @param edits edit score of each recording that has a segment
 * @param hitsAt10 predicted segments that overlap a true one by a tenth or more
 * @param hitsAt25 the same at a quarter
 * @param hitsAt50 the same at a half
 * @param trueSegments number of true segments
 * @param predictedSegments number of predicted segments
 */
public record SegmentTally(
    List<Double> edits,
    long hitsAt10,
    long hitsAt25,
    long hitsAt50,
    long trueSegments,
    long predictedSegments) {

  /**
   * Copies the list.
   *
   * @param edits edit score of each recording that has a segment
   * @param hitsAt10 predicted segments that overlap a true one by a tenth or more
   * @param hitsAt25 the same at a quarter
   * @param hitsAt50 the same at a half
   * @param trueSegments number of true segments
   * @param predictedSegments number of predicted segments
   */
  public SegmentTally {
    edits = List.copyOf(edits);
  }

  /**
   * Joins recordings.
   *
   * @param parts tallies of other recordings each
   * @return the tally of all of them
   */
  public static SegmentTally sum(List<SegmentTally> parts) {
    return new SegmentTally(
        parts.stream().flatMap(part -> part.edits.stream()).toList(),
        parts.stream().mapToLong(SegmentTally::hitsAt10).sum(),
        parts.stream().mapToLong(SegmentTally::hitsAt25).sum(),
        parts.stream().mapToLong(SegmentTally::hitsAt50).sum(),
        parts.stream().mapToLong(SegmentTally::trueSegments).sum(),
        parts.stream().mapToLong(SegmentTally::predictedSegments).sum());
  }

  /**
   * Returns the scores.
   *
   * @return mean of the edit scores, and F1 of all segments
   */
  public SegmentScores scores() {
    return new SegmentScores(
        edits.stream().mapToDouble(Double::doubleValue).average().orElse(0),
        f1(hitsAt10),
        f1(hitsAt25),
        f1(hitsAt50),
        edits.size());
  }

  private double f1(long hits) {
    // TP + FP is the number of predicted segments, TP + FN that of true ones.
    return Classes.ratio(2 * hits, trueSegments + predictedSegments);
  }
}
