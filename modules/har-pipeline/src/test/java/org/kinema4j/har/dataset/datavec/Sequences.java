package org.kinema4j.har.dataset.datavec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.datavec.api.transform.TransformProcess;
import org.datavec.api.transform.schema.SequenceSchema;
import org.datavec.api.writable.Writable;
import org.kinema4j.har.motion.MotionClip;

/** Recordings as DataVec sees them, and what every step of a process must endure. */
final class Sequences {

  private Sequences() {}

  static FrameTable table(MotionClip clip, FirstColumn first, LastColumn last) {
    return new RecordingColumns(first, !clip.missing().isEmpty(), last).table(clip, clip.signals());
  }

  static List<List<Writable>> run(FrameTable table, TransformProcess.Builder builder) {
    List<List<List<Writable>>> results =
        SequenceExecutor.execute(List.of(table.rows()), builder.build());
    return results.get(0);
  }

  static TransformProcess.Builder from(SequenceSchema schema) {
    return new TransformProcess.Builder(schema);
  }

  /** Sends a process through JSON, YAML and Java's serialization. */
  static List<TransformProcess> copies(TransformProcess process)
      throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(process);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return List.of(
          TransformProcess.fromJson(process.toJson()),
          TransformProcess.fromYaml(process.toYaml()),
          (TransformProcess) in.readObject());
    }
  }

  static float[] column(List<List<Writable>> rows, int column) {
    float[] values = new float[rows.size()];
    for (int f = 0; f < values.length; f++) {
      values[f] = rows.get(f).get(column).toFloat();
    }
    return values;
  }
}
