package org.kinema4j.har.report;

import java.util.List;
import java.util.OptionalInt;

/** Draws values over epochs. */
final class LineChart {

  private static final double WIDTH = 510;
  private static final double HEIGHT = 250;
  private static final double LEFT = 48;
  private static final double RIGHT = 14;
  private static final double TOP = 14;
  private static final double BOTTOM = 34;
  private static final int X_TICKS = 10;
  private static final int Y_TICKS = 5;

  /** A line: what the legend says, its class in the style sheet, and one value an epoch or NaN. */
  record Line(String name, String style, List<Double> values) {}

  private final List<Integer> epochs;
  private final List<Line> lines;
  private final double top;

  /** Creates a chart over at least one epoch; each line has one value an epoch. */
  LineChart(List<Integer> epochs, List<Line> lines) {
    this.epochs = List.copyOf(epochs);
    this.lines = List.copyOf(lines);
    double greatest =
        lines.stream()
            .flatMap(line -> line.values().stream())
            .mapToDouble(Double::doubleValue)
            .filter(Double::isFinite)
            .max()
            .orElse(1);
    double range = greatest > 0 ? greatest : 1;
    double step = Numbers.tickStep(range, Y_TICKS);
    this.top = step * Math.ceil(range / step - 1e-9);
  }

  /** Draws the chart, or nothing if there is no line to draw. */
  void write(Markup html, String title, OptionalInt marked) {
    if (lines.isEmpty()) {
      return;
    }
    html.open("div", "class", "plot half").leaf("h3", title);
    html.open(
        "svg",
        "viewBox",
        "0 0 %s %s".formatted(Numbers.plain(WIDTH), Numbers.plain(HEIGHT)),
        "role",
        "img",
        "aria-label",
        title + " over epochs");
    verticalAxis(html);
    horizontalAxis(html);
    marked.ifPresent(epoch -> mark(html, epoch));
    lines.forEach(line -> line(html, line));
    html.close();
    legend(html);
    html.close();
  }

  private void legend(Markup html) {
    html.open("p", "class", "legend");
    for (Line line : lines) {
      html.open("span", "class", "key");
      html.open("svg", "class", "sample", "viewBox", "0 0 26 8");
      html.empty("line", "x1", "1", "x2", "25", "y1", "4", "y2", "4", "class", line.style());
      html.close().text(line.name()).close().text(" ");
    }
    html.close();
  }

  private void verticalAxis(Markup svg) {
    double step = Numbers.tickStep(top, Y_TICKS);
    for (int i = 0; i * step <= top * (1 + 1e-9); i++) {
      double y = y(i * step);
      svg.empty("line", "x1", LEFT, "x2", WIDTH - RIGHT, "y1", y, "y2", y, "class", "grid");
      svg.leaf("text", Numbers.tick(i * step, step), "x", LEFT - 8, "y", y, "class", "strip-name");
    }
  }

  private void horizontalAxis(Markup svg) {
    int first = epochs.get(0);
    int last = epochs.get(epochs.size() - 1);
    int step = (int) Math.max(1, Numbers.tickStep(Math.max(1, last - first), X_TICKS));
    for (int epoch = first; epoch <= last; epoch++) {
      if (epoch % step == 0) {
        svg.leaf(
            "text",
            Integer.toString(epoch),
            "x",
            x(epoch),
            "y",
            HEIGHT - BOTTOM + 16,
            "class",
            "tick-label");
      }
    }
    svg.leaf(
        "text", "epoch", "x", (LEFT + WIDTH - RIGHT) / 2, "y", HEIGHT - 3, "class", "tick-label");
  }

  private void mark(Markup svg, int epoch) {
    double x = x(epoch);
    svg.empty("line", "x1", x, "x2", x, "y1", TOP, "y2", HEIGHT - BOTTOM, "class", "best");
  }

  /** Draws a line with a gap where a value is missing, and a dot at each value. */
  private void line(Markup svg, Line line) {
    StringBuilder path = new StringBuilder();
    boolean pen = false;
    for (int i = 0; i < epochs.size(); i++) {
      boolean there = Double.isFinite(line.values().get(i));
      if (there) {
        path.append(pen ? 'L' : 'M')
            .append(Numbers.plain(x(epochs.get(i))))
            .append(' ')
            .append(Numbers.plain(y(line.values().get(i))));
      }
      pen = there;
    }
    svg.empty("path", "d", path.toString(), "class", line.style());
    for (int i = 0; i < epochs.size(); i++) {
      if (Double.isFinite(line.values().get(i))) {
        dot(svg, i, line);
      }
    }
  }

  private void dot(Markup svg, int i, Line line) {
    svg.open(
            "circle",
            "cx",
            x(epochs.get(i)),
            "cy",
            y(line.values().get(i)),
            "r",
            "2.6",
            "class",
            line.style())
        .leaf(
            "title",
            "%s, epoch %s: %s"
                .formatted(line.name(), epochs.get(i), Numbers.plain(line.values().get(i))))
        .close();
  }

  private double x(int epoch) {
    int range = epochs.get(epochs.size() - 1) - epochs.get(0);
    double share = range == 0 ? 0.5 : (double) (epoch - epochs.get(0)) / range;
    return LEFT + 8 + (WIDTH - LEFT - RIGHT - 16) * share;
  }

  private double y(double value) {
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / top;
  }
}
