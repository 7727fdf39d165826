package org.kinema4j.benchmarks.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialTest {

  private static final Shape TINY = new Shape(2, 3, 4, 2, 2);
  private static final Peers NO_PEERS = new Peers(Path.of("nowhere"));

  /** A network whose first class grows likelier with every step. */
  private static final class Counting implements Contender {

    private int steps;

    @Override
    public Scope scope() {
      return Scope.NETWORK;
    }

    @Override
    public void train() {
      steps++;
    }

    @Override
    public float[] predict() {
      float first = 1 - 1f / (2 + steps);
      return new float[] {first, 1 - first, first, 1 - first};
    }

    @Override
    public Map<String, String> facts() {
      return Map.of("steps", Integer.toString(steps));
    }

    @Override
    public void close() {
      steps = -1;
    }
  }

  @Test
  void measuresAndWatchesTheLoss() throws Exception {
    Measurement measurement = Trial.measure(TINY, 0, problem -> new Counting());
    Problem problem = Problem.of(TINY);

    // One step to look at, one to warm up, three to time.
    assertThat(measurement.losses().steps()).isEqualTo(5);
    assertThat(measurement.facts()).containsEntry("steps", "5");
    assertThat(measurement.training().iterations()).isEqualTo(Timing.FEWEST);
    assertThat(measurement.probabilities()).containsExactly(0.5, 0.5, 0.5, 0.5);
    assertThat(measurement.losses().before()).isCloseTo(Math.log(2), within(1e-12));
    Counting trained = new Counting();
    trained.train();
    assertThat(measurement.losses().afterOneStep()).isEqualTo(problem.loss(trained.predict()));
  }

  @Test
  void aJvmOfItsOwnAnswers() {
    Measurement measurement = new Jvms(NO_PEERS, 0.01).run(Engine.ONEDNN_1_THREAD, TINY);

    assertThat(measurement.shape()).isEqualTo(TINY);
    assertThat(measurement.facts()).containsEntry("threads", "1");
    assertThat(measurement.losses()).isNull();
    assertThat(measurement.probabilities()).hasSize(4);
  }

  @Test
  void threadsAreThoseOfTheEngineNotOfTheUser() {
    Map<String, String> environment = new HashMap<>();
    environment.put("OMP_NUM_THREADS", "7");
    environment.put("PYTORCH_VERSION", "1.13.1");
    environment.put("PATH", "/bin");

    Jvms.setThreads(environment, Engine.Threads.DEFAULT);
    assertThat(environment).containsOnlyKeys("PATH");

    Jvms.setThreads(environment, Engine.Threads.ONE);
    assertThat(environment).containsEntry("OMP_NUM_THREADS", "1");
  }

  @Test
  void aFailedProgramIsQuoted() {
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "NoSuchClass");

    assertThatThrownBy(() -> ChildProcess.run("java", java, line -> {}))
        .isInstanceOf(TrialFailedException.class)
        .hasMessageContaining("java ended with exit code 1")
        .hasMessageContaining("NoSuchClass");
  }

  @Test
  void aMissingProgramIsNamed() {
    assertThatThrownBy(
            () -> ChildProcess.run("mvn", new ProcessBuilder("/no/such/program"), line -> {}))
        .isInstanceOf(TrialFailedException.class)
        .hasMessageStartingWith("mvn could not be run: ");
  }

  @Test
  void everyOtherRoundGoesBackwards() {
    List<String> asked = new ArrayList<>();
    Rounds rounds =
        new Rounds(List.of(Engine.DL4J, Engine.ONEDNN), List.of(TINY, TINY.withBatch(3)), 2);

    Results results =
        rounds.run(
            (engine, shape) -> {
              asked.add(engine + " " + shape.batch());
              return Made.measurement(shape, 2, 1);
            },
            new PrintWriter(new StringWriter()));

    assertThat(asked)
        .containsExactly(
            "dl4j 2", "onednn 2", "dl4j 3", "onednn 3", "onednn 2", "dl4j 2", "onednn 3", "dl4j 3");
    assertThat(results.of(Engine.ONEDNN, TINY)).hasSize(2);
  }

  @Test
  void peersNeedAClone(@TempDir Path folder) {
    assertThatThrownBy(() -> new Peers(folder).prepare(new PrintWriter(new StringWriter())))
        .isInstanceOf(TrialFailedException.class)
        .hasMessageContaining("must exist to compare with other frameworks");
  }

  @Test
  void tellsWhatMavenFetched() {
    StringWriter err = new StringWriter();
    PrintWriter printer = new PrintWriter(err, true);

    Peers.tell(
        "[INFO] Downloaded from central: https://repo.example/ai/djl/api/0.34.0/api-0.34.0.jar"
            + " (998 kB at 6.5 MB/s)",
        printer);
    Peers.tell(
        "[INFO] Downloaded from central: https://repo.example/a.pom (1 kB at 1 kB/s)", printer);
    Peers.tell("[INFO] BUILD SUCCESS", printer);

    assertThat(err)
        .hasToString("har bench: fetched api-0.34.0.jar, 998 kB" + System.lineSeparator());
  }

  @Test
  void aBusyMachineIsSaid() {
    Machine idle = new Machine("", 2, "Linux amd64", "17", 0.4);
    Machine busy = new Machine("Some processor", 2, "Linux amd64", "17", 1.3);
    StringWriter err = new StringWriter();

    idle.warn(new PrintWriter(err, true));
    assertThat(err.toString()).isEmpty();
    assertThat(idle.text()).isEqualTo("2 cores, Linux amd64, Java 17");

    busy.warn(new PrintWriter(err, true));
    assertThat(err.toString()).contains("WARNING", "load average 1.30 on 2 cores");
    assertThat(busy.text()).startsWith("Some processor, 2 cores").contains("WARNING");
  }
}
