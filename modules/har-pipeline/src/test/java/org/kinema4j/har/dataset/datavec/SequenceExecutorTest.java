package org.kinema4j.har.dataset.datavec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.datavec.api.transform.MathOp;
import org.datavec.api.transform.TransformProcess;
import org.datavec.api.transform.condition.ConditionOp;
import org.datavec.api.transform.condition.SequenceConditionMode;
import org.datavec.api.transform.condition.column.DoubleColumnCondition;
import org.datavec.api.transform.schema.SequenceSchema;
import org.datavec.api.writable.DoubleWritable;
import org.datavec.api.writable.Writable;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.window.WindowSpec;

class SequenceExecutorTest {

  private static final SequenceSchema SCHEMA =
      (SequenceSchema) new SequenceSchema.Builder().addColumnDouble("x").build();

  private static List<List<Writable>> rows(double... values) {
    return Arrays.stream(values)
        .mapToObj(value -> List.<Writable>of(new DoubleWritable(value)))
        .toList();
  }

  @Test
  void runsTransformsFiltersAndSplitsInOrder() {
    TransformProcess process =
        Sequences.from(SCHEMA)
            .doubleMathOp("x", MathOp.Multiply, 10)
            .splitSequence(SlidingWindowSplit.of(new WindowSpec(2, 1, 1)))
            .filter(new DoubleColumnCondition("x", SequenceConditionMode.Or, ConditionOp.Equal, 30))
            .doubleMathOp("x", MathOp.Add, 1)
            .build();

    assertThat(SequenceExecutor.execute(List.of(rows(1, 2, 3, 4, 5), rows(7, 8)), process))
        .containsExactly(rows(11, 21), rows(41, 51), rows(71, 81));
    assertThat(SequenceExecutor.execute(List.of(rows(3)), process)).isEmpty();
    assertThat(SequenceExecutor.execute(List.of(), process)).isEmpty();
  }

  @Test
  void refusesWhatItDoesNotRunAndRowsOfAnotherWidth() {
    TransformProcess records = Sequences.from(SCHEMA).convertFromSequence().build();
    TransformProcess nothing = Sequences.from(SCHEMA).build();

    assertThatThrownBy(() -> SequenceExecutor.execute(List.of(rows(1)), records))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("process must consist of transforms, filters and splits");
    List<List<Writable>> wide = List.of(List.of(new DoubleWritable(1), new DoubleWritable(2)));
    assertThatThrownBy(() -> SequenceExecutor.execute(List.of(wide), nothing))
        .hasMessage("rows must have the 1 columns of the schema, received 2");
  }
}
