package org.kinema4j.losses.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinema4j.losses.Loss;
import org.kinema4j.losses.LossInput;
import org.kinema4j.losses.LossResult;
import org.kinema4j.losses.classification.BinaryFocalLoss;
import org.kinema4j.losses.classification.FocalLoss;
import org.kinema4j.losses.classification.LabelFormat;

class LossesByNameTest {

  static List<LossEntry> all() {
    return Losses.all();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"FocalLoss", "focalLoss", "focal-loss", "FOCAL_LOSS", "focal loss", "Focal"})
  void spellingDoesNotMatter(String name) {
    assertThat(Losses.named(name).defaults()).isEqualTo(new FocalLoss());
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyLossIsFoundByItsName(LossEntry entry) {
    assertThat(Losses.named(entry.name())).isEqualTo(entry);
    assertThat(entry.with(Map.of())).isEqualTo(entry.defaults());
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatIsPlainIsTakenBack(LossEntry entry) {
    assertThat(entry.with(entry.parameters())).isEqualTo(entry.defaults());
    assertThat(entry.with(entry.parameters())).hasToString(entry.defaults().toString());
  }

  @Test
  void anUnknownNameListsTheKnownOnes() {
    List<LossEntry> two = List.of(Losses.named("FocalLoss"), Losses.named("CrossEntropy"));

    assertThatThrownBy(() -> Losses.named("crossentropie", two))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "loss must be one of FocalLoss, CrossEntropy, received crossentropie;"
                + " did you mean CrossEntropy?");
    assertThatThrownBy(() -> Losses.named("absolute", two))
        .hasMessage("loss must be one of FocalLoss, CrossEntropy, received absolute");
    assertThatThrownBy(() -> Losses.named("", two))
        .hasMessage("loss must be one of FocalLoss, CrossEntropy, received ");
    assertThatThrownBy(() -> Losses.named(null, two)).hasMessageEndingWith("received null");
    assertThatThrownBy(() -> Losses.named("loss")).hasMessageEndingWith("received loss");
  }

  /** The whole name wins; without one the shorter form must leave no doubt. */
  @Test
  void aDoubtfulNameIsRefused() {
    LossEntry circle = entry(new Circle(1, 2, Round.YES, new Edge(1, true), List.of()));
    LossEntry circleLoss = entry(new CircleLoss());
    List<LossEntry> both = List.of(circle, circleLoss);

    assertThat(Losses.named("circle", both)).isEqualTo(circle);
    assertThat(Losses.named("circle loss", both)).isEqualTo(circleLoss);
    assertThat(Losses.named("circle", List.of(circleLoss))).isEqualTo(circleLoss);
    assertThat(Losses.named("circle-loss", List.of(circle))).isEqualTo(circle);
    assertThatThrownBy(() -> Losses.named("circle", List.of(circleLoss, circleLoss)))
        .hasMessageStartingWith("loss must be one of CircleLoss, CircleLoss, received circle");
  }

  @Test
  void parametersAreBoundByName() {
    assertThat(Losses.named("focal").with(Map.of("gamma", 1.5, "classWeights", List.of(1, 2.5))))
        .isEqualTo(new FocalLoss().withGamma(1.5).withClassWeights(List.of(1.0, 2.5)));
    assertThat(Losses.named("focal").with(Map.of("gamma", 3, "labelFormat", "class-index")))
        .isEqualTo(new FocalLoss().withGamma(3).withLabelFormat(LabelFormat.CLASS_INDEX));
    assertThat(Losses.named("focal").with(Map.of("labelFormat", LabelFormat.CLASS_INDEX)))
        .isEqualTo(new FocalLoss().withLabelFormat(LabelFormat.CLASS_INDEX));
    assertThat(Losses.named("BinaryFocal").with(Map.of("alpha", 0.5f)))
        .isEqualTo(new BinaryFocalLoss().withAlpha(0.5));
    assertThat(Losses.named("BinaryFocal").with(Map.of("alpha", List.of(0.2, 0.8))))
        .isEqualTo(new BinaryFocalLoss().withAlpha(List.of(0.2, 0.8)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gama | 1 | parameter of FocalLoss must be one of gamma, classWeights, labelSmoothing, labelFormat, received gama; did you mean gamma?",
        "margin | 1 | parameter of FocalLoss must be one of gamma, classWeights, labelSmoothing, labelFormat, received margin",
        "gamma | much | gamma must be a number, received much",
        "gamma | -0.5 | gamma must be in [0, \u221e), received -0.5",
        "gamma | NaN | gamma must be in [0, \u221e), received NaN",
        "labelSmoothing | 1 | labelSmoothing must be in [0, 1), received 1.0",
        "classWeights | 3 | classWeights must be a list, received 3.0",
        "labelFormat | class-indx | labelFormat must be one of DISTRIBUTION, CLASS_INDEX, received class-indx; did you mean CLASS_INDEX?",
      })
  void whatIsWrongIsSaidInOneLine(String name, String text, String message) {
    Object value = text.matches("[-0-9.]+|NaN") ? (Object) Double.parseDouble(text) : text;

    assertThatThrownBy(() -> Losses.named("FocalLoss").with(Map.of(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void listsAreCheckedByElement() {
    LossEntry focal = Losses.named("FocalLoss");

    assertThatThrownBy(() -> focal.with(Map.of("classWeights", List.of(1, "two"))))
        .hasMessage("classWeights[1] must be a number, received two");
    assertThatThrownBy(() -> focal.with(Map.of("classWeights", List.of(1, 0))))
        .hasMessage("classWeights[1] must be in (0, \u221e), received 0.0");
    Map<String, Object> none = new HashMap<>();
    none.put("classWeights", null);
    assertThatThrownBy(() -> focal.with(none))
        .hasMessage("classWeights must be given, received null");
  }

  @Test
  void countsAreWholeNumbers() {
    LossEntry circle = entry(new Circle(1, 2, Round.YES, new Edge(1, true), List.of()));

    assertThat(circle.with(Map.of("points", 3.0)))
        .isEqualTo(new Circle(3, 2, Round.YES, new Edge(1, true), List.of()));
    assertThatThrownBy(() -> circle.with(Map.of("points", 2.5)))
        .hasMessage("points must be a whole number, received 2.5");
    assertThatThrownBy(() -> circle.with(Map.of("points", 1e10)))
        .hasMessage("points must be a whole number, received 1.0E10");
    assertThatThrownBy(() -> circle.with(Map.of("points", Double.NaN)))
        .hasMessage("points must be a whole number, received NaN");
    assertThat(circle.with(Map.of("seed", Long.MAX_VALUE)))
        .isEqualTo(new Circle(1, Long.MAX_VALUE, Round.YES, new Edge(1, true), List.of()));
    assertThatThrownBy(() -> circle.with(Map.of("seed", 0.5)))
        .hasMessage("seed must be a whole number, received 0.5");
  }

  @Test
  void partsAreNamedOrChanged() {
    LossEntry circle = entry(new Circle(1, 2, Round.YES, new Edge(1, true), List.of()));
    Line thick = new Edge(5, true);

    assertThat(circle.with(Map.of("edge", Map.of("width", 5))))
        .isEqualTo(new Circle(1, 2, Round.YES, thick, List.of()));
    assertThat(circle.with(Map.of("edge", thick)))
        .isEqualTo(new Circle(1, 2, Round.YES, thick, List.of()));
    assertThatThrownBy(() -> circle.with(Map.of("edge", Map.of("with", 5))))
        .hasMessage(
            "parameter of Edge must be one of width, dashed, received with;"
                + " did you mean width?");
    assertThatThrownBy(() -> circle.with(Map.of("edge", Map.of("dashed", "no"))))
        .hasMessage("dashed must be true or false, received no");
    assertThatThrownBy(() -> circle.with(Map.of("edge", 5)))
        .hasMessage("edge must be the name of a Line, or a map with type, received 5");
    assertThatThrownBy(() -> circle.with(Map.of("edge", "dotted")))
        .hasMessage("edge must be one of Edge, received dotted");
    assertThat(circle.parameters())
        .containsEntry("edge", Map.of("type", "Edge", "width", 1.0, "dashed", true))
        .containsEntry("round", "YES");
    assertThat(circle.with(circle.parameters())).isEqualTo(circle.defaults());
  }

  @Test
  void aLossOfTheCatalogIsARecord() {
    assertThatThrownBy(() -> entry((input, want) -> null))
        .hasMessageStartingWith("defaults must be a record, received ");
  }

  private static LossEntry entry(Loss loss) {
    return new LossEntry(loss, LossFamily.RANKING, "a test", URI.create("https://example.org"));
  }

  /** A choice. */
  public enum Round {
    /** One. */
    YES,
    /** Other. */
    NO
  }

  /** A part. */
  public interface Line {}

  /** A kind of part. */
  public record Edge(double width, boolean dashed) implements Line {}

  /** A loss with all kinds of parameters. */
  public record Circle(int points, long seed, Round round, Line edge, List<Double> angles)
      implements Nothing {}

  /** A loss of nearly the same name. */
  public record CircleLoss() implements Nothing {}

  /** Judges nothing. */
  private interface Nothing extends Loss {
    @Override
    default LossResult evaluate(LossInput input, Want want) {
      throw new AssertionError("finding a loss by its name judges nothing");
    }
  }
}
