package org.kinema4j.har.cli;

import java.util.Locale;
import org.kinema4j.har.train.EpochScore;
import org.kinema4j.har.train.TrainingListener;

/** Shows training: a bar over the batches of an epoch, a line for each epoch done. */
final class ProgressListener implements TrainingListener, AutoCloseable {

  private final Console console;
  private final int epochs;
  private Console.Bar bar;

  ProgressListener(Console console, int epochs) {
    this.console = console;
    this.epochs = epochs;
  }

  @Override
  public void onBatch(int epoch, int batch, int batches, double loss) {
    if (bar == null) {
      bar = console.bar("epoch %d of %d".formatted(epoch, epochs), batches);
    }
    bar.note(String.format(Locale.ROOT, "loss %.3f", loss));
    bar.stepTo(batch);
  }

  @Override
  public void onEpoch(EpochScore score, boolean best) {
    close();
    String validation =
        Double.isNaN(score.validationLoss())
            ? ""
            : String.format(
                Locale.ROOT,
                "  validation loss %.3f, accuracy %.3f%s",
                score.validationLoss(),
                score.validationAccuracy(),
                best ? "  (best so far)" : "");
    console.say(
        String.format(
            Locale.ROOT,
            "epoch %2d of %d  training loss %.3f%s",
            score.epoch(),
            epochs,
            score.trainLoss(),
            validation));
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
