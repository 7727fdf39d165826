package org.kinema4j.benchmarks.optimizers;

/** Functions of two variables whose minima are known. */
enum Surface {

  /** A bent ravine; its minimum is 0 at (1, 1). */
  ROSENBROCK("Rosenbrock") {
    @Override
    Point start() {
      return new Point(-1.2, 1);
    }

    @Override
    Point low() {
      return new Point(-2, -1);
    }

    @Override
    Point high() {
      return new Point(2, 3);
    }

    @Override
    double value(double x, double y) {
      return square(1 - x) + 100 * square(y - x * x);
    }

    @Override
    Point gradient(double x, double y) {
      double off = y - x * x;
      return new Point(-2 * (1 - x) - 400 * x * off, 200 * off);
    }
  },

  /** A plain between steep walls; its minimum is 0 at (3, 0.5). */
  BEALE("Beale") {
    @Override
    Point start() {
      return new Point(1, 1);
    }

    @Override
    Point low() {
      return new Point(-0.5, -1.2);
    }

    @Override
    Point high() {
      return new Point(4.5, 2);
    }

    @Override
    double value(double x, double y) {
      return square(1.5 - x + x * y)
          + square(2.25 - x + x * y * y)
          + square(2.625 - x + x * y * y * y);
    }

    @Override
    Point gradient(double x, double y) {
      double a = 1.5 - x + x * y;
      double b = 2.25 - x + x * y * y;
      double c = 2.625 - x + x * y * y * y;
      return new Point(
          2 * a * (y - 1) + 2 * b * (y * y - 1) + 2 * c * (y * y * y - 1),
          2 * a * x + 4 * b * x * y + 6 * c * x * y * y);
    }
  },

  /** Four minima of 0 and four saddles between them; the start lies near a maximum. */
  HIMMELBLAU("Himmelblau") {
    @Override
    Point start() {
      return new Point(-0.5, -1);
    }

    @Override
    Point low() {
      return new Point(-5, -5);
    }

    @Override
    Point high() {
      return new Point(5, 5);
    }

    @Override
    double value(double x, double y) {
      return square(x * x + y - 11) + square(x + y * y - 7);
    }

    @Override
    Point gradient(double x, double y) {
      double a = x * x + y - 11;
      double b = x + y * y - 7;
      return new Point(4 * x * a + 2 * b, 2 * a + 4 * y * b);
    }
  };

  private final String title;

  Surface(String title) {
    this.title = title;
  }

  /**
   * A point, or a gradient.
   *
   * @param x first coordinate
   * @param y second coordinate
   */
  record Point(double x, double y) {}

  abstract double value(double x, double y);

  abstract Point gradient(double x, double y);

  String title() {
    return title;
  }

  /** Where every descent starts. */
  abstract Point start();

  /** Lower left corner of what a picture shows. */
  abstract Point low();

  /** Upper right corner of what a picture shows. */
  abstract Point high();

  private static double square(double value) {
    return value * value;
  }
}
