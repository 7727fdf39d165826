package org.kinema4j.har.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.kinema4j.har.model.Backend;
import org.kinema4j.har.model.backend.BackendCheck;
import org.kinema4j.har.model.backend.BackendVerdict;
import org.kinema4j.har.report.JsonFiles;
import org.kinema4j.layers.ComputeThreads;
import org.kinema4j.layers.recurrent.RecurrentExecution;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code har backend}: what the numbers are computed on. */
@Command(
    name = "backend",
    mixinStandardHelpOptions = true,
    description = {
      "Show what computes: backend, threads, BLAS, recurrent layers, memory limits; or in one line"
          + " why this machine cannot run the backend (exit code 70).",
      "",
      "To change it, set HAR_JAVA_OPTS to any of",
      "  -D" + RecurrentExecution.PROPERTY + "=auto|onednn|portable  what runs recurrent layers",
      "  -D" + ComputeThreads.RECURRENT_PROPERTY + "=N  their threads (default: all cores)",
      "  -D" + ComputeThreads.ND4J_PROPERTY + "=N  threads of BLAS and, up to OMP_NUM_THREADS, of",
      "      ND4J (default: OMP_NUM_THREADS, else " + ComputeThreads.DEFAULT_ND4J + ")",
      "  -Xmx8g  the heap",
      "  -D" + BackendCheck.PROPERTY + "=false  do not ask nvidia-smi whether a GPU can be used"
    })
final class BackendCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    BackendVerdict verdict = BackendCheck.verdict();
    verdict.require();
    ComputeThreads.configured().apply();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("can run", verdict.message());
    facts.putAll(Backend.describe());
    if (json) {
      out.println(JsonFiles.text(facts).stripTrailing());
    } else {
      facts.forEach((name, value) -> out.printf("%-21s %s%n", name, value));
    }
    return ExitCodes.DONE;
  }
}
