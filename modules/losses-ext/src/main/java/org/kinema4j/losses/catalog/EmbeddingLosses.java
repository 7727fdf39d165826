package org.kinema4j.losses.catalog;

import static org.kinema4j.losses.catalog.LossFamily.EMBEDDING;

import java.net.URI;
import java.util.List;
import org.kinema4j.losses.Loss;
import org.kinema4j.losses.metric.AngularLoss;
import org.kinema4j.losses.metric.BatchContrastiveLoss;
import org.kinema4j.losses.metric.BatchTripletLoss;
import org.kinema4j.losses.metric.CircleLoss;
import org.kinema4j.losses.metric.LiftedStructureLoss;
import org.kinema4j.losses.metric.MarginLoss;
import org.kinema4j.losses.metric.MultiSimilarityLoss;
import org.kinema4j.losses.metric.NPairsLoss;
import org.kinema4j.losses.metric.NTXentLoss;
import org.kinema4j.losses.metric.SupervisedContrastiveLoss;

/** The losses that compare the embeddings of a batch. */
final class EmbeddingLosses {

  static final List<LossEntry> ALL =
      List.of(
          entry(
              new BatchTripletLoss(),
              "anchors nearer to positives than to negatives (Schroff et al., 2015)",
              "https://arxiv.org/abs/1503.03832"),
          entry(
              new BatchContrastiveLoss(),
              "positives within one distance, negatives beyond another (Hadsell et al., 2006)",
              "http://yann.lecun.com/exdb/publis/pdf/hadsell-chopra-lecun-06.pdf"),
          entry(
              new MultiSimilarityLoss(),
              "soft maxima over positives and over negatives (Wang et al., 2019)",
              "https://arxiv.org/abs/1904.06627"),
          entry(
              new CircleLoss(),
              "pairs drawn harder, the farther from their optimum (Sun et al., 2020)",
              "https://arxiv.org/abs/2002.10857"),
          entry(
              new NPairsLoss(),
              "one pair a class; find the own positive among all (Sohn, 2016)",
              "https://papers.nips.cc/paper/2016/hash/"
                  + "6b180037abbebea991d8b1232f8a8ca9-Abstract.html"),
          entry(
              new NTXentLoss(),
              "cross entropy of a positive among negatives (Chen et al., 2020)",
              "https://arxiv.org/abs/2002.05709"),
          entry(
              new SupervisedContrastiveLoss(),
              "cross entropy of each positive among all others (Khosla et al., 2020)",
              "https://arxiv.org/abs/2004.11362"),
          entry(
              new LiftedStructureLoss(),
              "positive pairs against all negatives of both examples (Song et al., 2015)",
              "https://arxiv.org/abs/1511.06452"),
          entry(
              new MarginLoss(),
              "pairs on the right side of one boundary (Wu et al., 2017)",
              "https://arxiv.org/abs/1706.07567"),
          entry(
              new AngularLoss(),
              "bounded angles at the negatives (Wang et al., 2017)",
              "https://arxiv.org/abs/1708.01682"));

  private EmbeddingLosses() {}

  private static LossEntry entry(Loss defaults, String summary, String paper) {
    return new LossEntry(defaults, EMBEDDING, summary, URI.create(paper));
  }
}
