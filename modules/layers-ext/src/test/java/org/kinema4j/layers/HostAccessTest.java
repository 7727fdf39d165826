package org.kinema4j.layers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The arithmetic of layers runs where the arrays are: with a GPU, one value that Java reads or
 * writes makes the device wait and copies the array to the host.
 */
class HostAccessTest {

  private static final String ROOT = "org.kinema4j.layers";

  /** Methods of an array that read or write values in Java. */
  private static final Pattern HOST =
      Pattern.compile(
          "data|element|putScalar\\w*|get(Double|Float|Int|Long|Number|String)\\w*"
              + "|to(Double|Float|Int|Long)(Vector|Matrix)|toString\\w*|to\\w*FlatArray"
              + "|\\w+Number|equals\\w*|hashCode|is(NaN|Infinite)|none|any|all");

  private static final JavaClasses PRODUCTION =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  private static final ArchRule STAYS_ON_THE_DEVICE =
      classes()
          .that()
          .resideInAnyPackage(ROOT + ".recurrent.internal", ROOT + ".normalization..")
          .should(readAndWriteNoValues());

  @Test
  void arithmeticStaysOnTheDevice() {
    STAYS_ON_THE_DEVICE.check(PRODUCTION);
  }

  @Test
  void scanFindsTheArithmetic() {
    assertThat(PRODUCTION.contain(ROOT + ".recurrent.internal.PortableEngine")).isTrue();
  }

  /** The rule can fail: it names each of these. */
  static final class ReadsValues {

    double directly(INDArray array) {
      return array.getDouble(0, 1) + array.sumNumber().doubleValue();
    }

    float[] asVector(INDArray array) {
      return array.toFloatVector();
    }

    DataBuffer buffer(INDArray array) {
      return array.data();
    }

    ToDoubleFunction<INDArray> byReference() {
      return array -> array.meanNumber().doubleValue();
    }

    java.util.function.Function<INDArray, double[]> byMethodReference() {
      return INDArray::toDoubleVector;
    }

    INDArray writes(INDArray array) {
      return array.putScalar(0, 1.0);
    }
  }

  /** The rule lets these pass. */
  static final class StaysOnTheDevice {

    INDArray compute(INDArray array) {
      return array.sum(true, 0).muli(array.size(0)).addi(array.mul(2)).reshape(-1, 1);
    }
  }

  @Test
  void findsReadersAndWriters() {
    assertThat(violations(ReadsValues.class).getFailureReport().getDetails())
        .hasSize(7)
        .anyMatch(line -> line.contains("getDouble"))
        .anyMatch(line -> line.contains("sumNumber"))
        .anyMatch(line -> line.contains("toFloatVector"))
        .anyMatch(line -> line.contains("data()"))
        .anyMatch(line -> line.contains("meanNumber"))
        .anyMatch(line -> line.contains("toDoubleVector"))
        .anyMatch(line -> line.contains("putScalar"));
    assertThat(violations(StaysOnTheDevice.class).hasViolation()).isFalse();
  }

  private static EvaluationResult violations(Class<?> type) {
    return classes()
        .should(readAndWriteNoValues())
        .evaluate(new ClassFileImporter().importClasses(type));
  }

  private static ArchCondition<JavaClass> readAndWriteNoValues() {
    return new ArchCondition<>("read and write no values of arrays") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getCodeUnitAccessesFromSelf().stream()
            .filter(HostAccessTest::touchesValues)
            .forEach(use -> events.add(SimpleConditionEvent.violated(use, use.getDescription())));
      }
    };
  }

  private static boolean touchesValues(JavaCodeUnitAccess<?> access) {
    CodeUnitAccessTarget target = access.getTarget();
    JavaClass owner = target.getOwner();
    return owner.isAssignableTo(DataBuffer.class)
        || (owner.isAssignableTo(INDArray.class) && HOST.matcher(target.getName()).matches());
  }
}
