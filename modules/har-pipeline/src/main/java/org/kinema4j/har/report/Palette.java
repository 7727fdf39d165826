package org.kinema4j.har.report;

import java.util.List;

/**
 * Gives each class its color, the same in all figures. The first eight are the colors of Okabe and
 * Ito, which people with any color vision can tell apart, with gray in place of black; further
 * classes get darker, then lighter ones.
 */
final class Palette {

  /** Marks what is right. */
  static final int RIGHT = 0x00568A;

  /** Marks what is wrong. */
  static final int WRONG = 0xC8400A;

  private static final int WHITE = 0xFFFFFF;
  private static final int BLACK = 0x000000;
  private static final int[] COLORS = {
    0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0x56B4E9, 0xD55E00, 0xF0E442, 0x9AA0A6
  };

  /** The luminance on which both inks have the same contrast. */
  private static final double EQUAL_CONTRAST = 0.21;

  private static final String DARK_INK = "#17202b";
  private static final String LIGHT_INK = "#ffffff";

  private final List<String> labels;

  Palette(List<String> labels) {
    this.labels = List.copyOf(labels);
  }

  List<String> labels() {
    return labels;
  }

  /** The color of a class. */
  String color(String label) {
    return hex(rgb(label));
  }

  /** The color of text on the color of a class. */
  String ink(String label) {
    return inkOn(rgb(label));
  }

  private int rgb(String label) {
    int index = Math.floorMod(labels.indexOf(label), 3 * COLORS.length);
    int color = COLORS[index % COLORS.length];
    return switch (index / COLORS.length) {
      case 0 -> color;
      case 1 -> mix(color, BLACK, 0.4);
      default -> mix(color, WHITE, 0.55);
    };
  }

  /** A tint between white and a color. */
  static int tint(int color, double share) {
    return mix(WHITE, color, share);
  }

  private static int mix(int from, int to, double share) {
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int a = (from >> shift) & 0xFF;
      int b = (to >> shift) & 0xFF;
      mixed |= (int) Math.round(a + (b - a) * share) << shift;
    }
    return mixed;
  }

  /** A color as CSS and SVG write it. */
  static String hex(int rgb) {
    String digits = Integer.toHexString(rgb);
    return "#" + "0".repeat(6 - digits.length()) + digits;
  }

  /** Dark or light, whichever has the greater contrast by WCAG's formula. */
  static String inkOn(int rgb) {
    double luminance =
        0.2126 * linear((rgb >> 16) & 0xFF)
            + 0.7152 * linear((rgb >> 8) & 0xFF)
            + 0.0722 * linear(rgb & 0xFF);
    return luminance > EQUAL_CONTRAST ? DARK_INK : LIGHT_INK;
  }

  private static double linear(int channel) {
    double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
