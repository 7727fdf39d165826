package org.kinema4j.losses.compat;

import static org.assertj.core.api.Assertions.assertThat;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/** What a loss must have so that a stored network gets its parameters back. */
class LossJsonTest {

  @Test
  void privateFieldWithoutGetterIsLost() {
    HiddenScale back = (HiddenScale) storedAndRead(new HiddenScale(2.5));

    assertThat(back.scale)
        .as("private fields of losses survive JSON now: getters are needed for users only")
        .isZero();
  }

  @Test
  void fieldWithGetterAndConstructorPropertySurvives() {
    VisibleScale back = (VisibleScale) storedAndRead(new VisibleScale(2.5));

    assertThat(back.getScale()).isEqualTo(2.5);
  }

  private static ILossFunction storedAndRead(ILossFunction loss) {
    MultiLayerConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .list()
            .layer(
                new OutputLayer.Builder(loss)
                    .nIn(2)
                    .nOut(2)
                    .activation(Activation.IDENTITY)
                    .build())
            .build();
    MultiLayerConfiguration back = MultiLayerConfiguration.fromJson(configuration.toJson());
    return ((OutputLayer) back.getConf(0).getLayer()).getLossFn();
  }

  /** A parameter that only the class itself sees. Public, as Jackson requires. */
  public static final class HiddenScale extends LossMSE {

    private final double scale;

    public HiddenScale() {
      this(0);
    }

    HiddenScale(double scale) {
      this.scale = scale;
    }
  }

  /** A parameter as ours are written. Public, as Jackson requires. */
  public static final class VisibleScale extends LossMSE {

    private final double scale;

    public VisibleScale(@JsonProperty("scale") double scale) {
      this.scale = scale;
    }

    public double getScale() {
      return scale;
    }
  }
}
