package org.kinema4j.har.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code har} itself: its subcommands, and what happens when one fails. */
@Command(
    name = "har",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Kinema4J: from motion capture to recognised actions.",
      "",
      "New here? 'har quickstart' makes recordings, trains a network, tests it on a person it has"
          + " never seen, and writes a report."
    },
    subcommands = {
      QuickstartCommand.class,
      SynthCommand.class,
      InspectCommand.class,
      TrainCommand.class,
      CrossvalCommand.class,
      EvaluateCommand.class,
      PredictCommand.class,
      AnonymiseCommand.class,
      BundleCommand.class,
      ListCommand.class,
      BackendCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "2:wrong usage",
      "65:bad data: the message names file, place, what was expected and what was found",
      "66:input missing or unreadable",
      "70:internal error, or a backend that this machine cannot run",
      "74:output could not be written; what was there before is unharmed"
    })
public final class Har implements Runnable {

  @Spec private CommandSpec spec;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Log what happens inside, and show a stack trace on failure.")
  private boolean verbose;

  private Har() {}

  /**
   * Runs the command line and ends the JVM with its exit code.
   *
   * @param args command and options
   */
  public static void main(String[] args) {
    // Digits and decimal points in everything printed, whatever the language of the machine.
    Locale.setDefault(Locale.ROOT);
    // Before any logger is made. Libraries and notebooks bring their own configuration instead.
    System.setProperty("logback.configurationFile", "org/kinema4j/har/cli/logback-har.xml");
    StandardOutput standard = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    PrintWriter out = new PrintWriter(standard, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    // What Deeplearning4j prints by itself must not mix with a result.
    System.setOut(System.err);
    NoSerialization.enforce();
    int code = commandLine().setOut(out).setErr(err).execute(args);
    out.flush();
    Optional<String> fault = standard.fault();
    fault.ifPresent(reason -> err.println("har: standard output: cannot be written: " + reason));
    System.exit(fault.isPresent() && code == ExitCodes.DONE ? ExitCodes.OUTPUT_FAILED : code);
  }

  /**
   * Makes the command line, for {@link #main} and for tests.
   *
   * @return the command line with all subcommands
   */
  static CommandLine commandLine() {
    Har har = new Har();
    return new CommandLine(har)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setExecutionStrategy(
            parsed -> {
              har.applyVerbosity();
              try {
                return new CommandLine.RunLast().execute(parsed);
              } catch (Error e) {
                // picocli's handler is for exceptions only; memory that runs out would pass it.
                return har.failed(e, parsed.commandSpec().commandLine().getErr());
              }
            })
        .setExecutionExceptionHandler(
            (fault, commandLine, parsed) -> har.failed(fault, commandLine.getErr()));
  }

  /** Says in one line what went wrong; returns the exit code. */
  int failed(Throwable fault, PrintWriter err) {
    err.println("har: " + ExitCodes.message(fault));
    if (verbose) {
      fault.printStackTrace(err);
    }
    err.flush();
    return ExitCodes.of(fault);
  }

  private void applyVerbosity() {
    if (verbose && LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
      root.setLevel(Level.INFO);
    }
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
