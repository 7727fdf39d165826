package org.kinema4j.har.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kinema4j.har.io.Irregularity.Kind;

class IrregularityTest {

  @Test
  void saysWhereItIs() {
    assertThat(new Irregularity(Kind.INDEX_GAP, 7, "index jumps").describe())
        .isEqualTo("frame 7: index jumps");
    assertThat(new Irregularity(Kind.INDEX_GAP, 0, "index jumps").describe())
        .isEqualTo("frame 0: index jumps");
    assertThat(new Irregularity(Kind.RENAMED, -1, "renamed").describe()).isEqualTo("renamed");
  }

  @Test
  void textOfTheFileCannotBreakOrFloodTheLine() {
    Irregularity flood = new Irregularity(Kind.RENAMED, -1, "a\nb\u001B" + "x".repeat(1000));
    assertThat(flood.text()).startsWith("a b x").hasSize(303).endsWith("x...");
  }
}
