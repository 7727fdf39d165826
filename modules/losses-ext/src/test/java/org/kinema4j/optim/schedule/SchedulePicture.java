package org.kinema4j.optim.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws the examples of the catalog, one panel a schedule, as SVG. */
final class SchedulePicture {

  private static final int LAST = 120;
  private static final double TOP = 0.1;
  private static final int COLUMNS = 3;
  private static final int WIDTH = 280;
  private static final int HEIGHT = 172;
  private static final int LEFT = 40;
  private static final int RIGHT = 14;
  private static final int ABOVE = 30;
  private static final int BELOW = 26;

  private final StringBuilder svg = new StringBuilder();

  private SchedulePicture() {}

  /** Returns the whole picture. */
  static String draw() {
    return new SchedulePicture().sheet();
  }

  private String sheet() {
    List<ScheduleEntry> entries = Schedules.all();
    int rows = (entries.size() + COLUMNS - 1) / COLUMNS;
    line(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            + " font-family=\"sans-serif\" font-size=\"11\" fill=\"#333\">",
        COLUMNS * WIDTH, rows * HEIGHT, COLUMNS * WIDTH, rows * HEIGHT);
    line("<title>Values of the schedules over the first 120 steps</title>");
    line("<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>");
    for (int i = 0; i < entries.size(); i++) {
      line("<g transform=\"translate(%d %d)\">", i % COLUMNS * WIDTH, i / COLUMNS * HEIGHT);
      panel(entries.get(i));
      line("</g>");
    }
    line("</svg>");
    return svg.toString();
  }

  private void panel(ScheduleEntry entry) {
    line(
        "<text x=\"%d\" y=\"18\" font-weight=\"bold\" font-size=\"13\">%s</text>",
        LEFT, entry.name());
    for (double value : new double[] {0, TOP / 2, TOP}) {
      line(
          "<path d=\"M%d %.1fH%d\" stroke=\"#ddd\"/><text x=\"%d\" y=\"%.1f\""
              + " text-anchor=\"end\">%s</text>",
          LEFT, y(value), WIDTH - RIGHT, LEFT - 5, y(value) + 4, value == 0 ? "0" : value);
    }
    for (int t = 0; t <= LAST; t += LAST / 4) {
      line(
          "<path d=\"M%.1f %dv4\" stroke=\"#999\"/><text x=\"%.1f\" y=\"%d\""
              + " text-anchor=\"middle\">%d</text>",
          x(t), HEIGHT - BELOW, x(t), HEIGHT - BELOW + 17, t);
    }
    if (entry.example() instanceof ReduceOnPlateau plateau) {
      plateau(plateau);
    } else {
      curve(
          IntStream.rangeClosed(0, LAST).mapToObj(t -> entry.example().valueAt(t, 0)).toList(),
          "#0b5cad");
    }
  }

  /** A score that falls by a straight line to a floor, which is the lower the less the rate. */
  private void plateau(ReduceOnPlateau schedule) {
    List<Double> values = new ArrayList<>();
    List<Double> scores = new ArrayList<>();
    Schedule now = schedule;
    double score = TOP;
    for (int t = 0; t <= LAST; t++) {
      double value = now.valueAt(t, 0);
      values.add(value);
      scores.add(score);
      now = now.observe(score, t, 0);
      score = Math.max(value > TOP / 2 ? 0.06 : value > TOP / 20 ? 0.035 : 0.03, score - 0.0015);
    }
    curve(scores, "#c77700");
    curve(values, "#0b5cad");
    line(
        "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" fill=\"#c77700\">score</text>",
        WIDTH - RIGHT, y(0.03) - 5);
  }

  private void curve(List<Double> values, String color) {
    String points =
        IntStream.range(0, values.size())
            .mapToObj(t -> String.format(Locale.ROOT, "%.1f,%.1f", x(t), y(values.get(t))))
            .collect(Collectors.joining(" "));
    line(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.8\"/>",
        points, color);
  }

  private static double x(double t) {
    return LEFT + (WIDTH - LEFT - RIGHT) * t / LAST;
  }

  private static double y(double value) {
    return HEIGHT - BELOW - (HEIGHT - ABOVE - BELOW) * value / TOP;
  }

  private void line(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
