package org.kinema4j.optim.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.optim.Momentum;
import org.kinema4j.optim.Optimizer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/** Ten steps of every optimizer against the recurrence of its paper. */
class RecurrenceTest {

  private static final int STEPS = 10;
  private static final int SIZE = 24;
  private static final double EXACT = 1e-12;
  private static final double FLOAT = 2e-5;

  /** Where gradients may lie in memory. */
  enum Layout {
    VECTOR {
      @Override
      INDArray empty() {
        return Nd4j.create(DataType.DOUBLE, SIZE);
      }
    },
    PART_OF_VECTOR {
      @Override
      INDArray empty() {
        return Nd4j.create(DataType.DOUBLE, SIZE + 7).get(interval(3, SIZE + 3));
      }
    },
    ROW {
      @Override
      INDArray empty() {
        return Nd4j.create(DataType.DOUBLE, 1, SIZE);
      }
    },
    COLUMN {
      @Override
      INDArray empty() {
        return Nd4j.create(DataType.DOUBLE, new long[] {SIZE, 1}, 'f');
      }
    },
    ROW_MAJOR {
      @Override
      INDArray empty() {
        return Nd4j.create(DataType.DOUBLE, new long[] {4, 6}, 'c');
      }
    },
    COLUMN_MAJOR {
      @Override
      INDArray empty() {
        return Nd4j.create(DataType.DOUBLE, new long[] {4, 6}, 'f');
      }
    },
    PART_OF_MATRIX {
      @Override
      INDArray empty() {
        return Nd4j.create(DataType.DOUBLE, 4, 9).get(all(), interval(2, 8));
      }
    },
    TENSOR {
      @Override
      INDArray empty() {
        return Nd4j.create(DataType.DOUBLE, new long[] {2, 3, 4}, 'f');
      }
    };

    abstract INDArray empty();
  }

  static Stream<OptimizerCase> cases() {
    return OptimizerCases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tenStepsInAnyLayout(OptimizerCase optimizer) {
    for (Layout layout : Layout.values()) {
      check(optimizer, layout.empty(), flatState(optimizer.optimizer(), DataType.DOUBLE), EXACT);
    }
  }

  /** SameDiff makes a row, has it not initialized, and attaches it once more. */
  @ParameterizedTest
  @MethodSource("cases")
  void tenStepsAsSameDiffSetsUp(OptimizerCase optimizer) {
    Optimizer config = optimizer.optimizer();
    for (char order : new char[] {'c', 'f'}) {
      INDArray view = Nd4j.valueArrayOf(new long[] {1, config.stateSize(SIZE)}, 77.0);
      GradientUpdater<?> updater = config.instantiate(view.castTo(DataType.DOUBLE), false);
      view = view.castTo(DataType.DOUBLE);
      updater.setStateViewArray(view, new long[] {4, 6}, order, true);

      check(optimizer, Nd4j.create(DataType.DOUBLE, new long[] {4, 6}, order), updater, EXACT);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tenStepsInFloat(OptimizerCase optimizer) {
    check(
        optimizer,
        Nd4j.create(DataType.FLOAT, SIZE),
        flatState(optimizer.optimizer(), DataType.FLOAT),
        FLOAT);
  }

  /** The state in the middle of ten steps, handed over by name. */
  @ParameterizedTest
  @MethodSource("cases")
  void continuesFromNamedState(OptimizerCase optimizer) {
    Optimizer config = optimizer.optimizer();
    Naive.Run naive = new Naive.Run(optimizer, SIZE);
    GradientUpdater<?> updater = flatState(config, DataType.DOUBLE);

    for (int t = 1; t <= STEPS; t++) {
      Map<String, INDArray> state = updater.getState();
      assertThat(state.keySet()).containsExactlyElementsOf(config.states());
      updater = config.instantiate(state, false);
      double[] gradient = gradient(t);
      INDArray ours = Nd4j.createFromArray(gradient);
      updater.applyUpdater(ours, t - 1, 0);
      compare(ours, naive.step(gradient, config.getLearningRate(t - 1, 0), t), EXACT, t);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void severalBlocksAreOneBlock(OptimizerCase optimizer) {
    Optimizer config = optimizer.optimizer();
    INDArray state = Nd4j.create(DataType.DOUBLE, config.stateSize(SIZE));
    long cut = config.stateSize(5);
    GradientUpdater<?> first = config.instantiate(state.get(interval(0, cut)), true);
    GradientUpdater<?> second = config.instantiate(state.get(interval(cut, state.length())), true);
    Naive.Run naive = new Naive.Run(optimizer, SIZE);

    for (int t = 1; t <= STEPS; t++) {
      double[] gradient = gradient(t);
      INDArray ours = Nd4j.createFromArray(gradient);
      first.applyUpdater(ours.get(interval(0, 5)), t - 1, 0);
      second.applyUpdater(ours.get(interval(5, SIZE)), t - 1, 0);
      compare(ours, naive.step(gradient, config.getLearningRate(t - 1, 0), t), EXACT, t);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void scheduleIsHonoured(OptimizerCase optimizer) {
    double[] rates = {0.1, 0.1, 0.3, 0.3, 0.02, 0.02, 0.5, 0.5, 0.5, 0.1};
    MapSchedule.Builder schedule = new MapSchedule.Builder(ScheduleType.ITERATION);
    for (int i = 0; i < rates.length; i++) {
      schedule.add(i, rates[i]);
    }
    Optimizer config = optimizer.optimizer().clone();
    config.setLrAndSchedule(Double.NaN, schedule.build());
    GradientUpdater<?> updater = flatState(config, DataType.DOUBLE);
    Naive.Run naive = new Naive.Run(optimizer, SIZE);

    for (int t = 1; t <= STEPS; t++) {
      double[] gradient = gradient(t);
      INDArray ours = Nd4j.createFromArray(gradient);
      updater.applyUpdater(ours, t - 1, 0);
      compare(ours, naive.step(gradient, rates[t - 1], t), EXACT, t);
    }
  }

  /** Half precision has no BLAS. Three digits are all that it holds. */
  @Test
  void stepsInHalfPrecision() {
    Optimizer config = new Momentum(0.1).withMomentum(0.5);
    GradientUpdater<?> updater = config.instantiate(Nd4j.create(DataType.FLOAT16, 2), true);
    for (double expected : new double[] {0.05, 0.075, 0.0875}) {
      INDArray gradient = Nd4j.createFromArray(0.5, -0.5).castTo(DataType.FLOAT16);
      updater.applyUpdater(gradient, 0, 0);
      assertThat(gradient.getDouble(0)).isCloseTo(expected, within(2e-4));
      assertThat(gradient.getDouble(1)).isCloseTo(-expected, within(2e-4));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void rateZeroChangesNothing(OptimizerCase optimizer) {
    GradientUpdater<?> updater = flatState(optimizer.at(0), DataType.DOUBLE);

    for (int t = 1; t <= STEPS; t++) {
      INDArray ours = Nd4j.createFromArray(gradient(t));
      updater.applyUpdater(ours, t - 1, 0);
      assertThat(ours.eq(0).all()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void stateHasTheDocumentedSize(OptimizerCase optimizer) {
    Optimizer config = optimizer.optimizer();

    assertThat(config.states()).hasSize(optimizer.arrays()).doesNotHaveDuplicates();
    assertThat(config.stateSize(1000)).isEqualTo(1000L * optimizer.arrays());
    INDArray state = Nd4j.valueArrayOf(new long[] {config.stateSize(2)}, 5.0);
    config.instantiate(state, true);
    for (int i = 0; i < optimizer.arrays(); i++) {
      assertThat(state.get(interval(2L * i, 2L * i + 2)).eq(config.initial(i)).all()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void oneParameter(OptimizerCase optimizer) {
    Optimizer config = optimizer.optimizer();
    for (long[] shape : List.of(new long[] {1}, new long[] {1, 1}, new long[0])) {
      GradientUpdater<?> updater =
          config.instantiate(Nd4j.create(DataType.DOUBLE, config.stateSize(1)), true);
      Naive.Run naive = new Naive.Run(optimizer, 1);
      for (int t = 1; t <= STEPS; t++) {
        double g = gradient(t)[0];
        INDArray ours = Nd4j.createUninitialized(DataType.DOUBLE, shape).assign(g);
        updater.applyUpdater(ours, t - 1, 0);
        double step = naive.step(new double[] {g}, config.getLearningRate(t - 1, 0), t)[0];
        assertThat(ours.getDouble(0)).isCloseTo(step, within(EXACT));
      }
    }
  }

  static GradientUpdater<?> flatState(Optimizer config, DataType type) {
    return config.instantiate(Nd4j.create(type, config.stateSize(SIZE)), true);
  }

  /** Gradients of both signs that turn or stay, of all sizes; the last of each is 0. */
  private static double[] gradient(int t) {
    Random random = new Random(t);
    double[] gradient = new double[SIZE];
    for (int i = 0; i < SIZE - 1; i++) {
      double mean = i % 3 - 1;
      gradient[i] = (mean + random.nextGaussian()) * Math.pow(10, i % 4 - 2);
    }
    gradient[1] *= t % 2;
    return gradient;
  }

  private static void check(
      OptimizerCase optimizer, INDArray array, GradientUpdater<?> updater, double tolerance) {
    Naive.Run naive = new Naive.Run(optimizer, SIZE);
    Optimizer config = optimizer.optimizer();
    for (int t = 1; t <= STEPS; t++) {
      double[] gradient = gradient(t);
      array.assign(Nd4j.createFromArray(gradient).reshape('c', array.shape()));
      updater.applyUpdater(array, t - 1, 0);
      compare(array, naive.step(gradient, config.getLearningRate(t - 1, 0), t), tolerance, t);
    }
  }

  private static void compare(INDArray ours, double[] naive, double tolerance, int t) {
    double[] flat = ours.dup('c').reshape(ours.length()).toDoubleVector();
    double scale = Arrays.stream(naive).map(Math::abs).max().orElse(0);
    for (int i = 0; i < naive.length; i++) {
      double size = tolerance < 1e-6 ? Math.abs(naive[i]) : scale;
      assertThat(flat[i])
          .as("step %d of parameter %d", t, i)
          .isCloseTo(naive[i], within(tolerance * Math.max(size, 1e-3)));
    }
  }
}
