package org.kinema4j.har.io.andy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kinema4j.har.motion.Action;
import org.kinema4j.har.motion.BadDataException;

/**
 * What several annotators saw in the video of one recording: one row a video frame, one opinion an
 * annotator.
 *
 * <p>Annotators are merged row by row, without chance: the action with most opinions is the row's
 * label. If several actions share the first place, it is the one that continues the label of the
 * row before, if that is among them, and otherwise the one that is named first in the order of the
 * annotators. A row without any opinion has no label, and nothing continues across it. The share of
 * a label is the number of opinions for it divided by the number of opinions of the row: 1 where
 * all who said something said the same.
 *
 * @param source the file that they come from
 * @param annotators names of their columns, in order
 * @param rows at least two, in ascending order of time, each with one opinion an annotator
 */
public record Annotations(Path source, List<String> annotators, List<Row> rows) {

  /**
   * One frame of the video.
   *
   * @param seconds its time, from the start of the recording
   * @param opinions what each annotator saw; empty where one said nothing
   */
  public record Row(double seconds, List<Optional<Action>> opinions) {

    /**
     * Copies the opinions.
     *
     * @param seconds time of the frame
     * @param opinions one an annotator, or empty
     */
    public Row {
      opinions = List.copyOf(opinions);
    }
  }

  /**
   * Checks order and width of the rows.
   *
   * @param source the file
   * @param annotators names of their columns
   * @param rows at least two, in ascending order of time
   */
  public Annotations {
    annotators = List.copyOf(annotators);
    rows = List.copyOf(rows);
    if (rows.size() < 2) {
      throw new BadDataException(source, "", "at least two rows of labels", rows.size() + "");
    }
    double last = Double.NEGATIVE_INFINITY;
    for (Row row : rows) {
      if (!(row.seconds() > last)) {
        throw new IllegalArgumentException(
            "times must increase, received " + row.seconds() + " after " + last);
      }
      if (row.opinions().size() != annotators.size()) {
        throw new IllegalArgumentException(
            "each row must have %d opinions, received %d"
                .formatted(annotators.size(), row.opinions().size()));
      }
      last = row.seconds();
    }
  }

  /**
   * Merges the annotators.
   *
   * @return one label a row by the rule above, its share, and how far they agree
   */
  public MergedAnnotations merge() {
    List<Optional<Action>> labels = new ArrayList<>(rows.size());
    List<Double> shares = new ArrayList<>(rows.size());
    Optional<Action> previous = Optional.empty();
    for (Row row : rows) {
      Map<Action, Integer> votes = votes(row);
      previous = majority(votes, previous);
      labels.add(previous);
      shares.add(previous.map(label -> share(label, votes)).orElse(0.0));
    }
    return new MergedAnnotations(
        source,
        rows.stream().map(Row::seconds).toList(),
        labels,
        shares,
        AnnotatorAgreement.of(this));
  }

  /**
   * Returns the median of the steps between times.
   *
   * @param seconds at least two times
   * @return the median step; the mean of the middle two if their number is even
   */
  static double medianStep(List<Double> seconds) {
    double[] steps =
        IntStream.range(1, seconds.size())
            .mapToDouble(i -> seconds.get(i) - seconds.get(i - 1))
            .sorted()
            .toArray();
    int middle = steps.length / 2;
    return steps.length % 2 == 1 ? steps[middle] : (steps[middle - 1] + steps[middle]) / 2;
  }

  /** Counts opinions, in the order of the annotators who have them first. */
  private static Map<Action, Integer> votes(Row row) {
    Map<Action, Integer> votes = new LinkedHashMap<>();
    row.opinions()
        .forEach(opinion -> opinion.ifPresent(action -> votes.merge(action, 1, Integer::sum)));
    return votes;
  }

  private static Optional<Action> majority(Map<Action, Integer> votes, Optional<Action> previous) {
    int most = votes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    List<Action> first =
        votes.entrySet().stream()
            .filter(vote -> vote.getValue() == most)
            .map(Map.Entry::getKey)
            .toList();
    return previous.filter(first::contains).or(() -> first.stream().findFirst());
  }

  private static double share(Action label, Map<Action, Integer> votes) {
    int opinions = votes.values().stream().mapToInt(Integer::intValue).sum();
    return (double) votes.get(label) / opinions;
  }
}
