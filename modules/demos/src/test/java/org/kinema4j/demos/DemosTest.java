package org.kinema4j.demos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kinema4j.demos.Demos.Demo;

class DemosTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void listsEveryDemoWithItsSummary() {
    assertThat(execute()).isZero();

    assertThat(Demos.ALL).isNotEmpty();
    assertThat(out.toString())
        .contains(Demos.ALL.stream().map(Demo::name).toList())
        .contains(Demos.ALL.stream().map(Demo::summary).toList());
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void refusesAnUnknownName() {
    assertThat(execute("juggling")).isEqualTo(2);

    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            "har demo: name must be one of human-action-recognition, received juggling\n");
  }

  @Test
  void refusesArgumentsThatADemoDoesNotTake() {
    assertThat(execute("human-action-recognition", "a", "b")).isEqualTo(2);

    assertThat(err.toString()).contains("arguments must be at most a folder, received [a, b]");
  }

  private int execute(String... args) {
    return Demos.execute(List.of(args), new PrintWriter(out, true), new PrintWriter(err, true));
  }
}
