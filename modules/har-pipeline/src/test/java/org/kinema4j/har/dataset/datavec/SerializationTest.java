package org.kinema4j.har.dataset.datavec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.datavec.api.transform.TransformProcess;
import org.datavec.api.transform.metadata.DoubleMetaData;
import org.datavec.api.writable.Writable;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.motion.FrameSpan;
import org.kinema4j.har.window.WindowSpec;

/** JSON, YAML and Java's serialization, by which Spark sends a process to its workers. */
class SerializationTest {

  private static final FrameTable TABLE =
      Sequences.table(
          Recordings.labelled(Recordings.body(90, 5)).withMissing(List.of(new FrameSpan(3, 5))),
          FirstColumn.TIME,
          LastColumn.LABEL);

  private static TransformProcess process() {
    TransformProcess.Builder cutting =
        Sequences.from(TABLE.schema())
            .transform(new ContinuousAnglesTransform(List.of("jointAngle_jRightKnee_z")))
            .transform(new ResampleTransform(60, 40))
            .transform(new FeatureTransform("positions"))
            .removeColumns("positions_Pelvis_x")
            .splitSequence(SlidingWindowSplit.labelled(new WindowSpec(10, 5, 0.7), "label"))
            .splitSequence(SlidingWindowSplit.of(new WindowSpec(8, 2, 0.7)));
    List<List<List<Writable>>> windows =
        SequenceExecutor.execute(List.of(TABLE.rows()), cutting.build());
    return cutting
        .transform(StandardizeTransform.fit(cutting.build().getFinalSchema(), windows))
        .build();
  }

  @Test
  void copiesAreEqualAndDoTheSame() throws Exception {
    TransformProcess process = process();
    List<List<List<Writable>>> expected = SequenceExecutor.execute(List.of(TABLE.rows()), process);

    assertThat(expected).hasSizeGreaterThan(5);
    List<TransformProcess> copies = Sequences.copies(process);
    assertThat(copies).hasSize(3);
    for (TransformProcess copy : copies) {
      assertThat(copy).isEqualTo(process).hasSameHashCodeAs(process);
      assertThat(copy.toString()).isEqualTo(process.toString());
      assertThat(copy.getFinalSchema()).isEqualTo(process.getFinalSchema());
      assertThat(SequenceExecutor.execute(List.of(TABLE.rows()), copy)).isEqualTo(expected);
    }
  }

  @Test
  void theTextNamesWhatItDoes() {
    assertThat(process().toJson())
        .contains(
            "\"@class\" : \"org.kinema4j.har.dataset.datavec.ResampleTransform\"",
            "\"fromHz\" : 60.0",
            "\"labelColumn\" : \"label\"",
            "\"features\" : \"positions\"");
    assertThat(process().toString())
        .contains(
            "ResampleTransform(fromHz=60.0,toHz=40.0)",
            "FeatureTransform(features=positions)",
            "ContinuousAnglesTransform(columns=[jointAngle_jRightKnee_z])",
            "SlidingWindowSplit(length=10,stride=5,minPurity=0.7,labelColumn=label)",
            "StandardizeTransform(channels=68)");
  }

  @Test
  void differentStepsAreNotEqual() {
    List<Object> steps =
        List.of(
            new ResampleTransform(60, 40),
            new ResampleTransform(60, 41),
            new ResampleTransform(61, 40),
            new FeatureTransform("positions"),
            new FeatureTransform("both"),
            new ContinuousAnglesTransform(List.of("a")),
            new ContinuousAnglesTransform(List.of("b")),
            new StandardizeTransform(List.of("a"), new double[] {0}, new double[] {1}),
            new StandardizeTransform(List.of("b"), new double[] {0}, new double[] {1}),
            new StandardizeTransform(List.of("a"), new double[] {1}, new double[] {1}),
            new SlidingWindowSplit(4, 2, 0.5, null),
            new SlidingWindowSplit(4, 2, 0.5, "a"),
            new SlidingWindowSplit(4, 2, 0.6, null),
            new SlidingWindowSplit(4, 3, 0.5, null),
            new SlidingWindowSplit(5, 2, 0.5, null),
            new ChannelMetaData("a", "m"),
            new ChannelMetaData("a", "mm"),
            new ChannelMetaData("b", "m"),
            new DoubleMetaData("a"));
    for (int i = 0; i < steps.size(); i++) {
      for (int j = 0; j < steps.size(); j++) {
        assertThat(steps.get(i).equals(steps.get(j))).isEqualTo(i == j);
      }
    }
    ChannelMetaData channel = new ChannelMetaData("a", "m");
    assertThat(channel.clone()).isEqualTo(channel).isNotSameAs(channel);
    assertThat(channel).hasToString("ChannelMetaData(name=\"a\",unit=\"m\")");
  }

  /** Other transforms that keep a column keep its unit. */
  @Test
  void unitsOutliveARenaming() {
    TransformProcess process =
        Sequences.from(TABLE.schema())
            .removeAllColumnsExceptFor("position_Pelvis_x", "label")
            .renameColumn("position_Pelvis_x", "x")
            .build();

    assertThat(process.getFinalSchema().getMetaData(0)).isEqualTo(new ChannelMetaData("x", "m"));
  }
}
