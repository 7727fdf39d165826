package org.kinema4j.har.dataset.datavec;

import java.util.ArrayList;
import java.util.List;
import org.datavec.api.transform.metadata.ColumnMetaData;
import org.datavec.api.transform.schema.Schema;
import org.datavec.api.writable.DoubleWritable;
import org.datavec.api.writable.Writable;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.transform.FeatureExtractor;
import org.kinema4j.har.transform.FeatureSpec;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Makes features of the channels, as {@link FeatureExtractor} does: segment positions relative to
 * the pelvis in its heading frame, joint angles in radians without jumps by a full turn, signals as
 * they are.
 *
 * <p>The features stand where the first channel stood; all channels that came in are gone; other
 * columns stay. A schema without a signal, segment or joint that the features need is refused when
 * the {@code TransformProcess} is built. {@link #map} is refused for joint angles, whose turns are
 * counted over a whole sequence.
 */
public final class FeatureTransform extends SequenceTransform {

  private static final long serialVersionUID = 1L;

  /** The groups, between commas. */
  private final String features;

  /**
   * Creates the transform.
   *
   * @param features groups of features as {@link FeatureSpec#parse} reads them, for example {@code
   *     positions,joint-angles}
   */
  public FeatureTransform(@JsonProperty("features") String features) {
    this.features = FeatureSpec.parse(features).toString();
  }

  private FeatureSpec spec() {
    return FeatureSpec.parse(features);
  }

  @Override
  public Schema transform(Schema schema) {
    SequenceLayout layout = SequenceLayout.of(schema);
    List<ColumnMetaData> made =
        features(layout, List.of()).channels().stream()
            .map(channel -> (ColumnMetaData) ChannelMetaData.of(channel))
            .toList();
    return schema.newSchema(replaced(layout, schema.getColumnMetaData(), made));
  }

  @Override
  public List<Writable> map(List<Writable> row) {
    return spec().groups().contains(FeatureSpec.JOINT_ANGLES)
        ? super.map(row)
        : mapSequence(List.of(row)).get(0);
  }

  @Override
  public List<List<Writable>> mapSequence(List<List<Writable>> sequence) {
    Signal made = features(layout(), sequence);
    List<List<Writable>> rows = new ArrayList<>(sequence.size());
    for (int f = 0; f < sequence.size(); f++) {
      List<Writable> values = new ArrayList<>(made.width());
      for (int c = 0; c < made.width(); c++) {
        values.add(new DoubleWritable(made.value(f, c)));
      }
      rows.add(replaced(layout(), sequence.get(f), values));
    }
    return rows;
  }

  private Signal features(SequenceLayout layout, List<List<Writable>> rows) {
    MotionClip clip = layout.clip(rows, SequenceLayout.ANY_RATE);
    return new FeatureExtractor(spec()).apply(clip).signal(FeatureExtractor.SIGNAL);
  }

  private static <T> List<T> replaced(SequenceLayout layout, List<T> old, List<T> made) {
    List<T> row = new ArrayList<>();
    boolean placed = false;
    for (int column = 0; column < old.size(); column++) {
      if (layout.roles().get(column) != SequenceLayout.Role.CHANNEL) {
        row.add(old.get(column));
      } else if (!placed) {
        row.addAll(made);
        placed = true;
      }
    }
    return row;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeatureTransform transform && features.equals(transform.features);
  }

  @Override
  public int hashCode() {
    return features.hashCode();
  }

  @Override
  public String toString() {
    return "FeatureTransform(features=" + features + ")";
  }
}
