package org.kinema4j.har.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.kinema4j.har.cli.RecordingFacts.Body;
import org.kinema4j.har.cli.RecordingFacts.ClassFacts;
import org.kinema4j.har.cli.RecordingFacts.IrregularityFacts;
import org.kinema4j.har.cli.RecordingFacts.LabelFacts;
import org.kinema4j.har.cli.RecordingFacts.Movement;
import org.kinema4j.har.cli.RecordingFacts.Origin;
import org.kinema4j.har.cli.RecordingFacts.SignalFacts;
import org.kinema4j.har.motion.PlainText;

/** Prints what {@code har inspect} found as text for people, one block a recording. */
final class InspectText {

  private static final int MOST_CHANNELS = 12;

  private final PrintWriter out;

  InspectText(PrintWriter out) {
    this.out = out;
  }

  void recording(RecordingFacts facts) {
    out.println(PlainText.line(facts.file()));
    field("recording", facts.name() + ", subject " + facts.subject());
    if (facts.synthetic()) {
      field("synthetic", "yes: made by a program, not recorded from a person");
    }
    if (facts.origin() == null) {
      field("format", facts.format());
    } else {
      origin(facts.origin(), facts.synthetic());
    }
    movement(facts.movement());
    if (facts.body() != null) {
      calibration(facts.movement());
      body(facts.body());
    }
    signals(facts.signals());
    channels(facts.channels());
    labels(facts.labels());
    irregularities(facts.irregularities());
    out.println();
    out.flush();
  }

  void failure(Inspection.Failure failure) {
    out.println(PlainText.line(failure.file()));
    String prefix = failure.file() + ": ";
    boolean repeated = failure.error().startsWith(prefix);
    field("error", repeated ? failure.error().substring(prefix.length()) : failure.error());
    out.println();
    out.flush();
  }

  void end(Inspection inspection) {
    for (Inspection.LeftOut left : inspection.leftOut()) {
      out.println("left out: " + left.file() + ": " + left.reason());
    }
    Inspection.Summary summary = inspection.summary();
    out.println(
        "%s of %s, %s in all; %d with labels, %d with irregularities%s"
            .formatted(
                count(summary.recordings(), "recording"),
                count(summary.subjects(), "subject"),
                time(summary.durationSeconds()),
                summary.labelled(),
                summary.irregular(),
                inspection.errors().isEmpty()
                    ? ""
                    : "; " + count(inspection.errors().size(), "file") + " could not be used"));
  }

  private void origin(Origin origin, boolean synthetic) {
    String build = origin.mvnBuild().isEmpty() ? "" : " (" + origin.mvnBuild() + ")";
    boolean program = !synthetic && !origin.mvnVersion().isEmpty();
    field(
        "format",
        "MVNX version "
            + origin.mvnxVersion()
            + (program ? ", written by MVN " + origin.mvnVersion() + build : ""));
    if (origin.start() != null) {
      field("start", origin.start());
    }
    if (!origin.comment().isEmpty()) {
      field("comment", origin.comment().replaceAll("\\s+", " "));
    }
  }

  private void body(Body body) {
    String suit = body.configuration().isEmpty() ? "" : " (" + body.configuration() + ")";
    field(
        "body",
        "%s, %s, %s%s"
            .formatted(
                count(body.segments(), "segment"),
                count(body.joints(), "joint"),
                count(body.sensors().size(), "sensor"),
                suit));
  }

  private void movement(Movement movement) {
    field(
        "movement",
        "%s at %s Hz, %s"
            .formatted(
                count(movement.frames(), "frame"),
                decimals(movement.frameRateHz(), 3),
                time(movement.durationSeconds())));
    if (movement.missingSeconds() > 0) {
      field("", time(movement.missingSeconds()) + " of it missing, in gaps too long to fill");
    }
  }

  private void calibration(Movement movement) {
    field(
        "calibration",
        movement.calibration().isEmpty()
            ? "no frames"
            : "%s: %s"
                .formatted(
                    count(movement.calibration().size(), "frame"),
                    String.join(", ", movement.calibration())));
  }

  private void channels(List<String> channels) {
    if (!channels.isEmpty()) {
      int more = channels.size() - MOST_CHANNELS;
      field(
          "channels",
          channels.stream().limit(MOST_CHANNELS).collect(Collectors.joining(", "))
              + (more > 0 ? " and " + more + " more (--json lists them)" : ""));
    }
  }

  private void signals(List<SignalFacts> signals) {
    int width = signals.stream().mapToInt(signal -> signal.name().length()).max().orElse(0);
    String name = "signals";
    for (SignalFacts signal : signals) {
      String unit = signal.unit().equals("1") ? "no unit" : signal.unit();
      field(
          name,
          format("%-" + width + "s  %3d channels  %s", signal.name(), signal.channels(), unit));
      name = "";
    }
  }

  private void labels(LabelFacts labels) {
    if (labels == null) {
      field("labels", "no file found");
      return;
    }
    if (labels.error() != null) {
      field("labels", "cannot be used: " + labels.error());
      return;
    }
    field("labels", labels.file());
    agreement(labels);
    int width = labels.classes().stream().mapToInt(c -> c.label().length()).max().orElse(0);
    for (ClassFacts c : labels.classes()) {
      String times = c.spans() == 1 ? "time" : "times";
      field(
          "",
          format("%-" + width + "s  %8.2f s  %4d %s", c.label(), c.seconds(), c.spans(), times));
    }
    if (labels.unlabelledSeconds() > 0) {
      field("", "%s without a label".formatted(time(labels.unlabelledSeconds())));
    }
    if (labels.secondsCut() > 0) {
      field("", time(labels.secondsCut()) + " of labels outside of the recording are cut");
    }
  }

  private void agreement(LabelFacts labels) {
    if (labels.annotators() == 0) {
      return;
    }
    String annotators = count(labels.annotators(), "annotator");
    field(
        "",
        labels.unanimous() == null
            ? annotators
            : "%s, unanimous in %s %% of the video frames, two agree in %s %% on average%s"
                .formatted(
                    annotators,
                    decimals(100 * labels.unanimous(), 1),
                    decimals(100 * labels.pairwise(), 1),
                    labels.kappa() == null ? "" : ", kappa " + decimals(labels.kappa(), 2)));
  }

  private void irregularities(List<IrregularityFacts> irregularities) {
    String name = "irregular";
    for (IrregularityFacts irregularity : irregularities) {
      String place = irregularity.frame() < 0 ? "" : "frame " + irregularity.frame() + ": ";
      field(name, place + irregularity.text());
      name = "";
    }
    if (irregularities.isEmpty()) {
      field(name, "nothing");
    }
  }

  private void field(String name, String text) {
    out.println(format("  %-12s %s", name, PlainText.line(text)).stripTrailing());
  }

  private static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static String time(double seconds) {
    if (seconds < 60) {
      return decimals(seconds, 3) + " s";
    }
    long tenths = Math.round(seconds * 10);
    return format("%d min %04.1f s", tenths / 600, (tenths % 600) / 10.0);
  }

  /** Formats with at most so many decimals, without zeros at the end. */
  private static String decimals(double value, int digits) {
    String text = format("%." + digits + "f", value);
    return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
