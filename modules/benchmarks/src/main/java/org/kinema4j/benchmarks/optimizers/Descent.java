package org.kinema4j.benchmarks.optimizers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.kinema4j.benchmarks.optimizers.Surface.Point;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The way of an optimizer down a surface.
 *
 * @param surface where it went
 * @param optimizer who went
 * @param rate its learning rate; NaN if it has none
 * @param path start, and the point to evaluate after each step
 */
record Descent(Surface surface, Contestant optimizer, double rate, List<Point> path) {

  /** Learning rates to try, whatever the default is: surfaces are steeper than losses. */
  static final List<Double> RATES =
      List.of(1e-5, 3e-5, 1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0);

  /** The one that ends lowest of the descents with all rates. */
  static Descent best(Surface surface, Contestant optimizer, int steps) {
    DoubleStream rates =
        optimizer.defaults().hasLearningRate()
            ? RATES.stream().mapToDouble(Double::doubleValue)
            : DoubleStream.of(Double.NaN);
    return rates
        .mapToObj(rate -> of(surface, optimizer, rate, steps))
        .min(Comparator.comparingDouble(Descent::end))
        .orElseThrow();
  }

  static Descent of(Surface surface, Contestant optimizer, double rate, int steps) {
    SteppedMatrix matrix = new SteppedMatrix(optimizer.at(rate), DataType.DOUBLE, 1, 2);
    INDArray parameters = matrix.parameters();
    INDArray gradient = parameters.ulike();
    Point at = surface.start();
    parameters.putScalar(0, at.x()).putScalar(1, at.y());
    List<Point> path = new ArrayList<>(List.of(at));
    for (int step = 0; step < steps && Double.isFinite(surface.value(at.x(), at.y())); step++) {
      Point slope = surface.gradient(at.x(), at.y());
      gradient.putScalar(0, slope.x()).putScalar(1, slope.y());
      parameters.subi(matrix.apply(gradient));
      at = new Point(parameters.getDouble(0), parameters.getDouble(1));
      INDArray evaluated = matrix.evaluated();
      path.add(new Point(evaluated.getDouble(0), evaluated.getDouble(1)));
    }
    return new Descent(surface, optimizer, rate, path);
  }

  /** Value of the surface where the path ends; infinite if it left the numbers. */
  double end() {
    Point last = last();
    double value = surface.value(last.x(), last.y());
    return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
  }

  Point last() {
    return path.get(path.size() - 1);
  }
}
