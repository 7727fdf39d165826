package org.kinema4j.layers.recurrent.internal.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CompactionTest {

  private static final int STEPS = 4;
  private static final int EXAMPLES = 3;

  /** [T, N]: example 1 keeps steps 0 and 2, example 2 keeps none. */
  private static final FloatBuffer MASK =
      FloatBuffer.wrap(new float[] {1, 1, 0, 1, 0, 0, 1, 1, 0, 1, 0, 0});

  private static final Share LAST_TWO = new Share(1, 2);

  /** [T, N, 1], whose value says where it is. */
  private static final FloatBuffer SEQUENCE =
      FloatBuffer.wrap(new float[] {0, 1, 2, 10, 11, 12, 20, 21, 22, 30, 31, 32});

  private static final SequenceStrides STRIDES = new SequenceStrides(EXAMPLES, 1);

  @Test
  void countsKeptSteps() {
    Compaction compaction = new Compaction(MASK, STEPS, EXAMPLES, new Share(0, 3), false);

    assertThat(compaction.length(0)).isEqualTo(4);
    assertThat(compaction.length(1)).isEqualTo(2);
    assertThat(compaction.length(2)).isZero();
  }

  @Test
  void movesKeptStepsToTheFront() {
    assertThat(pack(false)).containsExactly(1, 0, 21, 0, 0, 0, 0, 0);
  }

  @Test
  void movesThemInTheOrderOfReading() {
    assertThat(pack(true)).containsExactly(21, 0, 1, 0, 0, 0, 0, 0);
  }

  @Test
  void movesThemBackAndLeavesZerosAtMaskedSteps() {
    Compaction compaction = new Compaction(MASK, STEPS, EXAMPLES, LAST_TWO, true);
    float[] target = new float[12];
    Arrays.fill(target, -1);

    compaction.unpack(
        FloatBuffer.wrap(pack(true)), FloatBuffer.wrap(target, 1, 11).slice(), STRIDES, 1);

    assertThat(target).containsExactly(-1, 1, 0, -1, 0, 0, -1, 21, 0, -1, 0, 0);
  }

  private static float[] pack(boolean reversed) {
    Compaction compaction = new Compaction(MASK, STEPS, EXAMPLES, LAST_TWO, reversed);
    float[] packed = new float[STEPS * 2];
    Arrays.fill(packed, 9);
    compaction.pack(SEQUENCE.duplicate().position(1).slice(), STRIDES, FloatBuffer.wrap(packed), 1);
    return packed;
  }
}
