package org.kinema4j.losses.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tanh;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Operations of a SameDiff graph cannot be written in Java, which is why our losses are
 * compositions of native ones.
 */
class CustomOperationTest {

  private static final double X = 0.5;

  @Test
  void operationUnknownToTheNativeLibraryCannotRun() {
    DynamicCustomOp operation = new Unknown(Nd4j.scalar(X));

    assertThatThrownBy(() -> Nd4j.exec(operation))
        .as("operations written in Java run now: a loss may be one operation")
        .hasStackTraceContaining("kinema4j_unknown is missing");
  }

  @Test
  void gradientWrittenInJavaIsIgnored() {
    SameDiff graph = SameDiff.create();
    SDVariable x = graph.var("x", Nd4j.createFromArray(X));
    ZeroGradientTanh operation = new ZeroGradientTanh(graph, x);
    operation.outputVariable().sum("loss");
    graph.setLossVariables("loss");

    INDArray gradient = graph.calculateGradients(Map.of(), "x").get("x");

    assertThat(operation.calls)
        .as("SameDiff calls an overridden doDiff now: custom gradients are possible")
        .hasValue(0);
    double tanh = Math.tanh(X);
    assertThat(gradient.getDouble(0)).isBetween(1 - tanh * tanh - 1e-12, 1 - tanh * tanh + 1e-12);
  }

  /** A name that libnd4j does not have. */
  private static final class Unknown extends DynamicCustomOp {

    Unknown(INDArray input) {
      addInputArgument(input);
      addOutputArgument(input.dup());
    }

    @Override
    public String opName() {
      return "kinema4j_unknown";
    }

    @Override
    public int getNumOutputs() {
      return 1;
    }
  }

  /** A tanh whose gradient would be zero, if it were asked. */
  private static final class ZeroGradientTanh extends Tanh {

    private final AtomicInteger calls = new AtomicInteger();

    ZeroGradientTanh(SameDiff graph, SDVariable x) {
      super(graph, x);
    }

    @Override
    public List<SDVariable> doDiff(List<SDVariable> gradients) {
      calls.incrementAndGet();
      return List.of(sameDiff.zerosLike(arg()));
    }
  }
}
