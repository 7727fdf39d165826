package org.kinema4j.har.io.andy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.kinema4j.har.motion.Action;

/**
 * How far the annotators of one recording agree. Only opinions count: an annotator who says nothing
 * about a row neither agrees nor disagrees there.
 *
 * @param labelledRows rows with at least one opinion
 * @param comparedRows rows with at least two opinions
 * @param unanimous share of the compared rows in which all opinions are equal; empty if no row has
 *     two opinions
 * @param pairwise for each two annotators the share of equal opinions among the rows about which
 *     both have one, averaged over all such pairs; empty if there is none
 */
public record AnnotatorAgreement(
    int labelledRows, int comparedRows, OptionalDouble unanimous, OptionalDouble pairwise) {

  static AnnotatorAgreement of(Annotations annotations) {
    int labelled = 0;
    int compared = 0;
    int equal = 0;
    for (Annotations.Row row : annotations.rows()) {
      List<Action> opinions = row.opinions().stream().flatMap(Optional::stream).toList();
      labelled += opinions.isEmpty() ? 0 : 1;
      if (opinions.size() > 1) {
        compared++;
        equal += opinions.stream().distinct().count() == 1 ? 1 : 0;
      }
    }
    return new AnnotatorAgreement(
        labelled, compared, share(equal, compared), pairwise(annotations));
  }

  private static OptionalDouble pairwise(Annotations annotations) {
    int annotators = annotations.annotators().size();
    double sum = 0;
    int pairs = 0;
    for (int a = 0; a < annotators; a++) {
      for (int b = a + 1; b < annotators; b++) {
        OptionalDouble share = pair(annotations.rows(), a, b);
        if (share.isPresent()) {
          sum += share.getAsDouble();
          pairs++;
        }
      }
    }
    return pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / pairs);
  }

  private static OptionalDouble pair(List<Annotations.Row> rows, int a, int b) {
    int both = 0;
    int equal = 0;
    for (Annotations.Row row : rows) {
      Optional<Action> first = row.opinions().get(a);
      Optional<Action> second = row.opinions().get(b);
      if (first.isPresent() && second.isPresent()) {
        both++;
        equal += first.equals(second) ? 1 : 0;
      }
    }
    return share(equal, both);
  }

  private static OptionalDouble share(int part, int whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }
}
