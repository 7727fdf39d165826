package org.kinema4j.har.dataset.datavec;

import java.util.ArrayList;
import java.util.List;
import org.datavec.api.transform.DataAction;
import org.datavec.api.transform.TransformProcess;
import org.datavec.api.writable.Writable;

/**
 * Runs a {@code TransformProcess} on sequences, one after another: its transforms, its filters, and
 * its splits, which {@code TransformProcess} itself does not run.
 *
 * <p>It stands in for {@code LocalTransformExecutor} of datavec-local 1.0.0-M2.1, which cannot be
 * used for windows: where all sequences of the result are equally long, it packs them into Arrow,
 * which needs {@code --add-opens=java.base/java.nio=ALL-UNNAMED}, and reads them back shifted, so
 * that sequence {@code i} begins at row {@code i} of the first one; and it fails where none is
 * left.
 */
public final class SequenceExecutor {

  private SequenceExecutor() {}

  /**
   * Runs a process.
   *
   * @param sequences rows of writables, as the initial schema of the process describes them
   * @param process only transforms, filters and splits
   * @return what becomes of each sequence, in order; none of those that a filter removed
   * @throws IllegalArgumentException if the process has steps of another kind, or a row is not as
   *     wide as its schema
   */
  public static List<List<List<Writable>>> execute(
      List<List<List<Writable>>> sequences, TransformProcess process) {
    for (DataAction action : process.getActionList()) {
      requireKnown(action);
    }
    int width = process.getInitialSchema().numColumns();
    List<List<List<Writable>>> results = new ArrayList<>();
    for (List<List<Writable>> sequence : sequences) {
      requireWidth(sequence, width);
      List<List<List<Writable>>> parts = List.of(sequence);
      for (DataAction action : process.getActionList()) {
        parts = applied(action, parts);
      }
      results.addAll(parts);
    }
    return results;
  }

  private static void requireKnown(DataAction action) {
    if (action.getTransform() == null
        && action.getFilter() == null
        && action.getSequenceSplit() == null) {
      throw new IllegalArgumentException(
          "process must consist of transforms, filters and splits of sequences, received "
              + action);
    }
  }

  private static void requireWidth(List<List<Writable>> sequence, int width) {
    for (List<Writable> row : sequence) {
      if (row.size() != width) {
        throw new IllegalArgumentException(
            "rows must have the %d columns of the schema, received %d"
                .formatted(width, row.size()));
      }
    }
  }

  private static List<List<List<Writable>>> applied(
      DataAction action, List<List<List<Writable>>> parts) {
    List<List<List<Writable>>> results = new ArrayList<>(parts.size());
    for (List<List<Writable>> part : parts) {
      if (action.getTransform() != null) {
        results.add(action.getTransform().mapSequence(part));
      } else if (action.getSequenceSplit() != null) {
        results.addAll(action.getSequenceSplit().split(part));
      } else if (!action.getFilter().removeSequence(part)) {
        results.add(part);
      }
    }
    return results;
  }
}
