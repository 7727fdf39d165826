package org.kinema4j.har.transform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Signal;

/**
 * Takes channels of a recording by name, as they are.
 *
 * <ul>
 *   <li><b>Reads</b> every signal.
 *   <li><b>Changes</b> nothing of the time axis and no number; name, subject, frame rate, labels
 *       and missing frames are kept.
 *   <li><b>Adds</b> one signal, {@value FeatureExtractor#SIGNAL}, with the channels asked for in
 *       the order in which they were asked for; the signals they came from are left out of the
 *       result.
 * </ul>
 *
 * @param names names of channels, in which {@code *} stands for any text, and {@code !} before one
 *     takes channels away again; nothing else before the first {@code !}: every channel
 */
public record ChannelSelector(List<String> names) implements ClipTransform {

  private static final int MOST_SHOWN = 12;
  private static final String WITHOUT = "!";

  /** Where a channel stands. */
  private record Column(Signal signal, int index) {
    Channel channel() {
      return signal.channels().get(index);
    }
  }

  /**
   * Copies the list.
   *
   * @param names names of channels, with {@code *} for any text, or {@code !} to take away
   */
  public ChannelSelector {
    names = List.copyOf(names);
  }

  /**
   * Takes the channels.
   *
   * @param clip a recording
   * @return the recording with the signal {@value FeatureExtractor#SIGNAL} only
   * @throws BadDataException if no channel has a name that was asked for; the message lists those
   *     that are there
   */
  @Override
  public MotionClip apply(MotionClip clip) {
    List<Column> columns = List.copyOf(select(clip));
    float[] values = new float[Math.multiplyExact(clip.frames(), columns.size())];
    for (int c = 0; c < columns.size(); c++) {
      Signal signal = columns.get(c).signal();
      int from = columns.get(c).index();
      for (int f = 0; f < clip.frames(); f++) {
        values[f * columns.size() + c] = signal.values()[f * signal.width() + from];
      }
    }
    List<Channel> channels = columns.stream().map(Column::channel).toList();
    return clip.withSignals(List.of(new Signal(FeatureExtractor.SIGNAL, channels, values)));
  }

  private Set<Column> select(MotionClip clip) {
    List<Column> all = new ArrayList<>();
    for (Signal signal : clip.signals()) {
      for (int c = 0; c < signal.width(); c++) {
        all.add(new Column(signal, c));
      }
    }
    boolean fromAll =
        names.isEmpty() || (names.get(0).startsWith(WITHOUT) && isPattern(names.get(0), all));
    Set<Column> chosen = new LinkedHashSet<>(fromAll ? all : List.of());
    for (String name : names) {
      List<Column> exact = all.stream().filter(c -> c.channel().name().equals(name)).toList();
      // Names of the data itself may hold a star or an exclamation mark.
      boolean without = exact.isEmpty() && name.startsWith(WITHOUT);
      Pattern pattern = pattern(without ? name.substring(WITHOUT.length()) : name);
      List<Column> found =
          exact.isEmpty()
              ? all.stream().filter(c -> pattern.matcher(c.channel().name()).matches()).toList()
              : exact;
      if (found.isEmpty()) {
        throw new BadDataException(clip.name(), "", "the channel " + name, "only " + shown(all));
      }
      if (without) {
        found.forEach(chosen::remove);
      } else {
        chosen.addAll(found);
      }
    }
    if (chosen.isEmpty()) {
      throw new BadDataException(
          clip.name(), "", "at least one channel", "none left by " + String.join(", ", names));
    }
    return chosen;
  }

  private static boolean isPattern(String name, List<Column> all) {
    return all.stream().noneMatch(column -> column.channel().name().equals(name));
  }

  /** Everything but the star is meant literally. */
  private static Pattern pattern(String name) {
    return Pattern.compile(
        Arrays.stream(name.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
  }

  private static String shown(List<Column> columns) {
    String listed =
        columns.stream()
            .limit(MOST_SHOWN)
            .map(column -> column.channel().name())
            .collect(Collectors.joining(", "));
    int more = columns.size() - MOST_SHOWN;
    return more > 0 ? listed + " and " + more + " more" : listed;
  }

  @Override
  public String description() {
    return names.isEmpty() ? "takes every channel" : "takes " + String.join(", ", names);
  }
}
