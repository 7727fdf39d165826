package org.kinema4j.har.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {

  @Test
  void numbersCompareByValue() {
    assertSorted("541", "2193", "10000");
    assertSorted("P2-trial9", "P2-trial10", "P10-trial1");
    assertSorted("", "1", "a", "a1", "a1b", "a2", "ab");
    assertSorted("7", "12345678901234567890", "99999999999999999999999");
  }

  @Test
  void leadingZerosAreNoValueButTellNamesApart() {
    assertSorted("1", "02", "2", "003");
    assertSorted("0", "00", "1");
  }

  @Test
  void isATotalOrder() {
    Random random = new Random(23);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      StringBuilder name = new StringBuilder();
      for (int k = random.nextInt(5); k >= 0; k--) {
        name.append("01a9b".charAt(random.nextInt(5)));
      }
      names.add(name.toString());
    }
    for (String a : names) {
      for (String b : names) {
        int ab = Integer.signum(compare(a, b));
        assertThat(ab).isEqualTo(-Integer.signum(compare(b, a)));
        assertThat(ab == 0).isEqualTo(a.equals(b));
        for (String c : names) {
          if (ab < 0 && compare(b, c) < 0) {
            assertThat(compare(a, c)).isNegative();
          }
        }
      }
    }
  }

  private static int compare(String a, String b) {
    return NaturalOrder.INSTANCE.compare(a, b);
  }

  private static void assertSorted(String... names) {
    List<String> shuffled = new ArrayList<>(List.of(names));
    Collections.shuffle(shuffled, new Random(1));
    shuffled.sort(NaturalOrder.INSTANCE);
    assertThat(shuffled).containsExactly(names);
  }
}
