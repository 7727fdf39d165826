package org.kinema4j.har.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.datavec.api.transform.TransformProcess;
import org.datavec.api.transform.schema.SequenceSchema;
import org.datavec.api.writable.DoubleWritable;
import org.datavec.api.writable.Writable;
import org.datavec.arrow.recordreader.ArrowWritableRecordTimeSeriesBatch;
import org.datavec.local.transforms.LocalTransformExecutor;
import org.junit.jupiter.api.Test;

/** Why {@code SequenceExecutor} stands in for DataVec's {@code LocalTransformExecutor}. */
class DataVecDefectsTest {

  private static final SequenceSchema ONE_COLUMN =
      (SequenceSchema) new SequenceSchema.Builder().addColumnDouble("x").build();

  /** Equally long sequences go through Arrow, which reaches into java.nio. */
  @Test
  void sequencesOfOneLengthNeedAnOpenedModule() {
    TransformProcess nothing = new TransformProcess.Builder(ONE_COLUMN).build();
    List<List<List<Writable>>> sequences = List.of(rows(1, 2), rows(3, 4));

    assertThatThrownBy(() -> LocalTransformExecutor.executeSequenceToSequence(sequences, nothing))
        .as("LocalTransformExecutor runs on closed modules now")
        .isInstanceOf(LinkageError.class);
  }

  /** Read through a vector that only notes what it is asked for. */
  @Test
  void theSecondOfSequencesOfOneLengthBeginsAtTheSecondRowOfTheFirst() {
    int frames = 4;
    List<Object> asked = new ArrayList<>();
    FieldVector vector =
        (FieldVector)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {FieldVector.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "getValueCount" -> 2 * frames;
                      case "isNull" -> asked.add(arguments[0]);
                      default -> throw new UnsupportedOperationException(method.getName());
                    });

    List<List<Writable>> second =
        new ArrowWritableRecordTimeSeriesBatch(List.of(vector), ONE_COLUMN, frames).get(1);
    second.get(0);

    assertThat(second).hasSize(frames);
    assertThat(asked).as("row 4 is the first of the second sequence").containsExactly(1);
  }

  private static List<List<Writable>> rows(double... values) {
    List<List<Writable>> rows = new ArrayList<>();
    for (double value : values) {
      rows.add(List.of(new DoubleWritable(value)));
    }
    return rows;
  }
}
