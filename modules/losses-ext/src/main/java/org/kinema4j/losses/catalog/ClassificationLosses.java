package org.kinema4j.losses.catalog;

import static org.kinema4j.losses.catalog.LossFamily.CLASSIFICATION;

import java.net.URI;
import java.util.List;
import org.kinema4j.losses.classification.BinaryFocalLoss;
import org.kinema4j.losses.classification.CrossEntropy;
import org.kinema4j.losses.classification.FocalLoss;

/** The losses for classes. */
final class ClassificationLosses {

  static final List<LossEntry> ALL =
      List.of(
          new LossEntry(
              new CrossEntropy(),
              CLASSIFICATION,
              "cross entropy with label smoothing and class weights (Szegedy et al., 2015)",
              URI.create("https://arxiv.org/abs/1512.00567")),
          new LossEntry(
              new FocalLoss(),
              CLASSIFICATION,
              "cross entropy that counts well-classified examples less (Lin et al., 2017)",
              URI.create("https://arxiv.org/abs/1708.02002")),
          new LossEntry(
              new BinaryFocalLoss(),
              CLASSIFICATION,
              "focal loss of separate yes-or-no outputs (Lin et al., 2017)",
              URI.create("https://arxiv.org/abs/1708.02002")));

  private ClassificationLosses() {}
}
