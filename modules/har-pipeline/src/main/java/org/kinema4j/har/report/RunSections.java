package org.kinema4j.har.report;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.kinema4j.har.train.EpochScore;

/** The parts of the report that show data, training, configuration and provenance. */
final class RunSections {

  private final ReportData report;
  private final Palette palette;

  RunSections(ReportData report, Palette palette) {
    this.report = report;
    this.palette = palette;
  }

  void learning(Markup html) {
    html.open("section", "id", "learning").leaf("h2", "Learning curves");
    LearningCurve curve = report.run().curve();
    if (curve.epochs().isEmpty()) {
      html.leaf("p", "The model was not trained in this run.").close();
      return;
    }
    html.leaf("p", learningText(curve), "class", "how");
    html.open("div", "class", "pair");
    chart(curve, EpochScore::trainLoss, EpochScore::validationLoss)
        .write(html, "Loss", curve.bestEpoch());
    chart(curve, EpochScore::trainAccuracy, EpochScore::validationAccuracy)
        .write(html, "Window accuracy", curve.bestEpoch());
    html.close().close();
  }

  private static String learningText(LearningCurve curve) {
    String text =
        "Loss should fall and accuracy rise on both parts; where the validation line turns while the"
            + " training line goes on, the model has begun to learn by heart.";
    OptionalInt best = curve.bestEpoch();
    return best.isPresent()
        ? text
            + " The vertical line marks epoch %s of %s, whose weights were kept."
                .formatted(Numbers.count(best.getAsInt()), Numbers.count(curve.epochs().size()))
        : text;
  }

  private static LineChart chart(
      LearningCurve curve,
      ToDoubleFunction<EpochScore> train,
      ToDoubleFunction<EpochScore> validation) {
    List<LineChart.Line> lines =
        Stream.of(
                new LineChart.Line("training", "train", values(curve, train)),
                new LineChart.Line("validation", "validation", values(curve, validation)))
            .filter(line -> line.values().stream().anyMatch(Double::isFinite))
            .toList();
    return new LineChart(curve.epochs().stream().map(EpochScore::epoch).toList(), lines);
  }

  private static List<Double> values(LearningCurve curve, ToDoubleFunction<EpochScore> value) {
    return curve.epochs().stream().map(value::applyAsDouble).toList();
  }

  void data(Markup html) {
    DataDescription data = report.data();
    html.open("section", "id", "data").leaf("h2", "Data and split");
    html.open("div", "class", "pair").open("div", "class", "half");
    html.leaf("h3", "What data");
    facts(html, data.facts());
    html.leaf("h3", "Who is where");
    SplitSubjects split = data.split();
    facts(
        html,
        List.of(
            new Fact("training", subjects(split.train())),
            new Fact("validation", subjects(split.validation())),
            new Fact("test", subjects(split.test()))));
    html.leaf(
        "p",
        "The scores are of the test part. The validation part decides when training stops.",
        "class",
        "how");
    html.close().open("div", "class", "half");
    windows(html, data.windows());
    html.close().close().close();
  }

  private static String subjects(List<String> subjects) {
    return subjects.isEmpty() ? "nobody" : String.join(", ", subjects);
  }

  private void windows(Markup html, List<ClassWindows> windows) {
    html.leaf("h3", "Windows of each class");
    html.open("table", "class", "counts").open("thead").open("tr");
    html.leaf("th", "class", "class", "label");
    Stream.of("training", "validation", "test").forEach(part -> html.leaf("th", part));
    html.close().close().open("tbody");
    for (ClassWindows row : windows) {
      html.open("tr").open("th", "class", "label");
      html.leaf("span", "", "class", "swatch", "style", "background:" + palette.color(row.label()));
      html.text(row.label()).close();
      counts(html, row);
      html.close();
    }
    html.open("tr", "class", "total").leaf("th", "all", "class", "label");
    counts(
        html,
        new ClassWindows(
            "",
            windows.stream().mapToLong(ClassWindows::train).sum(),
            windows.stream().mapToLong(ClassWindows::validation).sum(),
            windows.stream().mapToLong(ClassWindows::test).sum()));
    html.close().close().close();
    html.leaf(
        "p",
        "A class with few training windows is hard to learn; one with few test windows has scores"
            + " that chance moves.",
        "class",
        "how");
  }

  private static void counts(Markup html, ClassWindows row) {
    Stream.of(row.train(), row.validation(), row.test())
        .forEach(count -> html.leaf("td", Numbers.count(count)));
  }

  void configuration(Markup html) {
    RunDescription run = report.run();
    html.open("section", "id", "configuration").leaf("h2", "Model and configuration");
    facts(
        html,
        List.of(
            new Fact("network", run.network()),
            new Fact("parameters", Numbers.count(run.parameters())),
            new Fact("classes", String.join(", ", report.evaluation().classes()))));
    html.open("details").leaf("summary", "The whole configuration, with every default");
    html.open("pre").leaf("code", run.configuration()).close();
    html.close().close();
  }

  void provenance(Markup html) {
    html.open("section", "id", "provenance").leaf("h2", "Provenance");
    facts(html, report.run().provenance());
    html.close();
  }

  private static void facts(Markup html, List<Fact> facts) {
    html.open("table", "class", "facts").open("tbody");
    for (Fact fact : facts) {
      html.open("tr").leaf("th", fact.name()).leaf("td", fact.value()).close();
    }
    html.close().close();
  }
}
