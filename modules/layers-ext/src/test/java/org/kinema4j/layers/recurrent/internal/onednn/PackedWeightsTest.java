package org.kinema4j.layers.recurrent.internal.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.dnnl.global.dnnl.dnnl_ldgoi;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_init_by_tag;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.FloatBuffer;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kinema4j.layers.recurrent.internal.CellKind;
import org.kinema4j.layers.recurrent.internal.CellShape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class PackedWeightsTest {

  /** One gate: a weight matrix [2, 3], packed into its transpose. */
  private static final CellShape CELL = new CellShape(CellKind.SIMPLE_TANH, 2, 3);

  @BeforeAll
  static void needsTheLibrary() {
    assumeTrue(
        OneDnn.unavailable().isEmpty(), () -> "no oneDNN here: " + OneDnn.unavailable().get());
  }

  @Test
  void packs() {
    INDArray weights = Nd4j.arange(6).castTo(DataType.FLOAT);
    try (PackedWeights packed = transposing()) {
      assertThat(read(packed.of(Arena.addressOf(weights)))).containsExactly(0, 3, 1, 4, 2, 5);
    }
  }

  @Test
  void packsAgainWhenAValueChanged() {
    INDArray weights = Nd4j.arange(6).castTo(DataType.FLOAT);
    try (PackedWeights packed = transposing()) {
      packed.of(Arena.addressOf(weights));
      weights.putScalar(5, 50);

      assertThat(read(packed.of(Arena.addressOf(weights)))).containsExactly(0, 3, 1, 4, 2, 50);
    }
  }

  /** What was packed is spoilt by hand: if it stays so, it was not packed again. */
  @Test
  void doesNotPackAgainWhenNothingChanged() {
    INDArray weights = Nd4j.arange(6).castTo(DataType.FLOAT);
    try (PackedWeights packed = transposing()) {
      floats(packed.of(Arena.addressOf(weights))).put(0, -1);

      assertThat(read(packed.of(Arena.addressOf(weights)))).containsExactly(-1, 3, 1, 4, 2, 5);
    }
  }

  @Test
  void weightsThatFitAreUsedWhereTheyLie() {
    INDArray weights = Nd4j.arange(6).castTo(DataType.FLOAT);
    dnnl_memory_desc_t plain = Memories.inputWeights(CELL);
    try (PackedWeights packed = new PackedWeights(plain, plain)) {
      assertThat(packed.of(Arena.addressOf(weights))).isEqualTo(Arena.addressOf(weights));
    }
  }

  private static PackedWeights transposing() {
    dnnl_memory_desc_t transposed = new dnnl_memory_desc_t();
    long[] dims = {1, 1, 2, 1, 3};
    OneDnn.check(
        dnnl_memory_desc_init_by_tag(
            transposed, dims.length, dims, org.bytedeco.dnnl.global.dnnl.dnnl_f32, dnnl_ldgoi),
        "describe transposed weights");
    return new PackedWeights(Memories.inputWeights(CELL), transposed);
  }

  private static FloatBuffer floats(long address) {
    return new Span(address, 6 * Float.BYTES).floats();
  }

  private static float[] read(long address) {
    float[] values = new float[6];
    floats(address).get(values);
    return values;
  }
}
