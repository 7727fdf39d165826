package org.kinema4j.har.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.kinema4j.losses.ElementLoss;
import org.kinema4j.losses.Loss;
import org.kinema4j.losses.OutputKind;
import org.kinema4j.losses.catalog.LossEntry;
import org.kinema4j.losses.catalog.LossFamily;
import org.kinema4j.losses.catalog.Losses;
import org.kinema4j.losses.classification.CrossEntropy;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * The losses that a configuration can name: those of the catalog for classes of which one is right,
 * which is what the networks here put out.
 */
public final class ClassifierLosses {

  /** Parameter of losses that take a factor for each class. */
  public static final String CLASS_WEIGHTS = "classWeights";

  /** Parameter of losses that take the number of training examples of each class. */
  public static final String CLASS_COUNTS = "classCounts";

  /** Parameter that nobody chooses here: the labels of windows are one-hot. */
  public static final String LABEL_FORMAT = "labelFormat";

  private ClassifierLosses() {}

  /**
   * Returns every loss that fits.
   *
   * @return the losses in the order in which to list them
   */
  public static List<LossEntry> all() {
    return Losses.all().stream().filter(ClassifierLosses::fits).toList();
  }

  private static boolean fits(LossEntry entry) {
    return entry.family() == LossFamily.CLASSIFICATION
        && entry.defaults() instanceof ElementLoss loss
        && loss.outputKind() == OutputKind.CLASS_LOGITS;
  }

  /**
   * Makes a loss.
   *
   * @param name its name, see {@link Losses#named(String)}
   * @param parameters what to set, by name
   * @return the loss
   * @throws IllegalArgumentException if there is none of that name, it does not fit, or it refuses
   *     a parameter; the message says what there is
   */
  public static Loss create(String name, Map<String, ?> parameters) {
    LossEntry entry = named(name);
    if (parameters.containsKey(LABEL_FORMAT)) {
      throw new IllegalArgumentException(
          LABEL_FORMAT + " must be left out, the labels of windows are one-hot");
    }
    if (parameters.containsKey(CLASS_WEIGHTS) && !entry.parameters().containsKey(CLASS_WEIGHTS)) {
      throw new IllegalArgumentException(
          "%s must be left out for %s, which has none; these have: %s"
              .formatted(
                  CLASS_WEIGHTS,
                  entry.name(),
                  names(loss -> loss.parameters().containsKey(CLASS_WEIGHTS))));
    }
    return entry.with(parameters);
  }

  /**
   * Finds a loss.
   *
   * @param name its name, see {@link Losses#named(String)}
   * @return the loss
   * @throws IllegalArgumentException if there is none of that name, or it is for other outputs; the
   *     message lists those that fit
   */
  public static LossEntry named(String name) {
    LossEntry entry;
    try {
      entry = Losses.named(name);
    } catch (IllegalArgumentException e) {
      return Losses.named(name, all()); // fails too, with those to choose from
    }
    if (!fits(entry)) {
      throw new IllegalArgumentException(
          "loss must be for classes of which one is right, like the softmax of the networks here:"
              + " one of %s; received %s, which is for other outputs (%s)"
                  .formatted(
                      names(loss -> true),
                      entry.name(),
                      entry.family().name().toLowerCase(Locale.ROOT)));
    }
    return entry;
  }

  private static String names(Predicate<LossEntry> kind) {
    return all().stream().filter(kind).map(LossEntry::name).collect(Collectors.joining(", "));
  }

  /**
   * Returns what a configuration can say of a loss, class weights aside.
   *
   * @param loss a loss of {@link #create}
   * @return its parameters by name
   */
  public static Map<String, Object> settings(Loss loss) {
    Map<String, Object> settings = new LinkedHashMap<>(Losses.parameters(loss));
    settings.keySet().removeAll(List.of(LABEL_FORMAT, CLASS_WEIGHTS));
    settings.remove(CLASS_COUNTS, List.of()); // not given, so those of the training windows
    return settings;
  }

  /**
   * Returns what an output layer is given.
   *
   * @param loss a loss of {@link #create}
   * @return the loss; for plain cross entropy Deeplearning4j's own function, which is the same and
   *     gives the weights, bit for bit, that it always gave
   */
  public static ILossFunction function(Loss loss) {
    return loss.equals(new CrossEntropy()) ? new LossMCXENT() : loss;
  }
}
