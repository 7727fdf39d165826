package org.kinema4j.har.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.kinema4j.har.motion.LabelSpan;
import org.kinema4j.har.motion.LabelTrack;

/**
 * Segment scores: whether the right actions are found in the right order (edit score), and at about
 * the right time (F1 at an overlap). Both punish a prediction that flickers, which frame accuracy
 * hardly sees.
 *
 * <p>A segment is a run of frames with the same label. Frames without a true label, or without a
 * prediction, do not count: they belong to no segment of either side, and end the segments before
 * them. Segments of ignored labels (a background class, say) are removed from both sides after the
 * runs were formed; by default no label is ignored.
 *
 * <pre>
 *   edit  = 1 - levenshtein(true labels, predicted labels) / max(number of true, of predicted)
 *   IoU   = frames in both segments / frames in either
 *   F1@k  = 2 TP / (2 TP + FP + FN)
 * </pre>
 *
 * <p>Each predicted segment is held against the true segment of its label that it overlaps most, by
 * IoU, the first one at a tie. It is a true positive if the IoU is at least {@code k} and no
 * earlier segment has taken that true segment; otherwise it is a false positive. True segments that
 * nobody took are false negatives.
 *
 * @deviation the edit score is averaged over recordings, and TP, FP and FN are summed over
 *     recordings before F1 is formed, as most later papers do (MS-TCN); Lea et al. average F1 over
 *     recordings. A recording in which neither side has a segment is left out.
 * @see <a href="https://arxiv.org/abs/1611.05267">Lea et al., Temporal Convolutional Networks for
 *     Action Segmentation and Detection, 2017</a>
 * @see <a href="https://arxiv.org/abs/1903.01945">Abu Farha and Gall, MS-TCN, 2019</a>
 */
@SuppressWarnings("InvalidBlockTag") // the javadoc tool knows @deviation and checks all tags
public final class SegmentMetrics {

  private final Set<String> ignored;

  /** Creates the metrics; every label counts. */
  public SegmentMetrics() {
    this(Set.of());
  }

  /**
   * Creates the metrics.
   *
   * @param ignored labels whose segments do not count
   */
  public SegmentMetrics(Set<String> ignored) {
    this.ignored = Set.copyOf(ignored);
  }

  /**
   * Returns the background.
   *
   * @return labels whose segments do not count
   */
  public Set<String> ignored() {
    return ignored;
  }

  /**
   * Compares true and predicted segments.
   *
   * @param recordings recordings with true and predicted labels
   * @return the scores
   */
  public SegmentScores score(List<RecordingResult> recordings) {
    return tally(recordings).scores();
  }

  /**
   * Counts what the scores are made of.
   *
   * @param recordings recordings with true and predicted labels
   * @return the counts
   */
  public SegmentTally tally(List<RecordingResult> recordings) {
    List<Pair> pairs =
        recordings.stream()
            .map(this::pair)
            .filter(pair -> !pair.truth.isEmpty() || !pair.predicted.isEmpty())
            .toList();
    return new SegmentTally(
        pairs.stream().map(SegmentMetrics::edit).toList(),
        hits(pairs, 0.10),
        hits(pairs, 0.25),
        hits(pairs, 0.50),
        pairs.stream().mapToLong(pair -> pair.truth.size()).sum(),
        pairs.stream().mapToLong(pair -> pair.predicted.size()).sum());
  }

  private record Pair(List<LabelSpan> truth, List<LabelSpan> predicted) {}

  private Pair pair(RecordingResult result) {
    int frames = result.predicted().frames();
    return new Pair(
        segments(frames, f -> result.truthAt(f).orElse(null)),
        segments(frames, f -> result.predictedAt(f).orElse(null)));
  }

  private List<LabelSpan> segments(int frames, IntFunction<String> labelAt) {
    List<String> labels = new ArrayList<>(frames);
    for (int f = 0; f < frames; f++) {
      labels.add(labelAt.apply(f));
    }
    return LabelTrack.ofFrames(labels).spans().stream()
        .filter(span -> !ignored.contains(span.label()))
        .toList();
  }

  private static double edit(Pair pair) {
    int longest = Math.max(pair.truth.size(), pair.predicted.size());
    return 1 - (double) levenshtein(pair.truth, pair.predicted) / longest;
  }

  private static int levenshtein(List<LabelSpan> a, List<LabelSpan> b) {
    int[] row = new int[b.size() + 1];
    for (int j = 0; j <= b.size(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.size(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.size(); j++) {
        boolean same = a.get(i - 1).label().equals(b.get(j - 1).label());
        int substituted = diagonal + (same ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.size()];
  }

  private static long hits(List<Pair> pairs, double overlap) {
    return pairs.stream().mapToLong(pair -> hits(pair, overlap)).sum();
  }

  private static int hits(Pair pair, double overlap) {
    boolean[] taken = new boolean[pair.truth.size()];
    int hits = 0;
    for (LabelSpan predicted : pair.predicted) {
      int best = -1;
      double bestIou = 0;
      for (int t = 0; t < taken.length; t++) {
        double iou = iou(pair.truth.get(t), predicted);
        if (iou > bestIou) {
          bestIou = iou;
          best = t;
        }
      }
      if (bestIou >= overlap && !taken[best]) {
        taken[best] = true;
        hits++;
      }
    }
    return hits;
  }

  private static double iou(LabelSpan a, LabelSpan b) {
    int common = Math.min(a.end(), b.end()) - Math.max(a.start(), b.start());
    if (common <= 0 || !a.label().equals(b.label())) {
      return 0;
    }
    return (double) common / (a.length() + b.length() - common);
  }
}
