package org.kinema4j.losses.catalog;

import static org.kinema4j.losses.catalog.LossFamily.REGRESSION;

import java.net.URI;
import java.util.List;
import org.kinema4j.losses.regression.GaussianNegativeLogLikelihood;
import org.kinema4j.losses.regression.Huber;
import org.kinema4j.losses.regression.LogCosh;
import org.kinema4j.losses.regression.QuantileLoss;
import org.kinema4j.losses.regression.SmoothL1;

/** The losses for real values. */
final class RegressionLosses {

  static final List<LossEntry> ALL =
      List.of(
          new LossEntry(
              new Huber(),
              REGRESSION,
              "squared error of small residuals, absolute of large ones (Huber, 1964)",
              URI.create("https://doi.org/10.1214/aoms/1177703732")),
          new LossEntry(
              new SmoothL1(),
              REGRESSION,
              "absolute error rounded at 0 (Girshick, 2015)",
              URI.create("https://arxiv.org/abs/1504.08083")),
          new LossEntry(
              new LogCosh(),
              REGRESSION,
              "log cosh of the residual (Saleh & Saleh, 2022)",
              URI.create("https://arxiv.org/abs/2208.04564")),
          new LossEntry(
              new QuantileLoss(),
              REGRESSION,
              "pinball loss, least at a quantile (Koenker & Bassett, 1978)",
              URI.create("https://doi.org/10.2307/1913643")),
          new LossEntry(
              new GaussianNegativeLogLikelihood(),
              REGRESSION,
              "mean and variance of a normal distribution (Nix & Weigend, 1994)",
              URI.create("https://doi.org/10.1109/ICNN.1994.374138")));

  private RegressionLosses() {}
}
