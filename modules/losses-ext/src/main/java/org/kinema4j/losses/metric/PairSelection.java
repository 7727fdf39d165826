package org.kinema4j.losses.metric;

import java.util.List;
import org.kinema4j.losses.metric.reduction.Terms;
import org.nd4j.autodiff.samediff.SDVariable;

/** The graph of a {@link PairLoss} for pairs that masks choose. */
final class PairSelection {

  private PairSelection() {}

  static List<Terms> terms(
      PairLoss loss,
      SDVariable embeddings,
      SDVariable labels,
      SDVariable positives,
      SDVariable negatives) {
    SDVariable matrix = loss.distance().matrix(embeddings, embeddings);
    PairGraph pairs = new PairGraph(loss.distance(), matrix, positives, negatives);
    return loss.pairTerms(pairs).stream()
        .map(group -> new Terms(group.values(), group.valid(), null, labels))
        .toList();
  }
}
