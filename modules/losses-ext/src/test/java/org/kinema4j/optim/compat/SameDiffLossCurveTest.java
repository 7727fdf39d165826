package org.kinema4j.optim.compat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.datasets.iterator.utilty.ListDataSetIterator;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.listeners.records.LossCurve;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** SameDiff leaves out the loss itself, since no gradient needs it, and records 0 in its place. */
class SameDiffLossCurveTest {

  @Test
  void lossCurveIsZero() {
    SameDiff sd = SameDiff.create();
    SDVariable x = sd.placeHolder("x", DataType.FLOAT, -1, 2);
    SDVariable y = sd.placeHolder("y", DataType.FLOAT, -1, 2);
    SDVariable w = sd.var("w", Nd4j.ones(1, 2));
    sd.loss().meanSquaredError("loss", y, x.mul(w), null);
    sd.setLossVariables("loss");
    sd.setTrainingConfig(
        TrainingConfig.builder()
            .updater(new Sgd(0.0))
            .dataSetFeatureMapping("x")
            .dataSetLabelMapping("y")
            .build());

    DataSet data = new DataSet(Nd4j.ones(3, 2), Nd4j.zeros(3, 2));

    LossCurve curve = sd.fit(new ListDataSetIterator<>(List.of(data), 3), 1).getLossCurve();

    assertThat(sd.outputSingle(Map.of("x", data.getFeatures(), "y", data.getLabels()), "loss"))
        .isEqualTo(Nd4j.scalar(1f));
    assertThat(curve.lastMeanLoss().totalLoss())
        .as("SameDiff records losses now: listeners can take the training loss")
        .isZero();
  }
}
