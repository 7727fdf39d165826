package org.kinema4j.har.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.kinema4j.har.decode.SmoothedEvaluation;
import org.kinema4j.har.io.AtomicFile;
import org.kinema4j.har.io.OutputFailedException;

/**
 * Writes {@code report.html}: one file with everything in it that a reader needs to judge a model.
 *
 * <p>The file asks for nothing from outside and forbids the browser to, runs no script, and is
 * well-formed as HTML and as XML. Charts are drawn as SVG, so that no display and no fonts are
 * needed to write it. Equal data gives equal bytes.
 */
public final class ReportWriter {

  private static final String STYLE_SHEET = "report.css";

  /** Lets a browser refuse whatever is not in the file itself. */
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

  private ReportWriter() {}

  /**
   * Writes the report, replacing a file that exists.
   *
   * @param target the file
   * @param report what it shows
   * @throws OutputFailedException if the file could not be written
   */
  public static void write(Path target, ReportData report) throws OutputFailedException {
    AtomicFile.writeText(target, html(report));
  }

  /**
   * Returns the report.
   *
   * @param report what it shows
   * @return the text of the file
   */
  public static String html(ReportData report) {
    Palette palette = new Palette(report.evaluation().windows().labels());
    ScoreSections scores = new ScoreSections(report.evaluation(), palette);
    RunSections run = new RunSections(report, palette);
    Markup html = new Markup("<!DOCTYPE html>\n");
    html.open("html", "lang", "en");
    head(html, report.title());
    html.open("body").open("main");
    heading(html, report);
    scores.keyFigures(html);
    scores.confusion(html);
    scores.classes(html);
    report.smoothed().ifPresent(after -> SmoothingSection.write(html, report.evaluation(), after));
    new TimelineSection(
            report.smoothed().map(SmoothedEvaluation::evaluation).orElse(report.evaluation()),
            palette)
        .write(html);
    TrustSections trust = new TrustSections(report.evaluation());
    trust.boundaries(html);
    trust.calibration(html);
    trust.subjects(html);
    run.learning(html);
    run.data(html);
    run.configuration(html);
    run.provenance(html);
    glossary(html);
    html.close().close().close();
    return html.finish();
  }

  private static void head(Markup html, String title) {
    html.open("head").empty("meta", "charset", "utf-8");
    html.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.empty("link", "rel", "icon", "href", "data:,");
    html.leaf("title", title).style(styleSheet()).close();
  }

  private static void heading(Markup html, ReportData report) {
    html.open("header").leaf("h1", report.title());
    if (!report.notes().isEmpty()) {
      html.open("ul", "class", "notes");
      report.notes().forEach(note -> html.leaf("li", note));
      html.close();
    }
    html.close();
  }

  private static void glossary(Markup html) {
    html.open("section", "id", "terms").open("details").leaf("summary", "What the scores mean");
    html.open("dl");
    term(html, "Accuracy", "Share of right answers, over all windows or over all frames.");
    term(
        html,
        "Balanced accuracy",
        "Mean recall of the classes that occur; rare ones weigh as much.");
    term(
        html,
        "Macro-F1",
        "Mean F1 of the classes that occur or are predicted; a class never found enters with 0.");
    term(
        html,
        "Matthews correlation",
        "1 for perfect answers, 0 for answers that have nothing to do with the truth.");
    term(
        html,
        "Frame accuracy",
        "Each frame gets the class with the greatest mean probability of all windows that hold it;"
            + " frames without a label or outside every window are left out.");
    term(
        html,
        "Segment F1@50",
        "A predicted segment is a hit if it overlaps a true segment of its class by half of their"
            + " union or more. Flicker costs dearly.");
    term(
        html,
        "Edit score",
        "1 minus the share of segments to insert, delete or rename until the order of actions is"
            + " right, whatever their times.");
    term(
        html,
        "Boundary error",
        "Time between a true change of action and the predicted one, of those that have a"
            + " counterpart.");
    term(
        html,
        "Expected calibration error",
        "Mean difference between how sure the model is and how often it is right, over windows"
            + " sorted into bins by confidence.");
    term(
        html,
        "Brier score",
        "Mean squared distance of the probabilities from the truth, summed over the classes: 0 is"
            + " perfect, 2 is certain and wrong.");
    html.close().close().close();
  }

  private static void term(Markup html, String name, String meaning) {
    html.leaf("dt", name).leaf("dd", meaning);
  }

  private static String styleSheet() {
    try (InputStream in = ReportWriter.class.getResourceAsStream(STYLE_SHEET)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
