package org.kinema4j.demos;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.kinema4j.har.cli.ExitCodes;

/** The command {@code har demo}: lists the demos, or runs one. */
public final class Demos {

  /** All demos, in the order to learn. */
  static final List<Demo> ALL =
      List.of(
          new Demo(
              "human-action-recognition",
              "[FOLDER]",
              "from recordings to metrics with the Java API",
              HumanActionRecognition::run));

  private Demos() {}

  /**
   * A demo.
   *
   * @param name what to call it by
   * @param usage its arguments
   * @param summary one line that says what it shows
   * @param program what it does
   */
  record Demo(String name, String usage, String summary, Program program) {}

  /** What a demo does. */
  @FunctionalInterface
  interface Program {

    /** Runs with the arguments after the demo's name. */
    void run(List<String> arguments, PrintWriter out) throws Exception;
  }

  /**
   * Lists the demos, or runs one, and ends the JVM with its exit code.
   *
   * @param args nothing, or the name of a demo and its arguments
   */
  public static void main(String[] args) {
    System.setProperty("logback.configurationFile", "org/kinema4j/har/cli/logback-har.xml");
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    // What Deeplearning4j prints by itself must not mix with a result.
    System.setOut(System.err);
    int code = execute(List.of(args), out, err);
    out.flush();
    System.exit(code);
  }

  static int execute(List<String> args, PrintWriter out, PrintWriter err) {
    if (args.isEmpty() || args.contains("--help") || args.contains("-h")) {
      list(out);
      return ExitCodes.DONE;
    }
    for (Demo demo : ALL) {
      if (demo.name().equals(args.get(0))) {
        return run(demo, args.subList(1, args.size()), out, err);
      }
    }
    err.printf(
        "har demo: name must be one of %s, received %s%n",
        ALL.stream().map(Demo::name).collect(Collectors.joining(", ")), args.get(0));
    return ExitCodes.USAGE;
  }

  private static int run(Demo demo, List<String> arguments, PrintWriter out, PrintWriter err) {
    try {
      demo.program().run(arguments, out);
      return ExitCodes.DONE;
    } catch (Exception e) {
      int code = ExitCodes.of(e);
      if (code == ExitCodes.INTERNAL) {
        e.printStackTrace(err);
      } else {
        err.println("har demo: " + ExitCodes.message(e));
      }
      return code;
    }
  }

  private static void list(PrintWriter out) {
    out.println("Demos, in the order to learn:");
    for (Demo demo : ALL) {
      out.printf("  har demo %s %s%n      %s%n", demo.name(), demo.usage(), demo.summary());
    }
  }
}
