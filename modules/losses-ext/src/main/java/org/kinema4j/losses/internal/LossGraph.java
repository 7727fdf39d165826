package org.kinema4j.losses.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.kinema4j.losses.compat.QuietGradients;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A SameDiff graph that ends in a number, {@value #TOTAL}, and can be differentiated. Not for two
 * threads at once.
 */
public final class LossGraph {

  /** Name of the variable that is differentiated. */
  public static final String TOTAL = "total";

  /** What SameDiff calls the graph of the gradients; its constant is not public. */
  private static final String GRADIENTS = "grad";

  /**
   * Shapes of batches whose operations are kept: a full and a last batch, with and without
   * gradient.
   */
  private static final int MOST_TAPES = 4;

  /** Shapes that are remembered: those of mined triplets differ from batch to batch. */
  private static final int MOST_SHAPES = 8;

  private final SameDiff graph;
  private final SameDiff gradientGraph;
  private final String[] inputs;

  /** Tapes by what is computed of which shapes; empty for those that could not be recorded. */
  private final Map<Object, Optional<Tape>> tapes = new Recent<>(MOST_TAPES);

  /** What was computed once already. */
  private final Map<Object, Boolean> once = new Recent<>(MOST_SHAPES);

  /**
   * Builds a graph.
   *
   * @param definition adds placeholders and operations, the last of which is named {@value #TOTAL}
   * @param inputs placeholders whose gradients will be asked for
   */
  @SuppressWarnings("try") // the scope is closed, not used
  public LossGraph(Consumer<SameDiff> definition, String... inputs) {
    this.inputs = inputs.clone();
    // A graph outlives the iteration it is first needed in, so no workspace may own its arrays.
    try (MemoryWorkspace ignored = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      graph = SameDiff.create();
      definition.accept(graph);
      graph.setLossVariables(TOTAL);
      QuietGradients.create(graph, inputs);
      gradientGraph = graph.getFunction(GRADIENTS);
    }
  }

  /**
   * Computes a variable.
   *
   * @param values the placeholders' values
   * @param output name of the variable
   * @return its value, the caller's own
   */
  public INDArray value(Map<String, INDArray> values, String output) {
    return run(graph, values, List.of(output)).get(output);
  }

  /**
   * Computes variables, and the gradients of {@value #TOTAL}.
   *
   * @param values the placeholders' values
   * @param outputs names of the variables
   * @return their values and the gradients, the caller's own
   */
  public Derivatives derivatives(Map<String, INDArray> values, String... outputs) {
    List<String> variables = new ArrayList<>(List.of(outputs));
    for (String input : inputs) {
      variables.add(gradientName(input));
    }
    Map<String, INDArray> results = run(gradientGraph, values, variables);
    Map<String, INDArray> gradients = new HashMap<>();
    for (String input : inputs) {
      gradients.put(input, results.remove(gradientName(input)));
    }
    return new Derivatives(results, gradients);
  }

  /** Sessions of SameDiff, each with its arrays, that the graphs hold on to. */
  int sessions() {
    return graph.getSessions().size() + gradientGraph.getSessions().size();
  }

  private String gradientName(String input) {
    return graph.getVariable(input).getGradient().name();
  }

  private Map<String, INDArray> run(
      SameDiff of, Map<String, INDArray> values, List<String> variables) {
    return tape(of, values, variables)
        .map(tape -> tape.run(values))
        .orElseGet(() -> PlainRun.of(of, values, variables, List.of()));
  }

  /** A tape, from the second time on: recording takes longer than a run. */
  private Optional<Tape> tape(SameDiff of, Map<String, INDArray> values, List<String> variables) {
    Map<String, List<Long>> shapes = new TreeMap<>();
    values.forEach(
        (name, value) -> shapes.put(name, Arrays.stream(value.shape()).boxed().toList()));
    Object key = List.of(variables, shapes); // gradients are variables of other names
    if (once.putIfAbsent(key, true) == null) {
      return Optional.empty();
    }
    return tapes.computeIfAbsent(key, unused -> Tape.record(of, values, variables));
  }

  /**
   * What a pass back and forth gives.
   *
   * @param outputs values of variables by name
   * @param gradients gradients of the total by the placeholder's name
   */
  public record Derivatives(Map<String, INDArray> outputs, Map<String, INDArray> gradients) {}
}
