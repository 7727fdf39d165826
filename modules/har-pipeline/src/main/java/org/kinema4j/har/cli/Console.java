package org.kinema4j.har.cli;

import java.io.PrintWriter;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.kinema4j.har.motion.PlainText;

/** Standard error: a moving bar for a person at a terminal, plain lines for a log file. */
public final class Console {

  /** Set to {@code bar} by the launcher when standard error is a terminal. */
  private static final String PROGRESS = "har.progress";

  private static final int WIDTH = 100;
  private static final int REFRESH_MILLIS = 200;

  private final PrintWriter err;
  private final boolean interactive;

  /**
   * Decides between bar and lines.
   *
   * @param err where lines go
   */
  public Console(PrintWriter err) {
    this.err = err;
    this.interactive = "bar".equals(System.getProperty(PROGRESS));
  }

  /**
   * Prints a line of progress.
   *
   * @param line the line
   */
  public void say(String line) {
    err.println(PlainText.line(line));
  }

  /**
   * Shows a bar over a known number of steps; nothing moves in a log file.
   *
   * @param task what stands before it
   * @param steps how many steps there are
   * @return the bar, to be closed
   */
  public Bar bar(String task, long steps) {
    return new Bar(task, steps, interactive);
  }

  /** A progress bar that is silent when nobody watches. */
  public static final class Bar implements AutoCloseable {

    private final ProgressBar bar;

    private Bar(String task, long steps, boolean interactive) {
      bar =
          interactive
              ? new ProgressBarBuilder()
                  .setTaskName(task)
                  .setInitialMax(steps)
                  .setStyle(ProgressBarStyle.ASCII)
                  .setUpdateIntervalMillis(REFRESH_MILLIS)
                  .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
                  .clearDisplayOnFinish()
                  .build()
              : null;
    }

    /**
     * Moves it.
     *
     * @param step steps done
     */
    public void stepTo(long step) {
      if (bar != null) {
        bar.stepTo(step);
      }
    }

    /**
     * Moves it on.
     *
     * @param steps steps done since
     */
    public void stepBy(long steps) {
      if (bar != null) {
        bar.stepBy(steps);
      }
    }

    /**
     * Changes what stands behind it.
     *
     * @param text what to show
     */
    public void note(String text) {
      if (bar != null) {
        bar.setExtraMessage(text);
      }
    }

    @Override
    public void close() {
      if (bar != null) {
        bar.close();
      }
    }
  }
}
