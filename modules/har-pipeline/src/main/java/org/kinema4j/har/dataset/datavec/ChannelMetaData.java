package org.kinema4j.har.dataset.datavec;

import java.util.Objects;
import org.datavec.api.transform.metadata.DoubleMetaData;
import org.kinema4j.har.motion.Channel;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/** A column of doubles that knows its unit. Transforms of others that keep the column keep it. */
public final class ChannelMetaData extends DoubleMetaData {

  private static final long serialVersionUID = 1L;

  /** Unit of the values. */
  private final String unit;

  /**
   * Describes a column.
   *
   * @param name name of the column
   * @param unit unit of its values, for example {@code m}, {@code deg}, or {@code 1} for none
   */
  public ChannelMetaData(@JsonProperty("name") String name, @JsonProperty("unit") String unit) {
    super(name);
    this.unit = Objects.requireNonNull(unit, "unit");
  }

  static ChannelMetaData of(Channel channel) {
    return new ChannelMetaData(channel.name(), channel.unit());
  }

  /**
   * Returns the unit.
   *
   * @return unit of the values
   */
  public String unit() {
    return unit;
  }

  @Override
  public ChannelMetaData clone() {
    return new ChannelMetaData(getName(), unit);
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other)
        && other instanceof ChannelMetaData channel
        && unit.equals(channel.unit);
  }

  @Override
  protected boolean canEqual(Object other) {
    return other instanceof ChannelMetaData;
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + unit.hashCode();
  }

  @Override
  public String toString() {
    return "ChannelMetaData(name=\"" + getName() + "\",unit=\"" + unit + "\")";
  }
}
