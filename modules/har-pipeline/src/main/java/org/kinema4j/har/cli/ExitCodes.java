package org.kinema4j.har.cli;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.OutputFailedException;
import org.kinema4j.har.model.backend.BackendUnavailableException;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.train.DivergedException;
import picocli.CommandLine;

/** What the command line returns, after {@code sysexits.h}. */
public final class ExitCodes {

  /** Done. */
  public static final int DONE = 0;

  /** Wrong usage. */
  public static final int USAGE = 2;

  static final int BAD_DATA = 65;
  static final int NO_INPUT = 66;

  /** A fault of the program, or of the machine that it is to run on. */
  public static final int INTERNAL = 70;

  static final int OUTPUT_FAILED = 74;

  private ExitCodes() {}

  /**
   * Returns the exit code of a failure.
   *
   * @param fault what was thrown
   * @return the code; that of an internal error if nothing is known of it
   */
  public static int of(Throwable fault) {
    Throwable cause = cause(fault);
    if (cause instanceof BadDataException) {
      return BAD_DATA;
    }
    if (cause instanceof InputUnavailableException) {
      return NO_INPUT;
    }
    if (cause instanceof OutputFailedException) {
      return OUTPUT_FAILED;
    }
    if (cause instanceof IllegalArgumentException
        || cause instanceof DivergedException
        || cause instanceof CommandLine.ParameterException) {
      return USAGE;
    }
    return INTERNAL;
  }

  /** What really happened, below the wrappings of threads. */
  static Throwable cause(Throwable fault) {
    boolean wrapped = fault instanceof ExecutionException || fault instanceof CompletionException;
    return wrapped && fault.getCause() != null ? cause(fault.getCause()) : fault;
  }

  /**
   * Says a failure in one line.
   *
   * @param fault what was thrown
   * @return the line for the user
   */
  public static String message(Throwable fault) {
    Throwable cause = cause(fault);
    if (cause instanceof OutOfMemoryError) {
      return "out of memory (" + cause.getMessage() + "); set HAR_JAVA_OPTS=-Xmx8g or more";
    }
    if (of(cause) == INTERNAL && !(cause instanceof BackendUnavailableException)) {
      return "internal error: " + cause + " (--verbose shows where)";
    }
    return String.valueOf(cause.getMessage());
  }
}
