package org.kinema4j.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kinema4j.benchmarks.Benchmarks.Entry;
import org.kinema4j.benchmarks.optimizers.OptimizerStepBenchmark;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

class BenchmarksTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<String> jmh = new ArrayList<>();

  @Test
  void everyNameFindsBenchmarksAndEveryBenchmarkHasAName() {
    Set<String> methods = generatedByJmh();

    assertThat(methods).isNotEmpty();
    for (Entry benchmark : Benchmarks.ALL) {
      Pattern pattern = Pattern.compile(Benchmarks.jmhArguments(benchmark, List.of())[0]);
      assertThat(methods).anyMatch(method -> pattern.matcher(method).find());
    }
    assertThat(methods)
        .allMatch(
            method ->
                method.startsWith(OptimizerStepBenchmark.class.getName() + ".")
                    || Benchmarks.ALL.stream()
                        .anyMatch(entry -> method.startsWith(entry.type().getName() + ".")));
  }

  @Test
  void listsEveryBenchmark() throws IOException {
    assertThat(execute()).isZero();

    assertThat(out.toString(UTF_8))
        .contains(Benchmarks.ALL.stream().map(Entry::name).toList())
        .contains(Benchmarks.ALL.stream().map(Entry::summary).toList());
    assertThat(jmh).isEmpty();
  }

  @Test
  void handsOptionsToJmh() throws IOException {
    assertThat(execute("mvnx", "-f", "1")).isZero();

    assertThat(jmh)
        .containsExactly("org\\.kinema4j\\.benchmarks\\.MvnxReadBenchmark\\.", "-f", "1");
  }

  @Test
  void refusesAnUnknownName() throws IOException {
    assertThat(execute("sorting")).isEqualTo(2);

    assertThat(err.toString(UTF_8))
        .isEqualToNormalizingNewlines(
            "har bench: name must be one of mvnx, mining, datavec, embedding, imbalance,"
                + " loss-step, optimizer-step, optimizers, recurrent, uci-har, received sorting\n");
    assertThat(jmh).isEmpty();
  }

  /** The list that JMH's annotation processor writes at compile time. */
  private static Set<String> generatedByJmh() {
    return BenchmarkList.defaultList()
        .getAll(
            OutputFormatFactory.createFormatInstance(
                new PrintStream(new ByteArrayOutputStream(), true, UTF_8), VerboseMode.SILENT),
            List.of())
        .stream()
        .map(entry -> entry.getUsername())
        .collect(Collectors.toSet());
  }

  private int execute(String... args) throws IOException {
    return Benchmarks.execute(
        List.of(args),
        options -> jmh.addAll(List.of(options)),
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8));
  }
}
