package org.kinema4j.losses.compat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * Makes the gradient of a graph without SameDiff's remarks.
 *
 * <p>SameDiff writes a line to standard output for each operation that it differentiates, which
 * would end up in the middle of what a program prints for others to read.
 */
public final class QuietGradients {

  private QuietGradients() {}

  /**
   * Makes the gradient function of a graph. What the calling thread prints meanwhile is dropped;
   * what others print goes through.
   *
   * @param graph a graph whose loss variables are set
   * @param variables the variables whose gradients will be asked for
   */
  public static synchronized void create(SameDiff graph, String... variables) {
    PrintStream original = System.out;
    FilteredStream filtered = new FilteredStream(original);
    try (filtered) {
      System.setOut(filtered);
      graph.createGradFunction(variables);
    } finally {
      if (System.out == filtered) { // else somebody else has set it meanwhile
        System.setOut(original);
      }
    }
  }

  /** Hands on what all threads but one print. */
  private static final class FilteredStream extends PrintStream {

    private final FilteredOutput output;

    FilteredStream(PrintStream target) {
      this(new FilteredOutput(target, Thread.currentThread()));
    }

    private FilteredStream(FilteredOutput output) {
      super(output, true, StandardCharsets.UTF_8);
      this.output = output;
    }

    /** Hands on everything from now on; the stream behind it stays open, it is the program's. */
    @Override
    public void close() {
      flush();
      output.silent = null;
    }
  }

  private static final class FilteredOutput extends OutputStream {

    private final PrintStream target;
    private volatile Thread silent;

    FilteredOutput(PrintStream target, Thread silent) {
      this.target = target;
      this.silent = silent;
    }

    @Override
    public void write(int b) {
      if (Thread.currentThread() != silent) {
        target.write(b);
      }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      if (Thread.currentThread() != silent) {
        target.write(bytes, offset, length);
      }
    }
  }
}
