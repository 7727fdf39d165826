package org.kinema4j.benchmarks.optimizers;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.kinema4j.benchmarks.optimizers.Comparison.Result;
import org.kinema4j.benchmarks.optimizers.Surface.Point;
import org.kinema4j.har.io.AtomicFile;
import org.kinema4j.har.io.OutputFailedException;
import org.knowm.xchart.XYChart;

/** Draws what was compared: a panel for each family of optimizers, {@code Adam} in each. */
final class Pictures {

  private static final int COLUMNS = 3;
  private static final int WIDTH = 440;
  private static final int HEIGHT = 400;

  private Pictures() {}

  /** The ways down a surface. */
  static void surface(Path file, Surface surface, List<Descent> descents)
      throws OutputFailedException {
    List<XYChart> panels = new ArrayList<>();
    List<double[][]> contours = Contours.of(surface);
    for (String family : Contestant.families()) {
      Panel panel = new Panel(family, WIDTH, HEIGHT).within(surface.low(), surface.high());
      contours.forEach(level -> panel.background(level[0], level[1]));
      panel.spot("start", surface.start());
      for (Descent descent : descents) {
        Contestant optimizer = descent.optimizer();
        List<Point> path = inside(surface, descent.path());
        double[] x = path.stream().mapToDouble(Point::x).toArray();
        double[] y = path.stream().mapToDouble(Point::y).toArray();
        add(panel, family, optimizer, x, y);
      }
      panels.add(panel.chart());
    }
    write(file, panels);
  }

  /** Training losses by epoch: means over the seeds. */
  static void losses(Path file, List<Result> results) throws OutputFailedException {
    List<XYChart> panels = new ArrayList<>();
    for (String family : Contestant.families()) {
      Panel panel = new Panel(family, WIDTH, HEIGHT).logarithmic("epoch", "training loss");
      for (Result result : results) {
        double[] losses = meanLosses(result.tests());
        double[] epochs = new double[losses.length];
        for (int i = 0; i < epochs.length; i++) {
          epochs[i] = i + 1;
        }
        add(panel, family, result.optimizer(), epochs, losses);
      }
      panels.add(panel.chart());
    }
    write(file, panels);
  }

  private static void add(
      Panel panel, String family, Contestant optimizer, double[] x, double[] y) {
    if (x.length == 0) {
      return;
    }
    if (optimizer.name().equals(Contestant.BASELINE)) {
      panel.baseline(optimizer.name(), x, y);
    } else if (optimizer.family().equals(family)) {
      panel.line(optimizer.name(), x, y);
    }
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
  private static List<Point> inside(Surface surface, List<Point> path) {
    Point low = surface.low();
    Point high = surface.high();
    double width = high.x() - low.x();
    double height = high.y() - low.y();
    return path.stream()
        .takeWhile(
            point ->
                Math.abs(point.x() - low.x() - width / 2) < 2 * width
                    && Math.abs(point.y() - low.y() - height / 2) < 2 * height)
        .toList();
  }

  private static void write(Path file, List<XYChart> panels) throws OutputFailedException {
    int rows = (panels.size() + COLUMNS - 1) / COLUMNS;
    BufferedImage image =
        new BufferedImage(COLUMNS * WIDTH, rows * HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    for (int i = 0; i < panels.size(); i++) {
      Graphics2D part =
          (Graphics2D)
              graphics.create(i % COLUMNS * WIDTH, i / COLUMNS * HEIGHT, WIDTH, HEIGHT);
      panels.get(i).paint(part, WIDTH, HEIGHT);
      part.dispose();
    }
    graphics.dispose();
    AtomicFile.write(file, out -> ImageIO.write(image, "png", out));
  }
}
