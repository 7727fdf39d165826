package org.kinema4j.har.io.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.internal.CsvTable;
import org.kinema4j.har.io.internal.Texts;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.LabelSpan;
import org.kinema4j.har.motion.LabelTrack;
import org.kinema4j.har.motion.PlainText;

/**
 * Reads labels of a recording, a row a span: {@code start,end,label}, in seconds of the recording's
 * time column, half-open.
 *
 * <p>Columns are found by name in upper or lower case, in any order; others, such as {@code
 * confidence}, are passed over. Rows may come in any order and need not touch: what lies between
 * them has no label. Spans that overlap are refused, except by up to {@value #ROUNDING_MILLIS} ms,
 * which is taken as rounding; the earlier span then ends where the later begins.
 */
public final class SpanCsv {

  /** What the names of label files end in. */
  public static final String SUFFIX = ".labels.csv";

  /** Overlap that is taken as rounding, in milliseconds. */
  public static final int ROUNDING_MILLIS = 1;

  private static final double ROUNDING_SECONDS = ROUNDING_MILLIS / 1000.0 + 1e-9;

  /**
   * Thirty million years; the clock of a computer may count from long ago, but not from earlier.
   */
  private static final double LATEST_SECONDS = 1e15;

  /** Labels that end less than this after the last frame are not told as cut, in frames. */
  private static final double NOT_CUT = 0.5;

  private SpanCsv() {}

  /**
   * Labels on the frames of a recording, and what did not fit on it.
   *
   * @param source the file that they come from
   * @param track the labels
   * @param spansCut spans that begin before the recording or end after it, and were cut
   * @param spansOutside spans that lie before or after the recording, and were dropped
   * @param secondsCut how much time the two are about, in seconds
   */
  public record Placed(
      Path source, LabelTrack track, int spansCut, int spansOutside, double secondsCut) {

    /**
     * Says what did not fit.
     *
     * @return one line for the user, or empty if all did
     */
    public Optional<String> warning() {
      if (spansCut == 0 && spansOutside == 0) {
        return Optional.empty();
      }
      String clock =
          track.spans().isEmpty() ? "; do the labels have the clock of the time column?" : "";
      return Optional.of(
          "%s: %d spans were cut and %d dropped, %s s before or after the recording%s"
              .formatted(source, spansCut, spansOutside, Texts.number(secondsCut), clock));
    }
  }

  /**
   * Tells whether a file of labels is of this form, by its header.
   *
   * @param source the file
   * @return true if it has the columns start, end and label
   * @throws InputUnavailableException if it is missing or cannot be read
   * @throws BadDataException if it is no comma-separated text
   */
  public static boolean isSpans(Path source) throws InputUnavailableException {
    return CsvTable.read(source).header().stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet())
        .containsAll(List.of("start", "end", "label"));
  }

  /**
   * Reads a file.
   *
   * @param source the file
   * @return its spans in ascending order, without overlap
   * @throws InputUnavailableException if it is missing or cannot be read
   * @throws BadDataException if a column is missing, a time is no number or beyond all measure, a
   *     span ends where it starts or before, a label is empty, or spans overlap
   */
  public static List<TimeSpan> read(Path source) throws InputUnavailableException {
    CsvTable table = CsvTable.read(source);
    int start = column(table, "start");
    int end = column(table, "end");
    int label = column(table, "label");
    List<TimeSpan> spans = new ArrayList<>(table.rows().size());
    for (CsvTable.Row row : table.rows()) {
      double from = seconds(table, row, start);
      double to = seconds(table, row, end);
      if (!(to > from)) {
        throw new BadDataException(
            source,
            place(table, row, end),
            "an end after the start, " + Texts.plain(row.fields().get(start)),
            Texts.plain(row.fields().get(end)));
      }
      spans.add(new TimeSpan(from, to, label(table, row, label), row.line()));
    }
    spans.sort(Comparator.comparingDouble(TimeSpan::startSeconds));
    return trimmed(source, spans);
  }

  private static double seconds(CsvTable table, CsvTable.Row row, int column) {
    double seconds = table.number(row, column);
    if (!(Math.abs(seconds) <= LATEST_SECONDS)) {
      throw new BadDataException(
          table.source(),
          place(table, row, column),
          "a time in seconds of at most " + LATEST_SECONDS,
          Texts.plain(row.fields().get(column)));
    }
    return seconds;
  }

  private static int column(CsvTable table, String name) {
    List<String> names =
        table.header().stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
    int column = names.indexOf(name);
    if (column < 0) {
      throw new BadDataException(
          table.source(),
          "header",
          "the columns start, end and label",
          "only " + Texts.plain(String.join(", ", table.header())));
    }
    if (names.lastIndexOf(name) != column) {
      throw new BadDataException(table.source(), "header", "each column once", name + " twice");
    }
    return column;
  }

  private static String label(CsvTable table, CsvTable.Row row, int column) {
    String text = row.fields().get(column).strip();
    if (text.isEmpty()) {
      throw new BadDataException(table.source(), place(table, row, column), "a label", "nothing");
    }
    if (!PlainText.isLine(text)) {
      throw new BadDataException(
          table.source(),
          place(table, row, column),
          "a label without control characters",
          Texts.quoted(text));
    }
    return text;
  }

  private static String place(CsvTable table, CsvTable.Row row, int column) {
    return CsvTable.place(row.line(), Texts.plain(table.header().get(column)));
  }

  private static List<TimeSpan> trimmed(Path source, List<TimeSpan> sorted) {
    List<TimeSpan> spans = new ArrayList<>(sorted.size());
    for (TimeSpan span : sorted) {
      TimeSpan last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
      if (last != null && last.endSeconds() > span.startSeconds()) {
        double overlap = last.endSeconds() - span.startSeconds();
        if (overlap > ROUNDING_SECONDS || span.startSeconds() == last.startSeconds()) {
          throw overlapping(source, last, span);
        }
        spans.set(
            spans.size() - 1,
            new TimeSpan(last.startSeconds(), span.startSeconds(), last.label(), last.line()));
      }
      spans.add(span);
    }
    return List.copyOf(spans);
  }

  private static BadDataException overlapping(Path source, TimeSpan last, TimeSpan span) {
    return new BadDataException(
        source,
        "line " + span.line(),
        "a start at or after %s, where line %d ends".formatted(last.endSeconds(), last.line()),
        Double.toString(span.startSeconds()));
  }

  /**
   * Puts spans on the frames of a recording: a span labels the frames from the one nearest to its
   * start to the one before that nearest to its end. Spans that are shorter than that are dropped.
   *
   * @param source the file that they come from
   * @param spans as {@link #read} returns them
   * @param firstSeconds time of the first frame by the clock of the spans
   * @param frames number of frames
   * @param rateHz frames a second
   * @return the labels of the frames, and what was cut
   */
  public static Placed place(
      Path source, List<TimeSpan> spans, double firstSeconds, int frames, double rateHz) {
    List<LabelSpan> placed = new ArrayList<>(spans.size());
    int cut = 0;
    int outside = 0;
    double framesCut = 0;
    for (TimeSpan span : spans) {
      double from = (span.startSeconds() - firstSeconds) * rateHz;
      double to = (span.endSeconds() - firstSeconds) * rateHz;
      double over = Math.max(0, -from) + Math.max(0, to - frames);
      if (to <= 0 || from >= frames) {
        outside++;
        framesCut += to - from;
        continue;
      }
      if (over > NOT_CUT) {
        cut++;
        framesCut += over;
      }
      int start = (int) Math.max(0, Math.round(from));
      int end = (int) Math.min(frames, Math.round(to));
      if (end > start) {
        placed.add(new LabelSpan(start, end, span.label()));
      }
    }
    return new Placed(source, new LabelTrack(frames, placed), cut, outside, framesCut / rateHz);
  }
}
