package org.kinema4j.benchmarks.ucihar;

import java.io.PrintWriter;
import java.util.Locale;
import org.kinema4j.har.HarPipeline;
import org.kinema4j.har.PreparedData;
import org.kinema4j.har.TrainedModel;
import org.kinema4j.har.config.RunConfig;
import org.kinema4j.har.io.inertial.InertialData;
import org.kinema4j.har.train.EpochScore;
import org.kinema4j.har.train.TrainingListener;

/**
 * One training of the network, judged on the test part.
 *
 * @param seed decides first weights, order, dropout, and what is held out for validation
 * @param epochs how many were run before the network was trained anew
 * @param bestEpoch the one of the least validation loss
 * @param validationAccuracy share of validation windows recognised after it; NaN without validation
 * @param testAccuracy share of test windows recognised
 * @param testMacroF1 mean F1 of the classes in the test part
 * @param seconds time of the training
 */
record NetworkRun(
    long seed,
    int epochs,
    int bestEpoch,
    double validationAccuracy,
    double testAccuracy,
    double testMacroF1,
    double seconds) {

  private static final double NANOS = 1e9;

  static NetworkRun of(RunConfig config, InertialData data, PrintWriter progress) {
    HarPipeline pipeline = new HarPipeline(config);
    PreparedData prepared = pipeline.prepare(data);
    long seed = config.training().seed();
    long start = System.nanoTime();
    TrainedModel model = pipeline.train(prepared, listener(seed, progress));
    double seconds = (System.nanoTime() - start) / NANOS;
    var test = HarPipeline.evaluate(model.bundle(), prepared.test()).windows();
    int best = model.training().bestEpoch();
    return new NetworkRun(
        seed,
        model.training().epochs().size(),
        best,
        model.training().epochs().get(best - 1).validationAccuracy(),
        test.accuracy(),
        test.macroF1(),
        seconds);
  }

  private static TrainingListener listener(long seed, PrintWriter progress) {
    return new TrainingListener() {
      @Override
      public void onEpoch(EpochScore score, boolean best) {
        progress.printf(
            Locale.ROOT,
            "seed %d, epoch %d: training loss %.3f, validation loss %.3f, accuracy %.3f%s%n",
            seed,
            score.epoch(),
            score.trainLoss(),
            score.validationLoss(),
            score.validationAccuracy(),
            best ? " (best so far)" : "");
      }
    };
  }
}
