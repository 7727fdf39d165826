package org.kinema4j.har.dataset.datavec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.datavec.api.transform.metadata.ColumnMetaData;
import org.datavec.api.transform.schema.Schema;
import org.datavec.api.writable.DoubleWritable;
import org.datavec.api.writable.Writable;
import org.kinema4j.har.dataset.Standardizer;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.transform.FeatureExtractor;
import org.kinema4j.har.window.Window;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Brings every channel to mean 0 and, by the rule of {@link Standardizer}, to standard deviation 1:
 * a transform of single rows.
 *
 * <p>It is bound to the names of the channels that its statistics were fitted on; a schema with
 * other channels, or in another order, is refused. Other columns stay. Channels have the unit 1
 * afterwards.
 */
public final class StandardizeTransform extends SequenceTransform {

  private static final long serialVersionUID = 1L;

  /** Names of the channels. */
  private final List<String> channels;

  /** Their means. */
  private final double[] means;

  /** What they are divided by. */
  private final double[] scales;

  private transient Standardizer standardizer;

  /**
   * Creates the transform from stored statistics.
   *
   * @param channels names of the channels
   * @param means mean of each, finite
   * @param scales what each centred channel is divided by, finite and positive
   */
  public StandardizeTransform(
      @JsonProperty("channels") List<String> channels,
      @JsonProperty("means") double[] means,
      @JsonProperty("scales") double[] scales) {
    this(channels, new Standardizer(means, scales));
  }

  private StandardizeTransform(List<String> channels, Standardizer standardizer) {
    this.channels = List.copyOf(channels);
    this.standardizer = standardizer;
    this.means = standardizer.means();
    this.scales = standardizer.scales();
    if (channels.size() != standardizer.features()) {
      throw new IllegalArgumentException(
          "channels and statistics must be as many, received %d and %d"
              .formatted(channels.size(), standardizer.features()));
    }
  }

  /**
   * Uses a standardizer that was fitted already.
   *
   * @param standardizer statistics of as many features as the schema has channels
   * @param schema the columns that will come in
   * @return the transform
   */
  public static StandardizeTransform of(Standardizer standardizer, Schema schema) {
    return new StandardizeTransform(names(schema), standardizer);
  }

  /**
   * Fits the statistics, as {@link Standardizer#fit} does.
   *
   * @param schema the columns of the windows
   * @param windows training windows, at least one
   * @return the transform
   */
  public static StandardizeTransform fit(Schema schema, List<List<List<Writable>>> windows) {
    SequenceLayout layout = SequenceLayout.of(schema);
    List<Window> cut = new ArrayList<>(windows.size());
    for (List<List<Writable>> rows : windows) {
      cut.add(
          new Window(
              layout.clip(FeatureExtractor.SIGNAL, rows, SequenceLayout.ANY_RATE),
              0,
              rows.size(),
              Optional.empty()));
    }
    return of(Standardizer.fit(cut), schema);
  }

  private static List<String> names(Schema schema) {
    return SequenceLayout.of(schema).channels().stream().map(Channel::name).toList();
  }

  @Override
  public Schema transform(Schema schema) {
    SequenceLayout layout = SequenceLayout.of(schema);
    List<String> found = names(schema);
    if (!found.equals(channels)) {
      throw new IllegalArgumentException(
          "the schema must have the channels that the statistics were fitted on, %s, received %s"
              .formatted(channels, found));
    }
    List<ColumnMetaData> result = new ArrayList<>(schema.getColumnMetaData());
    for (int column : layout.columns(SequenceLayout.Role.CHANNEL)) {
      result.set(column, new ChannelMetaData(schema.getName(column), "1"));
    }
    return schema.newSchema(result);
  }

  @Override
  public List<Writable> map(List<Writable> row) {
    return mapSequence(List.of(row)).get(0);
  }

  @Override
  public List<List<Writable>> mapSequence(List<List<Writable>> sequence) {
    Standardizer statistics = standardizer();
    List<Integer> columns = layout().columns(SequenceLayout.Role.CHANNEL);
    float[] values = layout().numbers(sequence, columns);
    List<List<Writable>> rows = new ArrayList<>(sequence.size());
    int at = 0;
    for (List<Writable> row : sequence) {
      List<Writable> copy = new ArrayList<>(row);
      for (int c = 0; c < columns.size(); c++) {
        copy.set(columns.get(c), new DoubleWritable(statistics.apply(c, values[at++])));
      }
      rows.add(copy);
    }
    return rows;
  }

  private Standardizer standardizer() {
    Standardizer known = standardizer;
    if (known == null) {
      known = new Standardizer(means, scales);
      standardizer = known;
    }
    return known;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StandardizeTransform transform
        && channels.equals(transform.channels)
        && standardizer().equals(transform.standardizer());
  }

  @Override
  public int hashCode() {
    return 31 * channels.hashCode() + standardizer().hashCode();
  }

  @Override
  public String toString() {
    return "StandardizeTransform(channels=" + channels.size() + ")";
  }
}
