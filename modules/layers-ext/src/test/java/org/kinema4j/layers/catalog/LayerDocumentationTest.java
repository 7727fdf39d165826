package org.kinema4j.layers.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kinema4j.layers.catalog.DocumentedLayer.CHANNELS;
import static org.kinema4j.layers.catalog.DocumentedLayer.FIRST_VALUES;
import static org.kinema4j.layers.catalog.DocumentedLayer.UNITS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Holds {@code docs/layers.md} and the javadoc of the layers against the code. */
class LayerDocumentationTest {

  private static final LayerPage PAGE = LayerPage.read();
  private static final Pattern EXTENT = Pattern.compile("(\\d*)([CH]?)");

  static Stream<DocumentedLayer> layers() {
    return IntStream.range(0, Math.min(Layers.all().size(), PAGE.sections().size()))
        .mapToObj(i -> new DocumentedLayer(Layers.all().get(i), PAGE.sections().get(i)));
  }

  @Test
  void everyLayerHasASection() {
    assertThat(PAGE.sections().stream().map(LayerPage.Section::name))
        .containsExactlyElementsOf(Layers.all().stream().map(LayerEntry::name).toList());
  }

  @ParameterizedTest
  @MethodSource("layers")
  void sectionsAreComplete(DocumentedLayer layer) {
    assertThat(layer.section().text())
        .containsPattern("\n    y?[^\n]* = ")
        .contains("\n| option |", "\n| parameter | shape | begins as |")
        .containsSubsequence("**Shapes.** ", "**Masks.** ", "**Deviation.** ", "**Speed.** ")
        .containsPattern("\\*\\*Speed\\.\\*\\* [^\n]*\\(results\\.md#[a-z-]+\\)")
        .contains("](" + layer.entry().paper() + ")")
        .contains("```java\n" + layer + " ");
  }

  /** Options that a builder has only to refuse them. */
  private static Set<String> refused(DocumentedLayer layer) {
    return layer.entry().type().getPackageName().endsWith("normalization")
        ? Set.of("activation")
        : Set.of();
  }

  @ParameterizedTest
  @MethodSource("layers")
  void optionsAreThoseOfTheBuilder(DocumentedLayer layer) {
    Set<String> ours = new TreeSet<>(layer.optionsOfOurs());
    ours.removeAll(refused(layer));

    assertThat(layer.options().stream().map(LayerPage.Row::name)).containsAll(ours);
    assertThat(ours).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("layers")
  void defaultsAreThoseOfTheCode(DocumentedLayer layer) {
    MultiLayerNetwork network = layer.network();

    for (LayerPage.Row option : layer.options()) {
      String stated = option.get("default");
      Object value = DocumentedLayer.value(network, option.name());
      if (stated.startsWith("none")) {
        assertThat(value).as(option.name()).isNull();
      } else if (stated.equals("the network's")) {
        assertThat(value).as(option.name()).isNotNull();
      } else if (stated.equals("the input's")) {
        assertThat(value).as(option.name()).isEqualTo((long) CHANNELS);
      } else if (stated.startsWith("`")) {
        assertThat(value.toString())
            .as(option.name())
            .isEqualToIgnoringCase(LayerPage.codes(stated).get(0));
      } else if (!stated.equals("required")) {
        double number = Double.parseDouble(stated.replace("the network's, ", ""));
        assertThat(value).as(option.name()).isEqualTo(number);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void onlyWhatIsSaidToBeRequiredIs(DocumentedLayer layer) {
    NeuralNetConfiguration.Builder settings = new NeuralNetConfiguration.Builder();
    boolean required =
        layer.options().stream().anyMatch(option -> option.get("default").equals("required"));

    if (required) {
      assertThatThrownBy(
              () -> DocumentedLayer.network(settings, layer.entry().builder().get().build()))
          .hasMessageContaining("nOut");
    } else {
      assertThat(DocumentedLayer.network(settings, layer.entry().builder().get().build()))
          .isNotNull();
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void parametersAreThoseOfTheCode(DocumentedLayer layer) {
    assertSameParameters(layer, "", layer.filled());
    for (LayerPage.Row option : layer.section().own("option")) {
      for (String value : LayerPage.codes(option.get("values"))) {
        assertSameParameters(layer, value, layer.filled(option.name(), value));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void bothDirectionsHaveTheParametersOfOneEach(DocumentedLayer layer) {
    Map<String, List<Long>> one = shapes(layer.network());
    boolean recurrent =
        layer.options().stream().anyMatch(option -> option.name().equals("bidirectional"));
    if (!recurrent) {
      assertThat(one).containsKey("gain");
      return;
    }
    Map<String, List<Long>> both = new LinkedHashMap<>();
    for (String prefix : List.of("f", "b")) {
      one.forEach((name, shape) -> both.put(prefix + name, shape));
    }
    String documented = String.join("`, `", both.keySet()).replace("`, `bW", "`, then `bW");

    assertThat(layer.section().common().replaceAll("\\s+", " ")).contains("`" + documented + "`");
    for (String merge : LayerPage.codes(layer.option("bidirectional").get("values"))) {
      assertThat(shapes(layer.network("bidirectional", merge))).containsExactlyEntriesOf(both);
    }
  }

  private static Map<String, List<Long>> shapes(MultiLayerNetwork network) {
    Map<String, List<Long>> shapes = new LinkedHashMap<>();
    DocumentedLayer.parameters(network).forEach((name, array) -> shapes.put(name, shape(array)));
    return shapes;
  }

  private static List<Long> shape(INDArray array) {
    return IntStream.range(0, array.rank()).mapToObj(array::size).toList();
  }

  /** Compares names, shapes and first values; {@code value} is what an option was set to, or "". */
  private static void assertSameParameters(
      DocumentedLayer layer, String value, MultiLayerNetwork network) {
    Map<String, INDArray> parameters = DocumentedLayer.parameters(network);
    List<LayerPage.Row> rows =
        layer.section().own("parameter").stream().filter(row -> exists(layer, row, value)).toList();

    assertThat(parameters.keySet())
        .as("%s %s", layer, value)
        .containsExactlyElementsOf(rows.stream().map(LayerPage.Row::name).toList());
    for (LayerPage.Row row : rows) {
      INDArray parameter = parameters.get(row.name());
      assertThat(shape(parameter))
          .as("shape of %s of %s %s", row.name(), layer, value)
          .isEqualTo(documentedShape(variant(row.get("shape"), value)));
      assertBeginsAs(layer, row, value, parameter);
    }
  }

  /** A parameter with a list of the options' values exists with these only. */
  private static boolean exists(DocumentedLayer layer, LayerPage.Row row, String value) {
    String condition = row.cells().getOrDefault("", "");
    if (!condition.startsWith("with ")) {
      return true;
    }
    String set =
        value.isEmpty()
            ? LayerPage.codes(layer.section().own("option").get(0).get("default")).get(0)
            : value;
    return LayerPage.codes(condition).contains(set);
  }

  /** Of "usual; `VALUE`: unusual" what holds for a value of an option. */
  private static String variant(String cell, String value) {
    String usual = cell.split(";", 2)[0];
    String marker = "`" + value + "`: ";
    return cell.contains(marker) ? cell.substring(cell.indexOf(marker) + marker.length()) : usual;
  }

  private static List<Long> documentedShape(String cell) {
    String inner = cell.replaceAll("[`\\[\\]]", "");
    return Pattern.compile(", ").splitAsStream(inner).map(LayerDocumentationTest::extent).toList();
  }

  private static long extent(String text) {
    Matcher extent = EXTENT.matcher(text);
    assertThat(extent.matches()).as("%s is an extent", text).isTrue();
    long factor = extent.group(1).isEmpty() ? 1 : Long.parseLong(extent.group(1));
    return switch (extent.group(2)) {
      case "C" -> factor * CHANNELS;
      case "H" -> factor * UNITS;
      default -> factor;
    };
  }

  /** Every value is as the table says; a gate that is named has a first value of its own. */
  private static void assertBeginsAs(
      DocumentedLayer layer, LayerPage.Row row, String value, INDArray parameter) {
    String[] stated = row.get("begins as").split(", ", -1);
    double[] expected = new double[Math.toIntExact(parameter.length())];
    Arrays.fill(expected, firstValue(layer, stated[0]));
    for (String gate : List.of(stated).subList(1, stated.length)) {
      String[] parts = gate.split(": ", 2);
      List<String> gates = List.of(variant(row.get("gates"), value).split(", ", -1));
      int start = gates.indexOf(parts[0]) * UNITS;
      Arrays.fill(expected, start, start + UNITS, firstValue(layer, parts[1]));
    }
    assertThat(parameter.ravel().toDoubleVector())
        .as("first values of %s of %s %s", row.name(), layer, value)
        .containsExactly(expected);
  }

  private static double firstValue(DocumentedLayer layer, String cell) {
    if (!cell.startsWith("`")) {
      return Double.parseDouble(cell);
    }
    String option = LayerPage.codes(cell).get(0);
    Double first = FIRST_VALUES.get(option);
    return first == null ? Double.parseDouble(layer.option(option).get("default")) : first;
  }

  @ParameterizedTest
  @MethodSource("layers")
  void javadocFollowsTheTemplate(DocumentedLayer layer) throws IOException {
    String source =
        Files.readString(
            Path.of("src/main/java", layer.entry().type().getName().replace('.', '/') + ".java"));
    String javadoc = source.substring(source.indexOf("/**"), source.indexOf("public final class"));

    assertThat(javadoc)
        .containsSubsequence(
            " * <pre>\n",
            "<caption>Settings</caption>",
            "<b>Shapes.</b>",
            "<b>Masks.</b>",
            "<b>Errors.</b>",
            "<b>Edge cases.</b>",
            "<pre>{@code\n",
            "@deviation ",
            "@see <a href=\"" + layer.entry().paper() + "\">",
            "@since 0.1");
    for (LayerPage.Row option : layer.section().own("option")) {
      assertThat(javadoc).contains("<td>{@code " + option.name() + "}</td>");
    }
  }

  /** What is public stays; whoever uses it wants to know since when. */
  @Test
  void publicTypesSaySinceWhen() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        String source = Files.readString(file);
        if (source.contains("\npublic ") && !file.toString().contains("internal")) {
          assertThat(source).as("%s", file).contains(" * @since 0.1\n");
        }
      }
    }
  }
}
