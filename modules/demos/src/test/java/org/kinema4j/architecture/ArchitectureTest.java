package org.kinema4j.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.ObjectInputStream;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinema4j.losses.compat.QuietGradients;
import org.nd4j.linalg.factory.Nd4jBackend;

/** The rules of {@code docs/architecture.md}, over the production classes of all libraries. */
class ArchitectureTest {

  private static final String ROOT = "org.kinema4j";
  private static final String HAR = ROOT + ".har";
  private static final String LAYERS = ROOT + ".layers";
  private static final String LOSSES = ROOT + ".losses";
  private static final String ONEDNN = LAYERS + ".recurrent.internal.onednn";

  /** Classes that have no reason to shrink; fewer mean that the scan misses a module. */
  private static final int FEWEST_CLASSES = 150;

  private static final JavaClasses PRODUCTION =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void scanFindsEveryPackage() {
    Set<String> packages =
        PRODUCTION.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());

    assertThat(PRODUCTION.size()).isGreaterThan(FEWEST_CLASSES);
    assertThat(packages)
        .contains(
            ROOT + ".catalog",
            ROOT + ".losses",
            ROOT + ".optim",
            ROOT + ".optim.catalog",
            ROOT + ".optim.internal",
            LAYERS,
            LAYERS + ".catalog",
            LAYERS + ".internal",
            LAYERS + ".normalization",
            LAYERS + ".recurrent",
            LAYERS + ".recurrent.internal",
            ONEDNN,
            ROOT + ".demos",
            HAR,
            HAR + ".cli",
            HAR + ".config",
            HAR + ".dataset",
            HAR + ".dataset.datavec",
            HAR + ".decode",
            HAR + ".evaluate",
            HAR + ".io",
            HAR + ".io.andy",
            HAR + ".io.elan",
            HAR + ".io.inertial",
            HAR + ".io.mvnx",
            HAR + ".model",
            HAR + ".model.backend",
            HAR + ".motion",
            HAR + ".report",
            HAR + ".split",
            HAR + ".synth",
            HAR + ".train",
            HAR + ".transform",
            HAR + ".window");
  }

  @Test
  void noCyclesAmongPackages() {
    slices().matching(HAR + ".(*)..").should().beFreeOfCycles().check(PRODUCTION);
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(PRODUCTION);
    slices().matching(HAR + ".io.(**)").should().beFreeOfCycles().check(PRODUCTION);
    slices().matching(LAYERS + ".(**)").should().beFreeOfCycles().check(PRODUCTION);
    slices().matching(LOSSES + ".(**)").should().beFreeOfCycles().check(PRODUCTION);
    slices().matching(ROOT + ".optim.(**)").should().beFreeOfCycles().check(PRODUCTION);
  }

  /** What concerns all layers knows none of them. */
  @Test
  void baseOfTheLayersStandsAlone() {
    noClasses()
        .that()
        .resideInAPackage(LAYERS)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(LAYERS + ".*..")
        .check(PRODUCTION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"catalog", "losses", "optim", "layers"})
  void extensionsOfDeeplearning4jKnowNothingOfThePipeline(String name) {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "." + name + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(HAR + "..", ROOT + ".demos..", ROOT + ".benchmarks..")
        .check(PRODUCTION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "motion",
        "io",
        "synth",
        "transform",
        "window",
        "split",
        "decode",
        "evaluate",
        "report",
        "config"
      })
  void worksWithoutNd4j(String name) {
    usesNoNd4j(name).check(PRODUCTION);
  }

  /** The rule above can fail: it does where ND4J is at home. */
  @ParameterizedTest
  @ValueSource(strings = {"dataset", "model", "train"})
  void worksWithNd4j(String name) {
    assertThat(usesNoNd4j(name).evaluate(PRODUCTION).hasViolation()).isTrue();
  }

  private static ArchRule usesNoNd4j(String name) {
    return noClasses()
        .that()
        .resideInAPackage(HAR + "." + name + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..");
  }

  @Test
  void noBackendIsNamed() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.nd4j.linalg.cpu..", "org.nd4j.linalg.jcublas..")
        .check(PRODUCTION);
  }

  /** Native memory by hand crashes the JVM when it is wrong: one package has it. */
  @Test
  void nativeLibrariesAreCalledInOnePlace() {
    usesNoJavaCpp(ONEDNN, ROOT + ".benchmarks..").check(PRODUCTION);
  }

  /** The rule above can fail: it does for the package that is allowed to. */
  @Test
  void oneDnnIsCalledThroughJavaCpp() {
    assertThat(usesNoJavaCpp().evaluate(PRODUCTION).getFailureReport().getDetails())
        .anyMatch(detail -> detail.contains(ONEDNN));
  }

  /** The backend's description asks JavaCPP for platform and memory limits. */
  private static ArchRule usesNoJavaCpp(String... allowed) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(allowed)
        .and()
        .doNotHaveFullyQualifiedName(HAR + ".model.Backend")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bytedeco..");
  }

  @Test
  void onlyProgramsTouchStandardStreams() {
    noClasses()
        .that()
        .resideOutsideOfPackages(HAR + ".cli..", ROOT + ".demos..", ROOT + ".benchmarks..")
        .and()
        .doNotBelongToAnyOf(QuietGradients.class) // keeps Deeplearning4j from writing there
        .should(ACCESS_STANDARD_STREAMS)
        .check(PRODUCTION);
  }

  @Test
  void logsThroughSlf4j() {
    noClasses().should(USE_JAVA_UTIL_LOGGING).check(PRODUCTION);
  }

  /** A file must never decide which code runs. */
  @Test
  void readsNoSerializedObjectsAndLoadsNoNamedClasses() {
    ArchRule deserializes =
        noClasses()
            .should()
            .dependOnClassesThat(assignableTo(ObjectInputStream.class))
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.beans.XMLDecoder")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.deeplearning4j.util.ModelSerializer")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName(
                "org.nd4j.linalg.dataset.api.preprocessor.serializer.NormalizerSerializer")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.nd4j.common.util.SerializationUtils");
    deserializes.check(PRODUCTION);
    for (String name : List.of("forName", "loadClass")) {
      calls(name).check(PRODUCTION);
    }
    fromJson().check(PRODUCTION);
  }

  /** The rules above can fail: they do for classes that do so. */
  @Test
  void findsWhoLoadsNamedClasses() {
    JavaClasses offender = new ClassFileImporter().importClasses(Offender.class);

    assertThat(calls("forName").evaluate(offender).hasViolation()).isTrue();
    assertThat(fromJson().evaluate(offender).hasViolation()).isTrue();
  }

  private static ArchRule calls(String loading) {
    return noClasses()
        .should()
        .callMethodWhere(
            target(name(loading))
                .and(target(owner(assignableTo(Class.class).or(assignableTo(ClassLoader.class))))));
  }

  /** Deeplearning4j's own reading of configurations loads whatever class they name. */
  private static ArchRule fromJson() {
    return noClasses()
        .should()
        .callMethodWhere(
            target(nameMatching("fromJson|fromYaml|restore.*"))
                .and(target(owner(resideInAPackage("org.deeplearning4j..")))));
  }

  /** Does what is forbidden. */
  static final class Offender {

    Object load(String text) throws ClassNotFoundException {
      return text.isEmpty() ? ComputationGraphConfiguration.fromJson(text) : Class.forName(text);
    }
  }

  /** Two would be one too many: ND4J would choose, and both would be downloaded. */
  @Test
  void exactlyOneBackendIsOnTheRuntimePath() {
    assertThat(ServiceLoader.load(Nd4jBackend.class).stream()).hasSize(1);
  }

  @Test
  void commandLineIsUsedByProgramsOnly() {
    classes()
        .that()
        .resideInAPackage(HAR + ".cli..")
        .should()
        .onlyHaveDependentClassesThat()
        .resideInAnyPackage(HAR + ".cli..", ROOT + ".demos..", ROOT + ".benchmarks..")
        .check(PRODUCTION);
  }

  @Test
  void pipelineIsUsedByProgramsOnly() {
    classes()
        .that()
        .resideInAPackage(HAR)
        .should()
        .onlyHaveDependentClassesThat()
        .resideInAnyPackage(HAR, HAR + ".cli..", ROOT + ".demos..", ROOT + ".benchmarks..")
        .check(PRODUCTION);
  }

  @Test
  void internalPackagesStayInTheirModule() {
    classes()
        .that(resideInAPackage(ROOT + "..internal.."))
        .should(beUsedInTheirModuleOnly())
        .check(PRODUCTION);
  }

  private static ArchCondition<JavaClass> beUsedInTheirModuleOnly() {
    return new ArchCondition<>("be used in their module only") {
      @Override
      public void check(JavaClass internal, ConditionEvents events) {
        internal.getDirectDependenciesToSelf().stream()
            .filter(use -> !module(use.getOriginClass()).equals(module(internal)))
            .forEach(use -> events.add(SimpleConditionEvent.violated(use, use.getDescription())));
      }
    };
  }

  /** Losses and optimizers share a module; otherwise a module is a package below the root. */
  private static String module(JavaClass type) {
    String name = type.getPackageName().substring(ROOT.length() + 1).split("\\.", 2)[0];
    return name.equals("optim") ? "losses" : name;
  }
}
