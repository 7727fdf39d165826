package org.kinema4j.har.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaletteTest {

  @Test
  void givesTwentyFourClassesAColorOfTheirOwn() {
    List<String> labels = IntStream.range(0, 24).mapToObj(Integer::toString).toList();
    Palette palette = new Palette(labels);
    assertThat(labels.stream().map(palette::color).distinct()).hasSize(24);
    assertThat(palette.color("0")).isEqualTo("#0072b2");
  }

  @Test
  void tintsFromWhiteToTheColor() {
    assertThat(Palette.hex(Palette.tint(0x204060, 0))).isEqualTo("#ffffff");
    assertThat(Palette.hex(Palette.tint(0x204060, 1))).isEqualTo("#204060");
    // Half of the way from 255 to 32, 64 and 96, rounded.
    assertThat(Palette.hex(Palette.tint(0x204060, 0.5))).isEqualTo("#90a0b0");
    assertThat(Palette.hex(0x000102)).isEqualTo("#000102");
  }

  @Test
  void keepsTextLegibleOnEveryColor() {
    for (int gray = 0; gray < 256; gray++) {
      int color = gray * 0x010101;
      double back = luminance(gray);
      double ink = Palette.inkOn(color).equals("#ffffff") ? 1 : luminance(0x20);
      double contrast = (Math.max(back, ink) + 0.05) / (Math.min(back, ink) + 0.05);
      assertThat(contrast).as("gray %d", gray).isGreaterThan(3.8);
    }
  }

  private static double luminance(int gray) {
    double value = gray / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
