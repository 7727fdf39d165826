package org.kinema4j.optim.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.optim.catalog.OptimizerEntry;
import org.kinema4j.optim.catalog.Optimizers;

/**
 * The proof that the recurrence tests would notice: one sign, constant or term of an optimizer is
 * broken, and its test turns red. The mutations are listed in {@code src/test/mutations}.
 */
class MutationProofTest {

  private static final String CONTRACT = "org.kinema4j.optim.contract.";

  static Stream<Mutant> mutants() {
    return Mutant.all().stream();
  }

  @Test
  void everyOptimizerIsBrokenInThreeWays() {
    List<String> names = Mutant.all().stream().map(Mutant::proof).toList();
    assertThat(Optimizers.all().stream().map(OptimizerEntry::name))
        .allSatisfy(
            name ->
                assertThat(names.stream().filter(name::equals).count()).isGreaterThanOrEqualTo(3));
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void brokenOptimizersTurnTheirTestsRed(Mutant mutant) throws ReflectiveOperationException {
    MutantLoader loader = MutantLoader.of(mutant);
    boolean red =
        mutant.proof().contains("#")
            ? fails(loader, mutant.proof())
            : recurrencesFail(loader, mutant.proof());

    assertThat(red).as(mutant + " was not noticed").isTrue();
  }

  /** Runs the cases that name the optimizer. */
  private static boolean recurrencesFail(MutantLoader loader, String name)
      throws ReflectiveOperationException {
    return anyFails(loader, "RecurrenceTest", "cases", "tenStepsInAnyLayout", name)
        || anyFails(loader, "ModelRecurrenceTest", "settings", "tenSteps", name);
  }

  private static boolean anyFails(
      MutantLoader loader, String test, String source, String method, String name)
      throws ReflectiveOperationException {
    Class<?> type = loader.loadClass(CONTRACT + test);
    Method cases = type.getDeclaredMethod(source);
    cases.setAccessible(true);
    List<?> arguments = ((Stream<?>) cases.invoke(null)).toList();
    for (Object argument : arguments) {
      if (argument.toString().contains(name + "[")
          && throwsError(type, one(type, method), argument)) {
        return true;
      }
    }
    return false;
  }

  private static Method one(Class<?> type, String name) {
    return Stream.of(type.getDeclaredMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static boolean fails(MutantLoader loader, String test)
      throws ReflectiveOperationException {
    int hash = test.indexOf('#');
    Class<?> type = loader.loadClass(CONTRACT + test.substring(0, hash));
    return throwsError(type, one(type, test.substring(hash + 1)));
  }

  private static boolean throwsError(Class<?> type, Method method, Object... arguments)
      throws ReflectiveOperationException {
    Constructor<?> constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    method.setAccessible(true);
    try {
      method.invoke(constructor.newInstance(), arguments);
      return false;
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof AssertionError) {
        return true;
      }
      throw e;
    }
  }
}
