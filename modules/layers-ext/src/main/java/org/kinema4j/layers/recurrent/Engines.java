package org.kinema4j.layers.recurrent;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.kinema4j.layers.recurrent.internal.CellShape;
import org.kinema4j.layers.recurrent.internal.PortableEngine;
import org.kinema4j.layers.recurrent.internal.SequenceEngine;
import org.kinema4j.layers.recurrent.internal.SequenceGradients;
import org.kinema4j.layers.recurrent.internal.SequenceInput;
import org.kinema4j.layers.recurrent.internal.SequenceOutput;
import org.kinema4j.layers.recurrent.internal.States;
import org.kinema4j.layers.recurrent.internal.onednn.OneDnnEngine;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engines of one layer, and the choice between them. */
final class Engines implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(Engines.class);

  /** Why oneDNN was passed over, as far as it was said. */
  private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

  private final CellShape shape;
  private final Supplier<INDArray> parameters;
  private final boolean prefersOneDnn;
  private final SequenceEngine portable;
  private SequenceEngine oneDnn;

  /**
   * Chooses.
   *
   * @param shape the recurrence
   * @param parameters the layer's parameters, asked for at the first pass
   */
  Engines(CellShape shape, Supplier<INDArray> parameters) {
    this.shape = shape;
    this.parameters = parameters;
    this.prefersOneDnn = RecurrentExecution.usesOneDnn();
    this.portable = new PortableEngine(shape);
  }

  /** A forward pass: what it read, what ran it, what its backward pass needs (null for none). */
  record Run(SequenceInput input, SequenceEngine engine, SequenceEngine.Tape tape) {}

  Run forward(SequenceInput input, SequenceOutput output) {
    SequenceEngine engine = choose(input, output);
    return new Run(input, engine, engine.forward(input, output));
  }

  void backward(Run run, SequenceGradients gradients) {
    if (run.engine() != portable && gradients.steps() < run.input().steps()) {
      explain("truncated backpropagation");
      portable.backward(portable.forward(run.input(), unwanted(run.input())), gradients);
    } else {
      run.engine().backward(run.tape(), gradients);
    }
  }

  private SequenceEngine choose(SequenceInput input, SequenceOutput output) {
    if (!prefersOneDnn) {
      return portable;
    }
    Optional<String> obstacle = OneDnnEngine.obstacle(input, output);
    if (obstacle.isPresent()) {
      explain(obstacle.get());
      return portable;
    }
    if (oneDnn == null) {
      oneDnn = new OneDnnEngine(shape, parameters.get());
    }
    return oneDnn;
  }

  private SequenceOutput unwanted(SequenceInput input) {
    INDArray hidden =
        Nd4j.create(input.x().dataType(), input.directions(), input.examples(), shape.units());
    return new SequenceOutput(null, new States(hidden, null));
  }

  private static void explain(String obstacle) {
    if (SAID.add(obstacle)) {
      LOGGER.info("Recurrent layers run on ND4J's operations for {}: oneDNN has none", obstacle);
    }
  }

  @Override
  public void close() {
    portable.close();
    if (oneDnn != null) {
      oneDnn.close();
    }
  }
}
