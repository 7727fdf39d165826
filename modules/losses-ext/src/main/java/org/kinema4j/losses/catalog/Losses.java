package org.kinema4j.losses.catalog;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.kinema4j.catalog.RecordBinding;
import org.kinema4j.catalog.Spelling;
import org.kinema4j.losses.Loss;

/**
 * The losses of this module.
 *
 * <pre>{@code
 * List<String> names = Losses.all().stream().map(LossEntry::name).toList();
 * Loss loss = Losses.named("FocalLoss").with(Map.of("gamma", 1.5));
 * }</pre>
 *
 * @since 0.1
 */
public final class Losses {

  static final RecordBinding BINDING = new RecordBinding(new LossParts());

  /** What most names end with, as {@link Spelling#plain} has it. */
  private static final String ENDING = "loss";

  private static final List<LossEntry> ALL =
      Stream.of(
              ClassificationLosses.ALL,
              RegressionLosses.ALL,
              DenseLosses.ALL,
              RankingLosses.ALL,
              EmbeddingLosses.ALL,
              ProxyLosses.ALL)
          .flatMap(List::stream)
          .toList();

  private Losses() {}

  /**
   * Returns every loss.
   *
   * @return the losses in the order in which to list them, by family
   */
  public static List<LossEntry> all() {
    return ALL;
  }

  /**
   * Finds a loss.
   *
   * @param name the simple name of its class; case, hyphens, underscores and blanks do not matter,
   *     and the ending {@code Loss} may be left out where that leaves no doubt: {@code FocalLoss},
   *     {@code focal-loss} and {@code focal} are one
   * @return the loss
   * @throws IllegalArgumentException if there is none of that name; the message lists the names
   */
  public static LossEntry named(String name) {
    return named(name, ALL);
  }

  /**
   * Finds one of some losses.
   *
   * @param name its name, see {@link #named(String)}
   * @param among where to look
   * @return the loss
   * @throws IllegalArgumentException if there is none of that name; the message lists the names
   */
  public static LossEntry named(String name, List<LossEntry> among) {
    List<LossEntry> found = matching(name, among);
    if (found.size() == 1) {
      return found.get(0);
    }
    List<String> names = (found.isEmpty() ? among : found).stream().map(LossEntry::name).toList();
    throw Spelling.unknown("loss", name, names);
  }

  /**
   * Returns the parameters of a loss as a configuration file has them: numbers, texts, lists and
   * maps.
   *
   * @param loss any loss of this module
   * @return values by name, in the order of the record's components; {@link LossEntry#with} makes
   *     an equal loss of them
   */
  public static Map<String, Object> parameters(Loss loss) {
    return Collections.unmodifiableMap(BINDING.plain((Record) loss));
  }

  private static List<LossEntry> matching(String name, List<LossEntry> among) {
    String plain = Spelling.plain(Objects.toString(name));
    List<LossEntry> exact =
        among.stream().filter(entry -> Spelling.plain(entry.name()).equals(plain)).toList();
    return exact.isEmpty()
        ? among.stream().filter(entry -> stem(entry.name()).equals(stem(plain))).toList()
        : exact;
  }

  private static String stem(String name) {
    String plain = Spelling.plain(name);
    return plain.endsWith(ENDING) ? plain.substring(0, plain.length() - ENDING.length()) : plain;
  }
}
