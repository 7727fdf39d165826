package org.kinema4j.layers.recurrent;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.kinema4j.layers.ComputeThreads;
import org.kinema4j.layers.recurrent.internal.onednn.OneDnn;

/**
 * What runs recurrent layers: oneDNN, or ND4J's operations alone.
 *
 * <p>oneDNN needs the CPU backend, its native library (there is none for macOS on ARM) and single
 * precision; it has no recurrent dropout. Whatever it cannot do runs on the portable path, which is
 * right everywhere and slower. The system property {@value #PROPERTY} chooses; it is read when a
 * network is initialized.
 *
 * <pre>
 *   java -Dkinema4j.recurrent=portable ...
 * </pre>
 *
 * @since 0.1
 */
public enum RecurrentExecution {
  /** oneDNN where it can run, else portable. The default. */
  AUTO,
  /** oneDNN; a network fails to initialize where its library cannot be loaded. */
  ONEDNN,
  /** ND4J's operations only. */
  PORTABLE;

  /** System property: {@code auto}, {@code onednn} or {@code portable}. */
  public static final String PROPERTY = "kinema4j.recurrent";

  /**
   * What the system property asks for.
   *
   * @return the choice, {@link #AUTO} if it is not set
   * @throws IllegalArgumentException if it has another value
   */
  public static RecurrentExecution configured() {
    String value = System.getProperty(PROPERTY);
    if (value == null) {
      return AUTO;
    }
    return Arrays.stream(values())
        .filter(choice -> choice.name().toLowerCase(Locale.ROOT).equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    PROPERTY + " must be auto, onednn or portable, received \"" + value + "\""));
  }

  /**
   * Whether networks initialized now run on oneDNN.
   *
   * @return true for oneDNN
   * @throws IllegalStateException if oneDNN is demanded and cannot be loaded
   */
  static boolean usesOneDnn() {
    RecurrentExecution choice = configured();
    return choice != PORTABLE && usesOneDnn(choice, OneDnn.unavailable());
  }

  static boolean usesOneDnn(RecurrentExecution choice, Optional<String> obstacle) {
    if (choice == ONEDNN && obstacle.isPresent()) {
      throw new IllegalStateException(
          contradiction(obstacle.get()) + "; set it to auto or portable");
    }
    return obstacle.isEmpty();
  }

  private static String contradiction(String obstacle) {
    return PROPERTY + " is onednn, but there is " + obstacle;
  }

  /**
   * What runs recurrent layers in this process, in words.
   *
   * @return one line, for example {@code oneDNN 2.5.2, threads 2}
   * @throws IllegalArgumentException if a system property has a value that it cannot have
   */
  public static String describe() {
    RecurrentExecution choice = configured();
    return choice == PORTABLE
        ? "portable, because " + PROPERTY + " says so"
        : describe(choice, OneDnn.unavailable());
  }

  static String describe(RecurrentExecution choice, Optional<String> obstacle) {
    if (obstacle.isEmpty()) {
      return "oneDNN " + OneDnn.version() + ", threads " + ComputeThreads.configured().recurrent();
    }
    return choice == ONEDNN
        ? "none: " + contradiction(obstacle.get())
        : "portable, because there is " + obstacle.get();
  }
}
