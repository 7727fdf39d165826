package org.kinema4j.layers.normalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Outputs and gradients that PyTorch 2.7.1 gave in double precision, called from Java through DJL
 * 0.34: {@code layer_norm} over the transposed input, {@code batch_norm} with training and without,
 * both with epsilon 1e-5; and {@code x / sqrt(mean(x^2) + 1e-5) * gain} with autograd for the root
 * mean square. The momentum that DJL takes was 0.1; it is what is called decay here, PyTorch saw
 * 0.9. The loss is the sum of the outputs times {@link #WEIGHTS}. DJL hands epsilon and momentum
 * over in single precision, which shifts results by less than 1e-11 and the running statistics by
 * up to 1.2e-7: 0.9 is off by 2.4e-8, times numbers up to 5.
 */
class PyTorchReferenceTest {

  private static final double TOLERANCE = 1e-11;
  private static final double RUNNING_TOLERANCE = 1.2e-7;

  private static final double[] INPUT = {
    0.5, -1.25, 2.0, 1.5, 0.25, -0.75, 3.0, -2.0, 0.125, -0.5, 1.0, 0.75, 2.5, -1.5, 0.0, 0.375,
    1.75, -3.0
  };
  private static final double[] GAIN = {1.5, -0.5, 2.0};
  private static final double[] BIAS = {0.25, -1.0, 0.5};
  private static final double[] WEIGHTS = {
    1, -2, 0.5, 0.25, 3, -1, 2, 1, -0.5, 1.5, -1, 2, 0.5, 0.75, -2, 1, -3, 0.25
  };

  @Test
  void layerNormalization() {
    Layer layer = layer(new LayerNormalization.Builder().build());

    INDArray y = Normalizations.forward(layer, array(INPUT), null, true);
    Map<String, INDArray> gradients = Normalizations.backward(layer, array(WEIGHTS));

    assertValues(
        y,
        TOLERANCE,
        -1.453316853549329,
        -0.15088957207768483,
        2.2658431174853773,
        -0.9188896736405082,
        -1.6681492867961414,
        -0.4733382846209374,
        3.09553044350374,
        -1.6380777177476524,
        -0.08114396179758632,
        -1.2880784473954514,
        0.8797465201032423,
        1.6387275044661664,
        -1.6780775950883173,
        -0.3102776208393062,
        -1.2314545840776945,
        -0.161539117159334,
        2.4192274898384527,
        -2.277455008932333);
    assertValues(
        gradients.get("input"),
        TOLERANCE,
        1.0085306298640448,
        -2.6344135517941245,
        0.27974490648998546,
        -1.6809065388222748,
        0.8781208819216222,
        0.5994466681213407,
        0.67237590895823,
        1.7562926698725025,
        -0.8791915746113261,
        -0.169794209364571,
        1.4009078755861257,
        0.44086772186456935,
        -0.06992507202746445,
        -0.3232770770405422,
        -0.5510814193266966,
        0.2397192813920357,
        -1.0776307985455829,
        0.11021369746212772);
    assertValues(
        gradients.get("gain"),
        TOLERANCE,
        -0.035350221943571736,
        3.739339678391726,
        -1.8850150943745771);
    assertValues(gradients.get("bias"), TOLERANCE, 2.0, 1.5, 0.75);
  }

  @Test
  void rootMeanSquareNormalization() {
    Layer layer = layer(new RmsNormalization.Builder().build());

    INDArray y = Normalizations.forward(layer, array(INPUT), null, true);
    Map<String, INDArray> gradients = Normalizations.backward(layer, array(WEIGHTS));

    assertValues(
        y,
        TOLERANCE,
        0.38306493919184204,
        -1.3693027422938042,
        2.4284917696575183,
        -0.38306493919184204,
        -0.09128684948625362,
        0.30356147120718974,
        3.0645195135347363,
        -2.921179183560116,
        0.2023743141381265,
        -0.504099691579125,
        1.0340705241242014,
        0.6301250493819296,
        -0.840166152631875,
        0.5170352620621006,
        0.0,
        0.504099691579125,
        2.41283122295647,
        -3.360666930036958);
    assertValues(
        gradients.get("input"),
        TOLERANCE,
        0.48715940041695904,
        -2.2923136794763677,
        0.25348823299431567,
        -0.9007555904321487,
        -1.0751563354737872,
        0.5373616443087769,
        0.36919014122280736,
        1.298302724890008,
        -0.83159942589126,
        1.4616916480523945,
        0.2149988262704956,
        1.647385853383173,
        0.08500390289852808,
        -2.1321216566230956,
        0.5601111550061596,
        1.3822214142247355,
        -1.9504107333060856,
        0.41184602404430465);
    assertValues(
        gradients.get("gain"),
        TOLERANCE,
        2.537297563919453,
        1.4109897684665464,
        -2.2339440116796156);
  }

  @Test
  void batchNormalization() {
    Layer layer = layer(new SequenceBatchNormalization.Builder().decay(0.1).build());
    INDArray flattened = Nd4j.create(DataType.DOUBLE, layer.numParams());
    layer.setBackpropGradientsViewArray(flattened);
    layer.setParam("mean", Nd4j.zeros(DataType.DOUBLE, 3));
    layer.setParam("var", Nd4j.ones(DataType.DOUBLE, 3));

    INDArray y = Normalizations.forward(layer, array(INPUT), null, true);
    Map<String, INDArray> gradients = Normalizations.backward(layer, array(WEIGHTS));

    assertValues(
        y,
        TOLERANCE,
        0.36933304883144036,
        -2.1366609766288076,
        2.5173279277973672,
        -1.436646779797419,
        -0.9688109443001843,
        -0.5945422759023967,
        3.386557044805872,
        -1.492130918246306,
        0.5813114660508697,
        -1.0626635371458442,
        1.0853313418200825,
        0.7273321953257614,
        -1.8109154481952066,
        -0.3138407746040559,
        -0.8752437772007374,
        0.8252458642034786,
        2.1668850540428277,
        -2.467868510856742);
    assertValues(
        gradients.get("input"),
        TOLERANCE,
        0.9017958002247348,
        -2.2839535587445665,
        -0.765837120446095,
        0.06116418675595481,
        -1.0336077085764843,
        0.411040519223848,
        2.0263182253040792,
        0.7179436087620734,
        -0.6042920449826629,
        2.2522171783348353,
        -2.2794089142905634,
        2.175186614921655,
        0.020023465447326277,
        -0.28324948481539425,
        0.8246290219647494,
        0.8759461951295693,
        -2.935528993730992,
        -0.08038699048206745);
    assertValues(
        gradients.get("gain"),
        TOLERANCE,
        2.7844378060669426,
        1.122806005193363,
        -0.8385244936495931);
    assertValues(gradients.get("bias"), TOLERANCE, 2.0, 1.5, 0.75);

    // What an updater does with the change of the running statistics.
    layer.getParam("mean").subi(flattened.get(NDArrayIndex.interval(6, 9)));
    layer.getParam("var").subi(flattened.get(NDArrayIndex.interval(9, 12)));
    assertValues(
        layer.getParam("mean"),
        RUNNING_TOLERANCE,
        0.3749999900658926,
        0.299999992052714,
        0.03749999900658925);
    assertValues(
        layer.getParam("var"),
        RUNNING_TOLERANCE,
        1.2849999924500783,
        2.0274999727805456,
        4.637499903639157);
    INDArray inferred = Normalizations.forward(layer, array(INPUT), null, false);
    assertValues(
        inferred,
        RUNNING_TOLERANCE,
        0.4154047793057676,
        -1.9002619469423225,
        2.400261973232702,
        -1.421375958801295,
        -0.9824426712902197,
        -0.6312960412813593,
        3.2513505648526686,
        -1.3922790789111494,
        0.5812635196884731,
        -0.9078333499788553,
        1.077023843948079,
        0.7462143116269233,
        -1.7725225888101557,
        -0.3679360687747141,
        -0.8946560137880046,
        0.813445001876664,
        2.090443153911714,
        -2.321005007663913);
  }

  private static Layer layer(Normalization configuration) {
    Layer layer = Normalizations.layer(configuration, DataType.DOUBLE);
    layer.setParam("gain", Nd4j.createFromArray(GAIN));
    if (configuration.getAffine().hasBias()) {
      layer.setParam("bias", Nd4j.createFromArray(BIAS));
    }
    return layer;
  }

  private static INDArray array(double... values) {
    return Nd4j.createFromArray(values).reshape(2, 3, 3);
  }

  private static void assertValues(INDArray actual, double tolerance, double... expected) {
    assertThat(Closeness.values(actual)).containsExactly(expected, within(tolerance));
  }
}
