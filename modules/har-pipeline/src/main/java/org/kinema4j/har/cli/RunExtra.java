package org.kinema4j.har.cli;

import java.util.Map;
import org.kinema4j.har.PreparedData;
import org.kinema4j.har.evaluate.Evaluation;
import org.kinema4j.har.io.OutputFailedException;
import org.kinema4j.har.io.Staging;

/** What a training run that is part of something greater writes beside its own results. */
interface RunExtra {

  /** A run for itself. */
  RunExtra NONE =
      new RunExtra() {
        @Override
        public Map<String, Object> facts() {
          return Map.of();
        }

        @Override
        public void write(Staging out, PreparedData data, Evaluation evaluation) {
          // Nothing beside the results.
        }
      };

  /** Keys for {@code run.json}. */
  Map<String, Object> facts();

  /** Writes further files, before {@code run.json}, which vouches for them. */
  void write(Staging out, PreparedData data, Evaluation evaluation) throws OutputFailedException;
}
