package org.kinema4j.har.report;

import org.kinema4j.har.evaluate.Calibration;
import org.kinema4j.har.evaluate.ReliabilityBin;

/** Draws accuracy over confidence, and below how many windows there are of each confidence. */
final class ReliabilityChart {

  private static final double WIDTH = 500;
  private static final double LEFT = 48;
  private static final double SIDE = 300;
  private static final double TOP = 10;
  private static final double BOTTOM = TOP + SIDE;
  private static final double COUNTS_TOP = BOTTOM + 14;
  private static final double COUNTS = 44;
  private static final double AXIS = COUNTS_TOP + COUNTS;
  private static final double HEIGHT = AXIS + 36;
  private static final double SPAN = WIDTH - LEFT - 14;
  private static final int TICKS = 5;
  private static final double GAP = 1.5;

  private final Calibration calibration;
  private final long most;

  ReliabilityChart(Calibration calibration) {
    this.calibration = calibration;
    most = calibration.bins().stream().mapToLong(ReliabilityBin::windows).max().orElse(0);
  }

  void write(Markup html) {
    html.open("div", "class", "plot half").leaf("h3", "Accuracy by confidence");
    html.open(
        "svg",
        "viewBox",
        "0 0 %s %s".formatted(Numbers.plain(WIDTH), Numbers.plain(HEIGHT)),
        "role",
        "img",
        "aria-label",
        "Accuracy of windows by confidence");
    axes(html);
    calibration.bins().stream().filter(bin -> bin.windows() > 0).forEach(bin -> bin(html, bin));
    html.empty("line", "x1", x(0), "y1", y(0), "x2", x(1), "y2", y(1), "class", "diagonal");
    html.close();
    html.open("p", "class", "legend");
    key(html, "reliable", "right");
    key(html, "unsure", "surer than right");
    key(html, "modest", "righter than sure");
    key(html, "windows", "windows");
    html.close().close();
  }

  private static void key(Markup html, String style, String name) {
    html.open("span", "class", "key").open("svg", "class", "sample", "viewBox", "0 0 26 8");
    html.empty("rect", "x", 1, "y", 0, "width", 24, "height", 8, "class", style);
    html.close().text(name).close().text(" ");
  }

  private static void axes(Markup svg) {
    for (int i = 0; i <= TICKS; i++) {
      double value = (double) i / TICKS;
      double y = y(value);
      svg.empty("line", "x1", LEFT, "x2", LEFT + SPAN, "y1", y, "y2", y, "class", "grid");
      String text = Numbers.fixed(value, 1);
      svg.leaf("text", text, "x", LEFT - 8, "y", y, "class", "strip-name");
      svg.leaf("text", text, "x", x(value), "y", AXIS + 16, "class", "tick-label");
    }
    svg.empty("line", "x1", LEFT, "x2", LEFT + SPAN, "y1", AXIS, "y2", AXIS, "class", "tick");
    svg.leaf("text", "confidence", "x", LEFT + SPAN / 2, "y", HEIGHT - 4, "class", "tick-label");
  }

  /** A bar as high as the accuracy, and from there to the confidence what is amiss. */
  private void bin(Markup svg, ReliabilityBin bin) {
    svg.open("g")
        .leaf(
            "title",
            "confidence above %s up to %s: %s, %s right, %s sure"
                .formatted(
                    Numbers.score(bin.lower()),
                    Numbers.score(bin.upper()),
                    Numbers.count(bin.windows(), "window"),
                    Numbers.percent(bin.accuracy()),
                    Numbers.percent(bin.confidence())));
    bar(svg, bin, y(bin.accuracy()), BOTTOM, "reliable");
    double high = Math.min(y(bin.accuracy()), y(bin.confidence()));
    double low = Math.max(y(bin.accuracy()), y(bin.confidence()));
    bar(svg, bin, high, low, bin.gap() > 0 ? "unsure" : "modest");
    bar(svg, bin, AXIS - COUNTS * bin.windows() / most, AXIS, "windows");
    svg.close();
  }

  private static void bar(Markup svg, ReliabilityBin bin, double top, double bottom, String style) {
    double x = x(bin.lower()) + GAP;
    double width = x(bin.upper()) - GAP - x;
    svg.empty("rect", "x", x, "y", top, "width", width, "height", bottom - top, "class", style);
  }

  private static double x(double confidence) {
    return LEFT + SPAN * confidence;
  }

  private static double y(double accuracy) {
    return BOTTOM - SIDE * accuracy;
  }
}
