package org.kinema4j.optim.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.autodiff.listeners.At;
import org.nd4j.autodiff.listeners.BaseListener;
import org.nd4j.autodiff.listeners.Loss;
import org.nd4j.autodiff.listeners.Operation;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.learning.config.Sgd;

/** The rates that training really uses, from the weight before and after each step. */
class TrainingRatesTest {

  private static final double TOLERANCE = 1e-12;
  private static final int EPOCHS = 4;
  private static final int BATCHES = 3;

  static Stream<Schedule> schedules() {
    return Cases.all();
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void networksUseThem(Schedule schedule) {
    MultiLayerNetwork network = Models.network(new Sgd(schedule));
    Rates rates = new Rates(() -> network.params().getDouble(0));
    network.addListeners(rates);

    network.fit(Models.epoch(BATCHES), EPOCHS);

    rates.check(schedule);
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void computationGraphsUseThem(Schedule schedule) {
    ComputationGraph graph = Models.graph(new Sgd(schedule));
    Rates rates = new Rates(() -> graph.params().getDouble(0));
    graph.addListeners(rates);

    graph.fit(Models.epoch(BATCHES), EPOCHS);

    rates.check(schedule);
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void sameDiffUsesThem(Schedule schedule) {
    SameDiff sd = Models.sameDiff(new Sgd(schedule));
    Rates rates = new Rates(() -> sd.getVariable("w").getArr().getDouble(0));
    sd.addListeners(rates.ofSameDiff());

    sd.fit(Models.epoch(BATCHES), EPOCHS);

    rates.check(schedule);
  }

  /** Takes the step of a weight by its gradient, 2 w. */
  private static final class Rates extends BaseTrainingListener {

    private final DoubleSupplier weight;
    private final List<Double> rates = new ArrayList<>();
    private double before = 1;

    Rates(DoubleSupplier weight) {
      this.weight = weight;
    }

    @Override
    public void iterationDone(Model model, int iteration, int epoch) {
      step();
    }

    private void step() {
      double after = weight.getAsDouble();
      rates.add((before - after) / (2 * before));
      before = after;
    }

    BaseListener ofSameDiff() {
      return new BaseListener() {
        @Override
        public boolean isActive(Operation operation) {
          return operation == Operation.TRAINING;
        }

        @Override
        public void iterationDone(SameDiff sd, At at, MultiDataSet dataSet, Loss loss) {
          step();
        }
      };
    }

    void check(Schedule schedule) {
      assertThat(rates).hasSize(EPOCHS * BATCHES);
      for (int t = 0; t < rates.size(); t++) {
        assertThat(rates.get(t))
            .as("iteration %d", t)
            .isCloseTo(schedule.valueAt(t, t / BATCHES), within(TOLERANCE));
      }
    }
  }
}
