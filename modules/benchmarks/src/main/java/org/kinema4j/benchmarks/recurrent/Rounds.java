package org.kinema4j.benchmarks.recurrent;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Measures everything once a round. Every other round goes through the engines backwards, so that a
 * machine that slows down slows all of them alike.
 *
 * @param engines in the order in which to show them
 * @param shapes what each computes
 * @param count number of rounds
 */
record Rounds(List<Engine> engines, List<Shape> shapes, int count) {

  Results run(Trials trials, PrintWriter err) {
    Results results = new Results();
    int done = 0;
    for (int round = 0; round < count; round++) {
      List<Engine> order = new ArrayList<>(engines);
      if (round % 2 == 1) {
        Collections.reverse(order);
      }
      for (Shape shape : shapes) {
        for (Engine engine : order) {
          done++;
          Measurement measurement = trials.run(engine, shape);
          results.add(engine, measurement);
          err.println(progress(done, engine, measurement));
        }
      }
    }
    return results;
  }

  private String progress(int done, Engine engine, Measurement measurement) {
    Shape shape = measurement.shape();
    return String.format(
        Locale.ROOT,
        "har bench: %d/%d %s, batch %d, %d frames, %d units: training %.1f ms, inference %.1f ms",
        done,
        count * shapes.size() * engines.size(),
        engine,
        shape.batch(),
        shape.frames(),
        shape.units(),
        measurement.training().medianMillis(),
        measurement.inference().medianMillis());
  }
}
