package org.kinema4j.optim.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;

/** Steps of a model beside those of the recurrence that it must follow. */
final class NaiveRun {

  private NaiveRun() {}

  /** Takes a step for each rate, with given gradients, and compares the parameters after each. */
  static void check(Rig rig, ModelCase one, double[] rates, double tolerance) {
    Map<String, NaiveTensor> expected = rig.tensors();
    NaiveModel naive = one.naive().get();
    for (int t = 1; t <= rates.length; t++) {
      Map<String, double[]> gradients = Gradients.of(expected, t);
      rig.step(gradients);
      expected.forEach(
          (name, tensor) ->
              System.arraycopy(gradients.get(name), 0, tensor.gradient, 0, tensor.length()));
      naive.step(List.copyOf(expected.values()), rates[t - 1], t);
      compare(rig.tensors(), expected, tolerance, t);
    }
  }

  static void compare(
      Map<String, NaiveTensor> ours, Map<String, NaiveTensor> others, double tolerance, int t) {
    others.forEach(
        (name, tensor) ->
            assertThat(ours.get(name).theta)
                .as("%s after step %d", name, t)
                .containsExactly(tensor.theta, within(tolerance)));
  }
}
