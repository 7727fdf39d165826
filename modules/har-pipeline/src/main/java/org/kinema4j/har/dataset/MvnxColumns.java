package org.kinema4j.har.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.datavec.api.transform.schema.SequenceSchema;
import org.datavec.api.writable.DoubleWritable;
import org.datavec.api.writable.IntWritable;
import org.datavec.api.writable.Writable;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.XsensSignal;

/**
 * The columns of a recording as DataVec sees them.
 *
 * @param first what stands before the channels
 * @param signals names of the signals
 * @param channels names of the channels of all signals, in order
 */
record MvnxColumns(FirstColumn first, List<String> signals, List<String> channels) {

  static MvnxColumns of(MotionClip clip, Set<XsensSignal> signals, FirstColumn first) {
    List<String> names = signals.stream().map(XsensSignal::tag).toList();
    return new MvnxColumns(first, names, channels(clip, names));
  }

  SequenceSchema schema() {
    SequenceSchema.Builder builder = new SequenceSchema.Builder();
    switch (first) {
      case NONE -> {}
      case FRAME -> builder.addColumnInteger(first.column().orElseThrow());
      case TIME -> builder.addColumnDouble(first.column().orElseThrow());
    }
    builder.addColumnsDouble(channels.toArray(String[]::new));
    return builder.build();
  }

  /** Throws if the columns of a clip are not these. */
  void check(MotionClip clip) {
    List<String> found = channels(clip, signals);
    if (found.equals(channels)) {
      return;
    }
    int i = 0;
    while (i < found.size() && i < channels.size() && found.get(i).equals(channels.get(i))) {
      i++;
    }
    throw new BadDataException(
        clip.name(),
        "",
        "the %d columns of the files before%s".formatted(channels.size(), nameAt(channels, i)),
        "%d columns%s".formatted(found.size(), nameAt(found, i)));
  }

  List<List<Writable>> rows(MotionClip clip) {
    List<Signal> parts = signals.stream().map(clip::signal).toList();
    int width = channels.size() + (first == FirstColumn.NONE ? 0 : 1);
    List<List<Writable>> rows = new ArrayList<>(clip.frames());
    for (int frame = 0; frame < clip.frames(); frame++) {
      List<Writable> row = new ArrayList<>(width);
      switch (first) {
        case NONE -> {}
        case FRAME -> row.add(new IntWritable(frame));
        case TIME -> row.add(new DoubleWritable(frame / clip.frameRateHz()));
      }
      for (Signal part : parts) {
        float[] values = part.values();
        int end = (frame + 1) * part.width();
        for (int i = frame * part.width(); i < end; i++) {
          row.add(new DoubleWritable(values[i]));
        }
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<String> channels(MotionClip clip, List<String> signals) {
    return signals.stream()
        .flatMap(name -> clip.signal(name).channels().stream())
        .map(Channel::name)
        .toList();
  }

  private static String nameAt(List<String> names, int index) {
    return index < names.size() ? ", number %d is %s".formatted(index + 1, names.get(index)) : "";
  }
}
