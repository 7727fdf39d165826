package org.kinema4j.losses.compat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** SameDiff talks to standard output; we do not let it. */
@ResourceLock(Resources.SYSTEM_OUT)
class QuietGradientsTest {

  @Test
  void gradientsOfSameDiffPrint() {
    assertThat(printedBy(() -> square().createGradFunction("x")))
        .as("SameDiff is quiet now: QuietGradients is needless")
        .contains("Added differentiated op");
  }

  @Test
  void quietGradientsAreTheSameWithoutPrinting() {
    SameDiff graph = square();

    assertThat(printedBy(() -> QuietGradients.create(graph, "x"))).isEmpty();
    assertThat(
            graph
                .calculateGradients(Map.of("x", Nd4j.createFromArray(new double[][] {{3}})), "x")
                .get("x")
                .getDouble(0))
        .isEqualTo(6);
  }

  @Test
  void otherThreadsStillPrint() {
    Thread[] other = new Thread[1];
    String printed =
        printedBy(
            () -> {
              SameDiff graph = square();
              other[0] = new Thread(() -> System.out.print("from elsewhere"));
              other[0].start();
              QuietGradients.create(graph, "x");
              join(other[0]);
            });

    assertThat(printed).isEqualTo("from elsewhere");
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void standardOutputIsBackAfterwards() {
    PrintStream before = System.out;

    QuietGradients.create(square(), "x");

    assertThat(System.out).isSameAs(before);
  }

  private static SameDiff square() {
    SameDiff graph = SameDiff.create();
    SDVariable x = graph.placeHolder("x", DataType.DOUBLE, -1, -1);
    graph.math().square(x).sum("total");
    graph.setLossVariables("total");
    return graph;
  }

  private static String printedBy(Runnable action) {
    PrintStream original = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
      action.run();
    } finally {
      System.setOut(original);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
