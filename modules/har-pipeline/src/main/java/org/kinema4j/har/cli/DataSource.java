package org.kinema4j.har.cli;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.kinema4j.har.FoldedData;
import org.kinema4j.har.HarPipeline;
import org.kinema4j.har.PreparedData;
import org.kinema4j.har.TestPart;
import org.kinema4j.har.model.ModelSpec;
import org.kinema4j.har.report.Fact;
import org.kinema4j.har.split.FoldPlan;

/** Labelled data in one layout: how a command trains on it, and how it judges a model by it. */
interface DataSource {

  /**
   * Where progress and times go.
   *
   * @param console progress
   * @param stopwatch times of the parts
   */
  record Watch(Console console, Stopwatch stopwatch) {}

  /**
   * What a report says of the data.
   *
   * @param recordings how many were read; 0 if the windows came without
   * @param facts what is worth a line
   * @param note what must be known before any number, for example that the data is synthetic
   */
  record About(int recordings, List<Fact> facts, Optional<String> note) {}

  /**
   * Data to train on.
   *
   * @param prepared what the pipeline made of it
   * @param about what a report says of it
   */
  record ToTrain(PreparedData prepared, About about) {}

  /**
   * Data to be divided into folds.
   *
   * @param data what the pipeline made of it
   * @param about what a report says of a fold of it
   * @param note what must be known before any number, for example that the data is synthetic
   */
  record ToFold(FoldedData data, Function<PreparedData, About> about, Optional<String> note) {}

  /**
   * Data to judge by.
   *
   * @param test what the pipeline made of it
   * @param about what a report says of it
   */
  record ToJudge(TestPart test, About about) {}

  /** Reads everything and makes it ready for training. */
  ToTrain train(HarPipeline pipeline, Watch watch) throws Exception;

  /** Reads everything once, to be divided as planned. */
  ToFold fold(HarPipeline pipeline, FoldPlan plan, Watch watch) throws Exception;

  /**
   * Reads what a stored model can be judged by.
   *
   * @param model the model
   * @param subjects subjects to judge by; all if empty
   * @param watch where progress and times go
   */
  ToJudge judge(ModelSpec model, Set<String> subjects, Watch watch) throws Exception;

  /** Refuses subjects that the data does not have. */
  static void requirePresent(Set<String> asked, Collection<String> present) {
    for (String subject : asked) {
      if (!present.contains(subject)) {
        throw new IllegalArgumentException(
            "subjects must be among %s, received '%s'".formatted(present, subject));
      }
    }
  }
}
