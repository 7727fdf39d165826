package org.kinema4j.losses.catalog;

import static org.kinema4j.losses.catalog.LossFamily.RANKING;

import java.net.URI;
import java.util.List;
import org.kinema4j.losses.ranking.ContrastiveLoss;
import org.kinema4j.losses.ranking.CosineEmbeddingLoss;
import org.kinema4j.losses.ranking.MarginRankingLoss;
import org.kinema4j.losses.ranking.TripletMarginLoss;

/** The losses for explicit pairs and triplets. */
final class RankingLosses {

  static final List<LossEntry> ALL =
      List.of(
          new LossEntry(
              new MarginRankingLoss(),
              RANKING,
              "which of two scores is to be greater (Herbrich et al., 1999)",
              URI.create("https://doi.org/10.1049/cp:19991091")),
          new LossEntry(
              new ContrastiveLoss(),
              RANKING,
              "pairs near or a margin apart (Hadsell et al., 2006)",
              URI.create("https://doi.org/10.1109/CVPR.2006.100")),
          new LossEntry(
              new CosineEmbeddingLoss(),
              RANKING,
              "pairs in one direction or not (Bromley et al., 1993)",
              URI.create(
                  "https://proceedings.neurips.cc/paper/1993/hash/288cc0ff022877bd3df94bc9360b9c5d-Abstract.html")),
          new LossEntry(
              new TripletMarginLoss(),
              RANKING,
              "anchor nearer to the positive than to the negative (Schroff et al., 2015)",
              URI.create("https://arxiv.org/abs/1503.03832")));

  private RankingLosses() {}
}
