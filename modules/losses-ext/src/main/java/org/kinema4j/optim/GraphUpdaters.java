package org.kinema4j.optim;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.learning.GradientUpdater;

/** The updaters of a SameDiff graph, which keeps them to itself and has no method for them. */
final class GraphUpdaters {

  private GraphUpdaters() {}

  /**
   * Returns the updaters by the names of their variables. Makes them if the graph has not trained.
   */
  @SuppressWarnings("unchecked")
  static Map<String, GradientUpdater<?>> of(SameDiff graph) {
    try {
      Method initialize = SameDiff.class.getDeclaredMethod("initializeTraining");
      initialize.setAccessible(true);
      initialize.invoke(graph);
      Field updaters = SameDiff.class.getDeclaredField("updaterMap");
      updaters.setAccessible(true);
      return (Map<String, GradientUpdater<?>>) updaters.get(graph);
    } catch (InvocationTargetException e) {
      // what the graph itself says, for example that it has no training configuration
      throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this SameDiff is not that of Deeplearning4j 1.0.0-M2.1", e);
    }
  }
}
