package org.kinema4j.losses.catalog;

import static org.kinema4j.losses.catalog.LossFamily.PROXY;

import java.net.URI;
import java.util.List;
import org.kinema4j.losses.proxy.ArcFace;
import org.kinema4j.losses.proxy.CosFace;
import org.kinema4j.losses.proxy.NormalizedSoftmax;
import org.kinema4j.losses.proxy.ProxyAnchor;
import org.kinema4j.losses.proxy.ProxyLoss;
import org.kinema4j.losses.proxy.ProxyNCA;
import org.kinema4j.losses.proxy.SoftTriple;
import org.kinema4j.losses.proxy.SphereFace;
import org.kinema4j.losses.proxy.SubCenterArcFace;

/** The losses that compare embeddings with trainable vectors of the classes. */
final class ProxyLosses {

  static final List<LossEntry> ALL =
      List.of(
          entry(
              new NormalizedSoftmax(),
              "cross entropy of cosines to class vectors (Zhai and Wu, 2018)",
              "https://arxiv.org/abs/1811.12649"),
          entry(
              new CosFace(),
              "the cosine to the right class lowered by a margin (Wang et al., 2018)",
              "https://arxiv.org/abs/1801.09414"),
          entry(
              new ArcFace(),
              "the angle to the right class widened by a margin (Deng et al., 2018)",
              "https://arxiv.org/abs/1801.07698"),
          entry(
              new SphereFace(),
              "the angle to the right class multiplied (Liu et al., 2017)",
              "https://arxiv.org/abs/1704.08063"),
          entry(
              new SubCenterArcFace(),
              "ArcFace with several vectors a class, for noisy labels (Deng et al., 2020)",
              "https://www.ecva.net/papers/eccv_2020/papers_ECCV/papers/123560715.pdf"),
          entry(
              new ProxyNCA(),
              "distance to the right class's vector among all (Movshovitz-Attias et al., 2017)",
              "https://arxiv.org/abs/1703.07464"),
          entry(
              new ProxyAnchor(),
              "class vectors pull and push a whole batch, hard ones most (Kim et al., 2020)",
              "https://arxiv.org/abs/2003.13911"),
          entry(
              new SoftTriple(),
              "soft similarity to several centres a class (Qian et al., 2019)",
              "https://arxiv.org/abs/1909.05235"));

  private ProxyLosses() {}

  private static LossEntry entry(ProxyLoss defaults, String summary, String paper) {
    return new LossEntry(defaults, PROXY, summary, URI.create(paper));
  }
}
