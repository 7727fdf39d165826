package org.kinema4j.layers.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URI;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.layers.recurrent.Lstm;

class LayersTest {

  static List<LayerEntry> all() {
    return Layers.all();
  }

  @Test
  void holdsEveryConfigurationOfTheModule() {
    List<String> configurations =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.kinema4j.layers")
                .stream()
                .filter(type -> type.isAssignableTo(Layer.class))
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(JavaClass::getName)
                .toList();

    assertThat(Layers.all().stream().map(layer -> layer.type().getName()))
        .containsExactlyInAnyOrderElementsOf(configurations)
        .doesNotHaveDuplicates();
  }

  @Test
  void namesAreThoseOfTheClasses() {
    assertThat(Layers.all().stream().map(LayerEntry::name))
        .contains("Lstm", "SequenceBatchNormalization")
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("all")
  void buildsWhatItNames(LayerEntry layer) {
    assertThat(layer.builder().get().<Layer>build()).isExactlyInstanceOf(layer.type());
    assertThat(layer.builder().get()).isNotSameAs(layer.builder().get());
  }

  @ParameterizedTest
  @MethodSource("all")
  void summaryIsALineWithAuthorsAndYear(LayerEntry layer) {
    assertThat(layer.summary()).matches("[^\\n]{20,65}\\(\\p{Lu}[\\p{L}. ]+, \\d{4}\\)");
  }

  @Test
  void refusesAnEntryWithAHole() {
    URI paper = URI.create("https://example.org");
    assertThatNullPointerException()
        .isThrownBy(() -> new LayerEntry(Lstm.class, null, "summary", paper))
        .withMessage("builder");
    assertThatNullPointerException()
        .isThrownBy(() -> new LayerEntry(Lstm.class, Lstm.Builder::new, null, paper))
        .withMessage("summary");
  }
}
