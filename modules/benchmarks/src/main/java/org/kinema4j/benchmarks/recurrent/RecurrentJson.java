package org.kinema4j.benchmarks.recurrent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The results for programs: one entry for each engine, shape and task, and every measurement that
 * it sums up.
 *
 * @param machine what was measured on
 * @param rounds what was measured
 * @param seconds how long each task was warmed up and timed
 * @param results what was found
 */
record RecurrentJson(Machine machine, Rounds rounds, double seconds, Results results) {

  Map<String, Object> content() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("machine", machine);
    content.put("busyAtStart", machine.busy());
    content.put("rounds", rounds.count());
    content.put("seconds", seconds);
    content.put("largestDifference", results.largestDifference());
    List<Object> entries = new ArrayList<>();
    for (Shape shape : rounds.shapes()) {
      for (Engine engine : rounds.engines()) {
        entries.add(entry(engine, shape));
      }
    }
    content.put("results", entries);
    return content;
  }

  private Map<String, Object> entry(Engine engine, Shape shape) {
    List<Measurement> measurements = results.of(engine, shape);
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("engine", engine.toString());
    entry.put("description", engine.description());
    entry.put("facts", measurements.get(0).facts());
    entry.put("shape", shape);
    entry.put("multiplyAdds", shape.multiplyAdds());
    for (Task task : Task.values()) {
      entry.put(task.toString(), task(engine, shape, task));
    }
    entry.put("losses", measurements.stream().map(Measurement::losses).toList());
    return entry;
  }

  private Map<String, Object> task(Engine engine, Shape shape, Task task) {
    Engine first = rounds.engines().get(0);
    Spread speed = results.speed(engine, shape, task);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("windowsPerSecond", speed);
    values.put("millis", results.millis(engine, shape, task));
    values.put("relativeTo", first.toString());
    values.put("relativeSpeed", speed.median() / results.speed(first, shape, task).median());
    values.put("rounds", results.of(engine, shape).stream().map(task::of).toList());
    return values;
  }
}
