package org.kinema4j.optim;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.nd4j.linalg.learning.NoOpUpdater;

/**
 * A change of the gradients of a whole model.
 *
 * @param kind what is done
 * @param size rho or the threshold
 */
record GradientChange(Kind kind, double size) {

  /** What is done. */
  enum Kind {
    SHARPNESS_AWARE,
    CLIPPED_BY_GLOBAL_NORM
  }

  /** Tells whether a block has gradients that are stepped in supervised training. */
  static boolean concerns(UpdaterBlock block) {
    return block.getGradientView() != null
        && !block.isPretrainUpdaterBlock()
        && !(block.getGradientUpdater() instanceof NoOpUpdater);
  }

  /**
   * Returns the changes that all blocks ask for, the first one first.
   *
   * @throws IllegalArgumentException if they ask for different ones
   */
  static List<GradientChange> common(List<UpdaterBlock> blocks) {
    List<GradientChange> common = blocks.isEmpty() ? List.of() : of(blocks.get(0));
    for (UpdaterBlock block : blocks) {
      if (!of(block).equals(common)) {
        throw new IllegalArgumentException(
            String.format(
                "gradients of the whole model must be changed alike in all layers, but %s has %s"
                    + " and %s has %s; give every layer and bias the same",
                name(blocks.get(0)), common, name(block), of(block)));
      }
    }
    return common;
  }

  private static List<GradientChange> of(UpdaterBlock block) {
    List<GradientChange> changes = new ArrayList<>();
    Object config = block.getGradientUpdater().getConfig();
    while (config instanceof WrappingOptimizer wrapping) {
      if (wrapping instanceof SharpnessAware sharp) {
        changes.add(new GradientChange(Kind.SHARPNESS_AWARE, sharp.rho()));
      } else if (wrapping instanceof Clipped clipped && clipped.ownSight() == Sight.NETWORK) {
        changes.add(
            new GradientChange(Kind.CLIPPED_BY_GLOBAL_NORM, clipped.clipping().threshold()));
      }
      config = wrapping.optimizer();
    }
    return changes;
  }

  private static String name(UpdaterBlock block) {
    UpdaterBlock.ParamState first = block.getLayersAndVariablesInBlock().get(0);
    return first.getLayer().getConfig().getLayerName() + "_" + first.getParamName();
  }

  @Override
  public String toString() {
    return kind + " " + size;
  }
}
