package org.kinema4j.benchmarks.optimizers;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.kinema4j.benchmarks.optimizers.Comparison.Result;
import org.kinema4j.benchmarks.optimizers.Surface.Point;
import org.kinema4j.har.io.AtomicFile;
import org.kinema4j.har.io.OutputFailedException;
import org.knowm.xchart.XYChart;

/** Draws what was compared: a panel for each family of optimizers, {@code Adam} in each. */
final class Pictures {

  /** How far outside a picture a line is followed, in pictures. */
  private static final double FAR = 2;

  private static final int COLUMNS = 2;
  private static final int WIDTH = 470;
  private static final int HEIGHT = 330;

  private Pictures() {}

  /** The ways down a surface. */
  static void surface(Path file, Surface surface, List<Descent> descents)
      throws OutputFailedException {
    List<double[][]> contours = Contours.of(surface);
    List<Curve> curves = descents.stream().map(descent -> curve(surface, descent)).toList();
    write(
        file,
        curves,
        family -> {
          Panel panel = new Panel(family, WIDTH, HEIGHT).within(surface.low(), surface.high());
          contours.forEach(level -> panel.background(level[0], level[1]));
          panel.spot("start", surface.start());
          return panel;
        });
  }

  /** Training losses by epoch: means over the seeds. */
  static void losses(Path file, List<Result> results) throws OutputFailedException {
    List<Curve> curves =
        results.stream()
            .map(result -> new Curve(result.optimizer(), epochs(meanLosses(result.tests()))))
            .toList();
    write(
        file,
        curves,
        family ->
            new Panel(family, WIDTH, HEIGHT)
                .logarithmic("epoch", "training loss")
                .within(corner(curves, Math::min), corner(curves, Math::max)));
  }

  /**
   * A line of a picture.
   *
   * @param optimizer whose
   * @param points where it goes
   */
  private record Curve(Contestant optimizer, List<Point> points) {

    boolean isBaseline() {
      return optimizer.name().equals(Contestant.BASELINE);
    }
  }

  /** The same in all panels. */
  private static Point corner(List<Curve> curves, DoubleBinaryOperator extreme) {
    return curves.stream()
        .flatMap(curve -> curve.points().stream())
        .reduce(
            (a, b) ->
                new Point(extreme.applyAsDouble(a.x(), b.x()), extreme.applyAsDouble(a.y(), b.y())))
        .orElse(new Point(1, 1));
  }

  private static List<Point> epochs(double... losses) {
    return IntStream.range(0, losses.length).mapToObj(i -> new Point(i + 1, losses[i])).toList();
  }

  /** Of the epochs that all seeds have. */
  static double[] meanLosses(List<Trial> trials) {
    int epochs = trials.stream().mapToInt(trial -> trial.losses().size()).min().orElse(0);
    double[] means = new double[epochs];
    for (Trial trial : trials) {
      for (int i = 0; i < epochs; i++) {
        means[i] += trial.losses().get(i) / trials.size();
      }
    }
    return means;
  }

  /** The path as far as a picture can show it. */
  private static Curve curve(Surface surface, Descent descent) {
    Point low = surface.low();
    Point high = surface.high();
    double width = high.x() - low.x();
    double height = high.y() - low.y();
    return new Curve(
        descent.optimizer(),
        descent.path().stream()
            .takeWhile(
                point ->
                    Math.abs(point.x() - low.x() - width / 2) < FAR * width
                        && Math.abs(point.y() - low.y() - height / 2) < FAR * height)
            .toList());
  }

  /** A panel for each family that has a curve, and the baseline in each. */
  private static void write(Path file, List<Curve> curves, Function<String, Panel> empty)
      throws OutputFailedException {
    List<XYChart> panels = new ArrayList<>();
    for (String family : Contestant.families()) {
      List<Curve> own =
          curves.stream().filter(curve -> curve.optimizer().family().equals(family)).toList();
      if (!own.isEmpty()) {
        Panel panel = empty.apply(family);
        curves.stream().filter(Curve::isBaseline).forEach(curve -> draw(panel, curve));
        own.forEach(curve -> draw(panel, curve));
        panels.add(panel.chart());
      }
    }
    write(file, panels);
  }

  private static void draw(Panel panel, Curve curve) {
    double[] x = curve.points().stream().mapToDouble(Point::x).toArray();
    double[] y = curve.points().stream().mapToDouble(Point::y).toArray();
    if (x.length > 0 && curve.isBaseline()) {
      panel.baseline(curve.optimizer().name(), x, y);
    } else if (x.length > 0) {
      panel.line(curve.optimizer().name(), x, y);
    }
  }

  private static void write(Path file, List<XYChart> panels) throws OutputFailedException {
    int rows = Math.max(1, (panels.size() + COLUMNS - 1) / COLUMNS);
    BufferedImage image =
        new BufferedImage(COLUMNS * WIDTH, rows * HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    for (int i = 0; i < panels.size(); i++) {
      Graphics2D part =
          (Graphics2D) graphics.create(i % COLUMNS * WIDTH, i / COLUMNS * HEIGHT, WIDTH, HEIGHT);
      panels.get(i).paint(part, WIDTH, HEIGHT);
      part.dispose();
    }
    graphics.dispose();
    AtomicFile.write(file, out -> ImageIO.write(image, "png", out));
  }
}
