package org.kinema4j.layers.recurrent.internal;

import java.util.List;
import java.util.stream.IntStream;
import org.kinema4j.layers.recurrent.internal.Cell.Size;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Runs every recurrence on ND4J operations, on any of its backends.
 *
 * <p>Arrays that grow with the gates of a whole sequence live in the caller's workspaces during a
 * call. The states of all steps and the registers of a step are kept from call to call, until
 * {@link #close} or an input of another size: the registers because operations on fixed arrays can
 * be prepared once, the states because with them the backward pass recomputes the gates of all
 * steps at once.
 */
public final class PortableEngine implements SequenceEngine {

  private record PortableTape(SequenceInput input) implements Tape {}

  private final CellShape shape;
  private List<Recurrence> recurrences = List.of();

  /**
   * An engine without memory.
   *
   * @param shape the recurrence and its widths
   */
  public PortableEngine(CellShape shape) {
    this.shape = shape;
  }

  @Override
  public Tape forward(SequenceInput input, SequenceOutput output) {
    fit(input);
    for (Recurrence recurrence : recurrences) {
      recurrence.forward(input, output);
    }
    return input.training() ? new PortableTape(input) : null;
  }

  @Override
  public void backward(Tape tape, SequenceGradients gradients) {
    SequenceInput input = ((PortableTape) tape).input();
    gradients.x().assign(0);
    for (Recurrence recurrence : recurrences) {
      recurrence.backward(input, gradients);
    }
  }

  @SuppressWarnings("try") // the scope works by being open
  private void fit(SequenceInput input) {
    Size size = new Size(shape, input.examples(), input.x().dataType());
    if (recurrences.size() == input.directions() && recurrences.get(0).fits(input.steps(), size)) {
      return;
    }
    close();
    try (MemoryWorkspace none = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      recurrences =
          IntStream.range(0, input.directions())
              .mapToObj(d -> new Recurrence(Direction.values()[d], input.steps(), size))
              .toList();
    }
  }

  @Override
  public void close() {
    recurrences.forEach(Recurrence::close);
    recurrences = List.of();
  }
}
