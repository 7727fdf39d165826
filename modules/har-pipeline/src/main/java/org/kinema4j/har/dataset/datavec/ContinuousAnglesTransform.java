package org.kinema4j.har.dataset.datavec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.datavec.api.transform.metadata.ColumnMetaData;
import org.datavec.api.transform.schema.Schema;
import org.datavec.api.writable.DoubleWritable;
import org.datavec.api.writable.Writable;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.transform.Angles;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Turns angles into radians without jumps by a full turn, each column moved by the number of whole
 * turns that brings its median over the sequence into [-&pi;, &pi;): what {@link FeatureTransform}
 * does with the joint angles of Xsens, for angles of any other origin.
 *
 * <p>Columns stay and have the unit {@code rad} afterwards.
 */
public final class ContinuousAnglesTransform extends SequenceTransform {

  private static final long serialVersionUID = 1L;

  private static final String DEGREES = "deg";
  private static final String RADIANS = "rad";

  /** Names of the columns. */
  private final List<String> columns;

  /**
   * Creates the transform.
   *
   * @param columns names of the columns, at least one; their unit must be {@code deg} or {@code
   *     rad}
   */
  public ContinuousAnglesTransform(@JsonProperty("columns") List<String> columns) {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("columns must name at least one, received none");
    }
    this.columns = List.copyOf(columns);
  }

  @Override
  public Schema transform(Schema schema) {
    requireSequences(schema, "ContinuousAnglesTransform");
    SequenceLayout layout = SequenceLayout.of(schema);
    List<ColumnMetaData> result = new ArrayList<>(schema.getColumnMetaData());
    for (String name : columns) {
      int column = schema.getIndexOfColumn(name);
      requireAngle(layout.channel(column));
      result.set(column, new ChannelMetaData(name, RADIANS));
    }
    return schema.newSchema(result);
  }

  private static void requireAngle(Channel channel) {
    if (!channel.unit().equals(DEGREES) && !channel.unit().equals(RADIANS)) {
      throw new IllegalArgumentException(
          "columns must be angles in deg or rad, received %s in '%s'"
              .formatted(channel.name(), channel.unit()));
    }
  }

  @Override
  public List<List<Writable>> mapSequence(List<List<Writable>> sequence) {
    List<List<Writable>> rows = new ArrayList<>(sequence.size());
    sequence.forEach(row -> rows.add(new ArrayList<>(row)));
    for (String name : columns) {
      int column = requireSchema().getIndexOfColumn(name);
      double[] angles = radians(layout().numbers(sequence, List.of(column)), column);
      Angles.makeContinuousInPlace(angles);
      for (int f = 0; f < angles.length; f++) {
        rows.get(f).set(column, new DoubleWritable((float) angles[f]));
      }
    }
    return rows;
  }

  private double[] radians(float[] values, int column) {
    boolean degrees = layout().channel(column).unit().equals(DEGREES);
    double[] angles = new double[values.length];
    Arrays.setAll(angles, f -> degrees ? Math.toRadians(values[f]) : values[f]);
    return angles;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ContinuousAnglesTransform transform
        && columns.equals(transform.columns);
  }

  @Override
  public int hashCode() {
    return columns.hashCode();
  }

  @Override
  public String toString() {
    return "ContinuousAnglesTransform(columns=" + columns + ")";
  }
}
