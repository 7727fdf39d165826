package org.kinema4j.har.dataset.datavec;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.datavec.api.transform.metadata.ColumnMetaData;
import org.datavec.api.transform.metadata.IntegerMetaData;
import org.datavec.api.transform.metadata.StringMetaData;
import org.datavec.api.transform.schema.SequenceSchema;
import org.datavec.api.writable.DoubleWritable;
import org.datavec.api.writable.IntWritable;
import org.datavec.api.writable.Text;
import org.datavec.api.writable.Writable;
import org.kinema4j.har.motion.LabelTrack;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Signal;

/**
 * Which columns of a recording DataVec sees: what stands first, the mark of missing frames, the
 * channels of the signals one after another, what stands last.
 *
 * @param first what stands before the channels
 * @param marksMissing whether there is the column {@value SequenceLayout#MISSING}
 * @param last what stands after the channels
 */
record RecordingColumns(FirstColumn first, boolean marksMissing, LastColumn last) {

  /** Makes the table of a recording. */
  FrameTable table(MotionClip clip, List<Signal> signals) {
    return new FrameTable(schema(signals), clip.frameRateHz(), rows(clip, signals));
  }

  private SequenceSchema schema(List<Signal> signals) {
    List<ColumnMetaData> columns = new ArrayList<>();
    first.metaData().ifPresent(columns::add);
    if (marksMissing) {
      columns.add(new IntegerMetaData(SequenceLayout.MISSING, 0, 1));
    }
    signals.forEach(
        signal -> signal.channels().forEach(channel -> columns.add(ChannelMetaData.of(channel))));
    if (last == LastColumn.LABEL) {
      columns.add(new StringMetaData(RecordingSequenceRecordReader.LABEL));
    }
    return new SequenceSchema(columns);
  }

  private List<List<Writable>> rows(MotionClip clip, List<Signal> signals) {
    BitSet missing = SequenceLayout.missing(clip);
    int width = signals.stream().mapToInt(Signal::width).sum() + 3;
    List<List<Writable>> rows = new ArrayList<>(clip.frames());
    for (int frame = 0; frame < clip.frames(); frame++) {
      List<Writable> row = new ArrayList<>(width);
      first.at(frame, clip.frameRateHz()).ifPresent(row::add);
      if (marksMissing) {
        row.add(new IntWritable(missing.get(frame) ? 1 : 0));
      }
      for (Signal signal : signals) {
        float[] values = signal.values();
        int end = (frame + 1) * signal.width();
        for (int i = frame * signal.width(); i < end; i++) {
          row.add(new DoubleWritable(values[i]));
        }
      }
      if (last == LastColumn.LABEL) {
        row.add(label(clip.labels(), frame));
      }
      rows.add(row);
    }
    return rows;
  }

  /** Returns the label of a frame as a text, which is empty if it has none. */
  static Text label(Optional<LabelTrack> labels, int frame) {
    return new Text(labels.flatMap(track -> track.at(frame)).orElse(""));
  }
}
