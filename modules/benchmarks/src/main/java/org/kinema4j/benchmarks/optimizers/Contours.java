package org.kinema4j.benchmarks.optimizers;

import java.util.ArrayList;
import java.util.List;
import org.kinema4j.benchmarks.optimizers.Surface.Point;

/**
 * Lines of equal value of a surface, by marching squares. A line comes in pieces, with NaN between
 * them.
 */
final class Contours {

  private static final int CELLS = 120;
  private static final double LOWEST = 0.1;
  private static final double FACTOR = 4;
  private static final int LEVELS = 8;

  private final Surface surface;
  private final double level;
  private final List<Double> xs = new ArrayList<>();
  private final List<Double> ys = new ArrayList<>();

  private Contours(Surface surface, double level) {
    this.surface = surface;
    this.level = level;
  }

  /** A pair of coordinate arrays for each level that the surface has. */
  static List<double[][]> of(Surface surface) {
    List<double[][]> lines = new ArrayList<>();
    for (int i = 0; i < LEVELS; i++) {
      Contours contours = new Contours(surface, LOWEST * Math.pow(FACTOR, i));
      contours.march();
      if (!contours.xs.isEmpty()) {
        lines.add(new double[][] {array(contours.xs), array(contours.ys)});
      }
    }
    return lines;
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private void march() {
    for (int row = 0; row < CELLS; row++) {
      for (int column = 0; column < CELLS; column++) {
        cell(at(column, row), at(column + 1, row), at(column + 1, row + 1));
        cell(at(column, row), at(column, row + 1), at(column + 1, row + 1));
      }
    }
  }

  private Point at(int column, int row) {
    Point low = surface.low();
    Point high = surface.high();
    return new Point(
        low.x() + (high.x() - low.x()) * column / CELLS,
        low.y() + (high.y() - low.y()) * row / CELLS);
  }

  /** A triangle is crossed on two sides or on none. */
  private void cell(Point a, Point b, Point c) {
    List<Point> crossings = new ArrayList<>();
    cross(a, b, crossings);
    cross(b, c, crossings);
    cross(c, a, crossings);
    if (crossings.size() == 2) {
      crossings.forEach(point -> add(point.x(), point.y()));
      add(crossings.get(1).x(), Double.NaN);
    }
  }

  private void add(double x, double y) {
    xs.add(x);
    ys.add(y);
  }

  private void cross(Point from, Point to, List<Point> crossings) {
    double start = surface.value(from.x(), from.y());
    double end = surface.value(to.x(), to.y());
    if (start < level != end < level) {
      double share = (level - start) / (end - start);
      crossings.add(
          new Point(
              from.x() + share * (to.x() - from.x()), from.y() + share * (to.y() - from.y())));
    }
  }
}
