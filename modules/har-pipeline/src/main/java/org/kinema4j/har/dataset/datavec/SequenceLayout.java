package org.kinema4j.har.dataset.datavec;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.datavec.api.transform.ColumnType;
import org.datavec.api.transform.metadata.ColumnMetaData;
import org.datavec.api.transform.schema.Schema;
import org.datavec.api.writable.Writable;
import org.kinema4j.har.io.csv.CsvReader;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.FrameSpan;
import org.kinema4j.har.motion.LabelTrack;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.XsensSignal;

/**
 * What each column of a schema is to a recording, by the rules of this package, and the way from
 * rows of a sequence to arrays and back: the only place that knows both.
 */
final class SequenceLayout {

  /** The column that marks frames at which nothing was measured. */
  static final String MISSING = "missing";

  /** Signal of the channels that belong to none of {@link XsensSignal}. */
  static final String OTHER_SIGNAL = CsvReader.SIGNAL;

  /** What messages call a sequence: DataVec does not hand on where it came from. */
  static final String SOURCE = "sequence";

  /** Frames a second where nothing depends on them. */
  static final double ANY_RATE = 1;

  /** What a column is. */
  enum Role {
    /** Number of the frame. */
    FRAME,
    /** Seconds since the first frame. */
    TIME,
    /** Mark of missing frames. */
    MISSING,
    /** Measured numbers. */
    CHANNEL,
    /** Something said about the frame. */
    NOTE
  }

  private final Schema schema;
  private final List<Role> roles;
  private final Map<String, List<Integer>> signals;

  private SequenceLayout(Schema schema) {
    this.schema = schema;
    this.roles = schema.getColumnMetaData().stream().map(SequenceLayout::role).toList();
    this.signals = new LinkedHashMap<>();
    for (int column : columns(Role.CHANNEL)) {
      String tag = prefix(schema.getName(column));
      String signal = XsensSignal.ofTag(tag).isPresent() ? tag : OTHER_SIGNAL;
      signals.computeIfAbsent(signal, any -> new ArrayList<>()).add(column);
    }
  }

  static SequenceLayout of(Schema schema) {
    return new SequenceLayout(schema);
  }

  private static Role role(ColumnMetaData column) {
    String name = column.getName();
    ColumnType type = column.getColumnType();
    boolean real = type == ColumnType.Double || type == ColumnType.Float;
    boolean whole = type == ColumnType.Integer || type == ColumnType.Long;
    if (whole && name.equals(FirstColumn.FRAME.column().orElseThrow())) {
      return Role.FRAME;
    }
    if (whole && name.equals(MISSING)) {
      return Role.MISSING;
    }
    if (real && name.equals(FirstColumn.TIME.column().orElseThrow())) {
      return Role.TIME;
    }
    return real ? Role.CHANNEL : Role.NOTE;
  }

  /** Returns the role of each column. */
  List<Role> roles() {
    return roles;
  }

  /** Returns the columns of a role, in order. */
  List<Integer> columns(Role role) {
    List<Integer> columns = new ArrayList<>();
    for (int c = 0; c < roles.size(); c++) {
      if (roles.get(c) == role) {
        columns.add(c);
      }
    }
    return columns;
  }

  /** Returns the channels in the order of their columns. */
  List<Channel> channels() {
    return columns(Role.CHANNEL).stream().map(this::channel).toList();
  }

  Channel channel(int column) {
    ColumnMetaData data = schema.getMetaData(column);
    if (data instanceof ChannelMetaData channel) {
      return new Channel(channel.getName(), channel.unit());
    }
    return new Channel(
        data.getName(),
        XsensSignal.ofTag(prefix(data.getName())).map(XsensSignal::unit).orElse("1"));
  }

  private static String prefix(String name) {
    return name.substring(0, Math.max(0, name.indexOf('_')));
  }

  /** Returns which columns make up which signal: by the tag before the first {@code _}. */
  Map<String, List<Integer>> signals() {
    return signals;
  }

  /** Makes a recording of a sequence: its channels as signals, and its missing frames. */
  MotionClip clip(List<List<Writable>> rows, double rateHz) {
    List<Signal> parts = new ArrayList<>();
    signals.forEach(
        (name, columns) -> {
          List<Channel> channels = columns.stream().map(this::channel).toList();
          parts.add(new Signal(name, channels, numbers(rows, columns)));
        });
    return clip(parts, rows, rateHz);
  }

  /** Makes a recording with all channels in one signal. */
  MotionClip clip(String signal, List<List<Writable>> rows, double rateHz) {
    float[] values = numbers(rows, columns(Role.CHANNEL));
    return clip(List.of(new Signal(signal, channels(), values)), rows, rateHz);
  }

  private MotionClip clip(List<Signal> parts, List<List<Writable>> rows, double rateHz) {
    if (parts.isEmpty()) {
      throw new BadDataException(
          SOURCE, "", "columns of doubles or floats", "only " + schema.getColumnNames());
    }
    return new MotionClip(SOURCE, "", rateHz, parts).withMissing(missing(rows));
  }

  /** Returns the frames that are marked as missing. */
  List<FrameSpan> missing(List<List<Writable>> rows) {
    List<FrameSpan> spans = new ArrayList<>();
    for (int column : columns(Role.MISSING)) {
      int start = -1;
      for (int f = 0; f <= rows.size(); f++) {
        boolean here = f < rows.size() && rows.get(f).get(column).toInt() != 0;
        if (here && start < 0) {
          start = f;
        } else if (!here && start >= 0) {
          spans.add(new FrameSpan(start, f));
          start = -1;
        }
      }
    }
    return spans;
  }

  /** Returns which frames of a recording are missing. */
  static BitSet missing(MotionClip clip) {
    BitSet missing = new BitSet(clip.frames());
    clip.missing().forEach(span -> missing.set(span.start(), span.end()));
    return missing;
  }

  /** Returns what a column says about the frames; an empty text says nothing. */
  static LabelTrack track(List<List<Writable>> rows, int column) {
    List<String> labels = new ArrayList<>(rows.size());
    for (List<Writable> row : rows) {
      String text = row.get(column).toString();
      labels.add(text.isEmpty() ? null : text);
    }
    return LabelTrack.ofFrames(labels);
  }

  /** Returns the values of a column by their texts, each as it stands first. */
  static Map<String, Writable> values(List<List<Writable>> rows, int column) {
    Map<String, Writable> values = new HashMap<>();
    rows.forEach(row -> values.putIfAbsent(row.get(column).toString(), row.get(column)));
    return values;
  }

  /** Returns the numbers of some columns, row after row. */
  float[] numbers(List<List<Writable>> rows, List<Integer> columns) {
    float[] values = new float[Math.multiplyExact(rows.size(), columns.size())];
    int at = 0;
    int step = 0;
    for (List<Writable> row : rows) {
      for (int column : columns) {
        values[at++] = number(row.get(column), step, column);
      }
      step++;
    }
    return values;
  }

  private float number(Writable value, int step, int column) {
    try {
      float number = value.toFloat();
      if (Float.isFinite(number)) {
        return number;
      }
    } catch (UnsupportedOperationException | NumberFormatException e) {
      // Reported below, together with numbers that are not finite.
    }
    throw new BadDataException(
        SOURCE,
        "step %d, column %s".formatted(step, schema.getName(column)),
        "a finite number",
        "'" + value + "'");
  }
}
