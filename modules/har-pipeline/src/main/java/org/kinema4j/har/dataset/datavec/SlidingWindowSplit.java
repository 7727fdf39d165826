package org.kinema4j.har.dataset.datavec;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.datavec.api.transform.schema.Schema;
import org.datavec.api.transform.sequence.SequenceSplit;
import org.datavec.api.writable.Writable;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.window.SlidingWindows;
import org.kinema4j.har.window.Window;
import org.kinema4j.har.window.WindowSpec;
import org.nd4j.shade.jackson.annotation.JsonIgnoreProperties;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Cuts sequences into overlapping windows by frame index, each a sequence of its own, as {@link
 * SlidingWindows} does. DataVec's own splits do not overlap, and its window functions reduce a
 * window to one step.
 *
 * <p>Windows with a frame that the column {@code missing} marks are left out. With the name of a
 * label column, a window's label stands in that column at all its steps, and windows without a
 * label are left out; without one, all windows are kept and nothing is changed. A sequence that is
 * shorter than a window yields none. The rows of a window are copies, the writables in them are
 * not.
 *
 * <p>{@code LocalTransformExecutor} fails if no window is left of all its sequences.
 */
@JsonIgnoreProperties("inputSchema")
public final class SlidingWindowSplit implements SequenceSplit {

  private static final long serialVersionUID = 1L;

  /** Frames of a window. */
  private final int length;

  /** Frames from start to start. */
  private final int stride;

  /** Share of the frames that a label must have. */
  private final double minPurity;

  /** Name of the column of labels; null for none. */
  private final String labelColumn;

  /** The columns that come in. */
  private Schema inputSchema;

  /**
   * Creates a split by all four numbers and names; {@link #of} and {@link #labelled} take them from
   * a {@link WindowSpec}.
   *
   * @param length frames of a window, at least 1
   * @param stride frames from the start of a window to the start of the next, at least 1
   * @param minPurity share of a window's frames that its label must have, in (0, 1]
   * @param labelColumn name of the column of labels, or null for none
   */
  public SlidingWindowSplit(
      @JsonProperty("length") int length,
      @JsonProperty("stride") int stride,
      @JsonProperty("minPurity") double minPurity,
      @JsonProperty("labelColumn") String labelColumn) {
    WindowSpec spec = new WindowSpec(length, stride, minPurity);
    this.length = spec.length();
    this.stride = spec.stride();
    this.minPurity = spec.minPurity();
    this.labelColumn = labelColumn;
  }

  /**
   * Keeps all windows.
   *
   * @param spec length and stride
   * @return the split
   */
  public static SlidingWindowSplit of(WindowSpec spec) {
    return new SlidingWindowSplit(spec.length(), spec.stride(), spec.minPurity(), null);
  }

  /**
   * Keeps windows with a label.
   *
   * @param spec length, stride and purity
   * @param labelColumn name of the column of labels
   * @return the split
   */
  public static SlidingWindowSplit labelled(WindowSpec spec, String labelColumn) {
    return new SlidingWindowSplit(
        spec.length(),
        spec.stride(),
        spec.minPurity(),
        Objects.requireNonNull(labelColumn, "labelColumn"));
  }

  @Override
  public List<List<List<Writable>>> split(List<List<Writable>> sequence) {
    if (inputSchema == null) {
      throw new IllegalStateException("call setInputSchema(Schema) first");
    }
    List<List<List<Writable>>> windows = new ArrayList<>();
    for (Window window :
        SlidingWindows.cut(clip(sequence), new WindowSpec(length, stride, minPurity))) {
      if (labelColumn == null || window.label().isPresent()) {
        windows.add(rows(sequence, window));
      }
    }
    return windows;
  }

  private MotionClip clip(List<List<Writable>> sequence) {
    // Where windows lie depends on no channel.
    Signal none = new Signal("none", List.of(new Channel("none", "1")), new float[sequence.size()]);
    MotionClip clip =
        new MotionClip(SequenceLayout.SOURCE, "", SequenceLayout.ANY_RATE, List.of(none))
            .withMissing(SequenceLayout.of(inputSchema).missing(sequence));
    return labelColumn == null
        ? clip
        : clip.withLabels(
            SequenceLayout.track(sequence, inputSchema.getIndexOfColumn(labelColumn)));
  }

  private List<List<Writable>> rows(List<List<Writable>> sequence, Window window) {
    List<List<Writable>> rows = new ArrayList<>(window.length());
    for (List<Writable> row : sequence.subList(window.start(), window.end())) {
      rows.add(new ArrayList<>(row));
    }
    if (labelColumn != null) {
      int column = inputSchema.getIndexOfColumn(labelColumn);
      Writable label = SequenceLayout.values(rows, column).get(window.label().orElseThrow());
      rows.forEach(row -> row.set(column, label));
    }
    return rows;
  }

  @Override
  public void setInputSchema(Schema inputSchema) {
    if (labelColumn != null && !inputSchema.hasColumn(labelColumn)) {
      throw new IllegalArgumentException(
          "labelColumn must be among %s, received '%s'"
              .formatted(inputSchema.getColumnNames(), labelColumn));
    }
    this.inputSchema = inputSchema;
  }

  @Override
  public Schema getInputSchema() {
    return inputSchema;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SlidingWindowSplit split
        && length == split.length
        && stride == split.stride
        && minPurity == split.minPurity
        && Objects.equals(labelColumn, split.labelColumn);
  }

  @Override
  public int hashCode() {
    return Objects.hash(length, stride, minPurity, labelColumn);
  }

  @Override
  public String toString() {
    return "SlidingWindowSplit(length=%d,stride=%d,minPurity=%s,labelColumn=%s)"
        .formatted(length, stride, minPurity, labelColumn);
  }
}
