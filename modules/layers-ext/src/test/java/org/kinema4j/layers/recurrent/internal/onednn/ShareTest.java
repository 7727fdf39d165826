package org.kinema4j.layers.recurrent.internal.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShareTest {

  @Test
  void sharesCoverTheBatchAndDifferByOneAtMost() {
    assertThat(Share.of(10, 3)).containsExactly(new Share(0, 3), new Share(3, 3), new Share(6, 4));
  }

  @Test
  void oneShareIsTheBatch() {
    assertThat(Share.of(7, 1)).containsExactly(new Share(0, 7));
  }
}
