package org.kinema4j.har.motion;

import java.util.List;
import java.util.Objects;

/**
 * Channels that belong together, such as the positions of all segments, sampled at every frame.
 *
 * <p>Values are stored frame by frame: channel {@code c} of frame {@code f} stands at {@code f *
 * width + c}. A signal owns the array that it is made from and never changes it; {@link #values()}
 * hands out that array without a copy, to be read only.
 */
public final class Signal {

  private final String name;
  private final List<Channel> channels;
  private final int frames;
  private final float[] values;

  /**
   * Creates a signal.
   *
   * @param name name of the signal, for example {@code position}
   * @param channels its columns, at least one
   * @param values frame after frame; owned by the signal from now on
   */
  public Signal(String name, List<Channel> channels, float[] values) {
    this.name = Objects.requireNonNull(name, "name");
    this.channels = List.copyOf(channels);
    if (this.channels.isEmpty()) {
      throw new IllegalArgumentException("signal " + name + " must have at least one channel");
    }
    if (values.length % this.channels.size() != 0) {
      throw new IllegalArgumentException(
          "values of signal %s must be a multiple of its %d channels, received %d numbers"
              .formatted(name, this.channels.size(), values.length));
    }
    this.frames = values.length / this.channels.size();
    this.values = values;
  }

  /**
   * Returns the name.
   *
   * @return the name of the signal
   */
  public String name() {
    return name;
  }

  /**
   * Returns the columns.
   *
   * @return the channels in the order of storage
   */
  public List<Channel> channels() {
    return channels;
  }

  /**
   * Returns the number of columns.
   *
   * @return numbers in one frame
   */
  public int width() {
    return channels.size();
  }

  /**
   * Returns the number of frames.
   *
   * @return the number of frames
   */
  public int frames() {
    return frames;
  }

  /**
   * Returns one number.
   *
   * @param frame frame, from 0
   * @param channel column, from 0
   * @return the value
   */
  public float value(int frame, int channel) {
    return values[frame * channels.size() + Objects.checkIndex(channel, channels.size())];
  }

  /**
   * Returns all numbers, frame after frame.
   *
   * @return the array of this signal itself, to be read and not written
   */
  public float[] values() {
    return values;
  }

  @Override
  public String toString() {
    return name + "[" + frames + " x " + width() + "]";
  }
}
