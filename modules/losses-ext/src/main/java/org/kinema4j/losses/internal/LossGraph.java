package org.kinema4j.losses.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  private final SameDiff graph;
  private final String[] inputs;

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
    return graph.output(inRowOrder(values), output).get(output).dup();
  }

  /**
   * Computes variables, and the gradients of {@value #TOTAL}.
   *
   * @param values the placeholders' values
   * @param outputs names of the variables
   * @return their values and the gradients, the caller's own
   */
  public Derivatives derivatives(Map<String, INDArray> values, String... outputs) {
    var both = graph.calculateGradientsAndOutputs(inRowOrder(values), List.of(outputs), List.of(inputs));
    return new Derivatives(copies(both.getOutputs()), copies(both.getGradients()));
  }

  /**
   * A graph that ran on arrays in row order gives wrong numbers on arrays in column order:
   * ColumnOrderTest.
   */
  private static Map<String, INDArray> inRowOrder(Map<String, INDArray> values) {
    Map<String, INDArray> arranged = new HashMap<>(values);
    arranged.replaceAll(
        (name, array) -> array.ordering() == 'c' && !array.isView() ? array : array.dup('c'));
    return arranged;
  }

  private static Map<String, INDArray> copies(Map<String, INDArray> arrays) {
    arrays.replaceAll((name, array) -> array.dup());
    return arrays;
  }

  /**
   * What a pass back and forth gives.
   *
   * @param outputs values of variables by name
   * @param gradients gradients of the total by the placeholder's name
   */
  public record Derivatives(Map<String, INDArray> outputs, Map<String, INDArray> gradients) {}
}
