package org.kinema4j.har.motion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {

  private static final List<String> SORTED =
      List.of(
          "",
          "007",
          "07",
          "7",
          "9",
          "10",
          "99999999999999999998",
          "99999999999999999999",
          "a",
          "a2",
          "a2b1",
          "a2b10",
          "a10",
          "b1");

  @Test
  void digitsCountAsNumbersWhateverTheOrderOfTheInput() {
    Random random = new Random(7);
    for (int i = 0; i < 50; i++) {
      List<String> shuffled = new ArrayList<>(SORTED);
      Collections.shuffle(shuffled, random);
      shuffled.sort(NaturalOrder.INSTANCE);
      assertThat(shuffled).isEqualTo(SORTED);
    }
  }

  @Test
  void onlyEqualTextsCompareAsEqual() {
    for (String a : SORTED) {
      for (String b : SORTED) {
        int order = NaturalOrder.INSTANCE.compare(a, b);
        assertThat(order == 0).isEqualTo(a.equals(b));
        assertThat(Integer.signum(order))
            .isEqualTo(-Integer.signum(NaturalOrder.INSTANCE.compare(b, a)));
      }
    }
  }
}
