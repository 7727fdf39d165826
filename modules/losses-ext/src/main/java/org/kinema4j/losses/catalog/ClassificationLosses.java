package org.kinema4j.losses.catalog;

import static org.kinema4j.losses.catalog.LossFamily.CLASSIFICATION;

import java.net.URI;
import java.util.List;
import org.kinema4j.losses.classification.AsymmetricLoss;
import org.kinema4j.losses.classification.BinaryCrossEntropy;
import org.kinema4j.losses.classification.BinaryFocalLoss;
import org.kinema4j.losses.classification.CrossEntropy;
import org.kinema4j.losses.classification.FocalLoss;
import org.kinema4j.losses.classification.GeneralizedCrossEntropy;
import org.kinema4j.losses.classification.KullbackLeibler;
import org.kinema4j.losses.classification.LabelDistributionAwareMargin;
import org.kinema4j.losses.classification.MultiClassHinge;
import org.kinema4j.losses.classification.PolyLoss;

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
              URI.create("https://arxiv.org/abs/1708.02002")),
          new LossEntry(
              new BinaryCrossEntropy(),
              CLASSIFICATION,
              "cross entropy of separate yes-or-no outputs (Good, 1952)",
              URI.create("https://doi.org/10.1111/j.2517-6161.1952.tb00104.x")),
          new LossEntry(
              new AsymmetricLoss(),
              CLASSIFICATION,
              "focal loss that drops easy negatives of yes-or-no outputs (Ridnik et al., 2020)",
              URI.create("https://arxiv.org/abs/2009.14119")),
          new LossEntry(
              new GeneralizedCrossEntropy(),
              CLASSIFICATION,
              "between cross entropy and absolute error, for wrong labels (Zhang & Sabuncu, 2018)",
              URI.create("https://arxiv.org/abs/1805.07836")),
          new LossEntry(
              new PolyLoss(),
              CLASSIFICATION,
              "cross entropy with another first term of its series (Leng et al., 2022)",
              URI.create("https://arxiv.org/abs/2204.12511")),
          new LossEntry(
              new MultiClassHinge(),
              CLASSIFICATION,
              "margin between the right score and the others (Crammer & Singer, 2001)",
              URI.create("https://www.jmlr.org/papers/v2/crammer01a.html")),
          new LossEntry(
              new KullbackLeibler(),
              CLASSIFICATION,
              "divergence from soft labels (Kullback & Leibler, 1951)",
              URI.create("https://doi.org/10.1214/aoms/1177729694")),
          new LossEntry(
              new LabelDistributionAwareMargin(),
              CLASSIFICATION,
              "cross entropy with greater margins for rarer classes (Cao et al., 2019)",
              URI.create("https://arxiv.org/abs/1906.07413")));

  private ClassificationLosses() {}
}
