package org.kinema4j.losses.catalog;

import static org.kinema4j.losses.catalog.LossFamily.DENSE;

import java.net.URI;
import java.util.List;
import org.kinema4j.losses.dense.DiceLoss;
import org.kinema4j.losses.dense.FocalTverskyLoss;
import org.kinema4j.losses.dense.TverskyLoss;

/** The losses of whole images and sequences. */
final class DenseLosses {

  static final List<LossEntry> ALL =
      List.of(
          new LossEntry(
              new DiceLoss(),
              DENSE,
              "overlap of prediction and label of each class (Milletari et al., 2016)",
              URI.create("https://arxiv.org/abs/1606.04797")),
          new LossEntry(
              new TverskyLoss(),
              DENSE,
              "overlap with weights for false positives and negatives (Salehi et al., 2017)",
              URI.create("https://arxiv.org/abs/1706.05721")),
          new LossEntry(
              new FocalTverskyLoss(),
              DENSE,
              "a root of the Tversky loss of each class (Abraham and Khan, 2018)",
              URI.create("https://arxiv.org/abs/1810.07842")));

  private DenseLosses() {}
}
