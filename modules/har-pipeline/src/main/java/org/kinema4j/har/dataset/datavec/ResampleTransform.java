package org.kinema4j.har.dataset.datavec;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.datavec.api.transform.schema.Schema;
import org.datavec.api.writable.DoubleWritable;
import org.datavec.api.writable.IntWritable;
import org.datavec.api.writable.Text;
import org.datavec.api.writable.Writable;
import org.kinema4j.har.motion.LabelTrack;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.transform.Resampler;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Brings sequences to another frame rate, as {@link Resampler} does.
 *
 * <p>Columns stay. Channels are filtered and interpolated; angles and quaternions are told by the
 * units and names of the channels. {@code frame} and {@code time} are counted anew, {@code missing}
 * follows the rule of {@link Resampler}, and in all other columns boundaries between values move to
 * the nearest new frame ({@link LabelTrack#resampled}).
 */
public final class ResampleTransform extends SequenceTransform {

  private static final long serialVersionUID = 1L;

  /** Rate of what comes in. */
  private final double fromHz;

  /** Rate of what goes out. */
  private final double toHz;

  /**
   * Creates the transform.
   *
   * @param fromHz steps a second of the sequences that come in, in (0, &infin;)
   * @param toHz steps a second of the result, in (0, &infin;)
   */
  public ResampleTransform(
      @JsonProperty("fromHz") double fromHz, @JsonProperty("toHz") double toHz) {
    if (!(fromHz > 0 && Double.isFinite(fromHz))) {
      throw new IllegalArgumentException("fromHz must be in (0, \u221e), received " + fromHz);
    }
    this.fromHz = fromHz;
    this.toHz = new Resampler(toHz).targetHz();
  }

  @Override
  public Schema transform(Schema schema) {
    requireSequences(schema, "ResampleTransform");
    return schema;
  }

  @Override
  public List<List<Writable>> mapSequence(List<List<Writable>> sequence) {
    MotionClip old = layout().clip(sequence, fromHz);
    MotionClip clip = new Resampler(toHz).apply(old);
    if (clip == old) {
      return sequence;
    }
    Map<Integer, Notes> notes = notes(sequence, clip.frames());
    BitSet missing = SequenceLayout.missing(clip);
    List<List<Writable>> rows = new ArrayList<>(clip.frames());
    for (int f = 0; f < clip.frames(); f++) {
      Writable[] row = channels(clip, f);
      for (int column = 0; column < row.length; column++) {
        switch (layout().roles().get(column)) {
          case FRAME -> row[column] = new IntWritable(f);
          case TIME -> row[column] = new DoubleWritable(f / clip.frameRateHz());
          case MISSING -> row[column] = new IntWritable(missing.get(f) ? 1 : 0);
          case NOTE -> row[column] = notes.get(column).at(f);
          case CHANNEL -> {}
        }
      }
      rows.add(new ArrayList<>(List.of(row)));
    }
    return rows;
  }

  private Writable[] channels(MotionClip clip, int frame) {
    Writable[] row = new Writable[layout().roles().size()];
    layout()
        .signals()
        .forEach(
            (name, columns) -> {
              Signal signal = clip.signal(name);
              for (int c = 0; c < columns.size(); c++) {
                row[columns.get(c)] = new DoubleWritable(signal.value(frame, c));
              }
            });
    return row;
  }

  private Map<Integer, Notes> notes(List<List<Writable>> sequence, int frames) {
    Map<Integer, Notes> notes = new HashMap<>();
    for (int column : layout().columns(SequenceLayout.Role.NOTE)) {
      notes.put(
          column,
          new Notes(
              SequenceLayout.track(sequence, column).resampled(frames, toHz / fromHz),
              SequenceLayout.values(sequence, column)));
    }
    return notes;
  }

  /** What a column says at the new frames. */
  private record Notes(LabelTrack track, Map<String, Writable> values) {

    Writable at(int frame) {
      return track.at(frame).map(values::get).orElseGet(() -> new Text(""));
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ResampleTransform transform
        && fromHz == transform.fromHz
        && toHz == transform.toHz;
  }

  @Override
  public int hashCode() {
    return 31 * Double.hashCode(fromHz) + Double.hashCode(toHz);
  }

  @Override
  public String toString() {
    return "ResampleTransform(fromHz=" + fromHz + ",toHz=" + toHz + ")";
  }
}
