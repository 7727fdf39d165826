package org.kinema4j.benchmarks.recurrent;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What can be compared. The first one among those that run is what the others are compared with,
 * and what {@code --scaling} measures.
 */
enum Engine {
  KINEMA4J(
      KinemaContender.class.getName(),
      Threads.DEFAULT,
      Origin.OWN,
      "this project's layers in a Deeplearning4j network"),
  DL4J(
      StockContender.class.getName(),
      Threads.DEFAULT,
      Origin.OWN,
      "Deeplearning4j's own layers as shipped, threads by default"),
  DL4J_1_THREAD(
      StockContender.class.getName(), Threads.ONE, Origin.OWN, "the same with OMP_NUM_THREADS=1"),
  PYTORCH(
      "org.kinema4j.benchmarks.peers.PyTorchContender",
      Threads.DEFAULT,
      Origin.PEER,
      "PyTorch through DJL, each direction an LSTM, threads by default"),
  ONEDNN(
      OneDnnContender.class.getName(),
      Threads.DEFAULT,
      Origin.OWN,
      "oneDNN's layers alone, weights packed, no softmax, no Adam: the limit"),
  ONEDNN_1_THREAD(
      OneDnnContender.class.getName(),
      Threads.ONE,
      Origin.OWN,
      "the same with OMP_NUM_THREADS=1, faster on small batches");

  /** Threads of native operations, by the environment of the JVM. */
  enum Threads {
    /** As many as the engine takes by itself. */
    DEFAULT,
    /** One. */
    ONE
  }

  /** Where the engine's classes are. */
  enum Origin {
    /** On the class path of this program. */
    OWN,
    /** In the module of peers, fetched on demand. */
    PEER
  }

  private final String mainClass;
  private final Threads threads;
  private final Origin origin;
  private final String description;

  Engine(String mainClass, Threads threads, Origin origin, String description) {
    this.mainClass = mainClass;
    this.threads = threads;
    this.origin = origin;
    this.description = description;
  }

  String mainClass() {
    return mainClass;
  }

  Threads threads() {
    return threads;
  }

  Origin origin() {
    return origin;
  }

  String description() {
    return description;
  }

  /**
   * Finds an engine.
   *
   * @throws IllegalArgumentException if there is none of that name; the message lists the names
   */
  static Engine named(String name) {
    return Stream.of(values())
        .filter(engine -> engine.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "engine must be one of "
                        + Stream.of(values())
                            .map(Engine::toString)
                            .collect(Collectors.joining(", "))
                        + ", received "
                        + name));
  }

  /** What the command line calls it, for example {@code dl4j-1-thread}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
