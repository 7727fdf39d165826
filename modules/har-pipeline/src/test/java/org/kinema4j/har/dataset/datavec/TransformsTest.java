package org.kinema4j.har.dataset.datavec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.datavec.api.transform.Transform;
import org.datavec.api.transform.TransformProcess;
import org.datavec.api.transform.metadata.ColumnMetaData;
import org.datavec.api.transform.schema.Schema;
import org.datavec.api.transform.schema.SequenceSchema;
import org.datavec.api.writable.DoubleWritable;
import org.datavec.api.writable.FloatWritable;
import org.datavec.api.writable.IntWritable;
import org.datavec.api.writable.NullWritable;
import org.datavec.api.writable.Text;
import org.datavec.api.writable.Writable;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.dataset.Standardizer;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.FrameSpan;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.transform.FeatureExtractor;
import org.kinema4j.har.transform.FeatureSpec;
import org.kinema4j.har.transform.Resampler;

/** Each transform beside the stage that it stands for; equality is to the last bit. */
class TransformsTest {

  private static final int FRAMES = 120;
  private static final MotionClip BODY = Recordings.body(FRAMES, 1);
  private static final int WIDTH = 23 * 4 + 23 * 3 + 22 * 3;

  private static final FrameTable TABLE =
      Sequences.table(Recordings.labelled(BODY), FirstColumn.FRAME, LastColumn.LABEL);

  @Test
  void resamplesAsTheStageDoes() {
    MotionClip clip =
        Recordings.labelled(BODY).withMissing(List.of(new FrameSpan(5, 9), new FrameSpan(50, 51)));
    MotionClip expected = new Resampler(25).apply(clip);
    FrameTable table = Sequences.table(clip, FirstColumn.TIME, LastColumn.LABEL);

    List<List<Writable>> rows =
        Sequences.run(
            table, Sequences.from(table.schema()).transform(new ResampleTransform(60, 25)));

    FrameTable wanted = Sequences.table(expected, FirstColumn.TIME, LastColumn.LABEL);
    assertThat(expected.missing()).isNotEmpty();
    assertThat(rows).hasSize(50).isEqualTo(wanted.rows());
    assertThat(new ResampleTransform(60, 25).transform(table.schema())).isEqualTo(table.schema());
  }

  @Test
  void countsFramesAnewAndKeepsASequenceOfTheRightRate() {
    ResampleTransform half = new ResampleTransform(60, 30);
    List<List<Writable>> rows =
        Sequences.run(TABLE, Sequences.from(TABLE.schema()).transform(half));

    assertThat(rows.get(59).get(0)).isEqualTo(new IntWritable(59));
    ResampleTransform same = new ResampleTransform(60, 60);
    same.setInputSchema(TABLE.schema());
    assertThat(same.mapSequence(TABLE.rows())).isSameAs(TABLE.rows());
  }

  /** The hip is in degrees: its jump by a full turn must not become a ramp through all angles. */
  @Test
  void tellsAnglesOfOtherSensorsByTheirUnits() {
    SequenceSchema schema = new SequenceSchema(List.of(new ChannelMetaData("hip", "deg")));
    List<List<Writable>> rows = new ArrayList<>();
    for (int f = 0; f < 40; f++) {
      rows.add(List.of(new DoubleWritable(f < 20 ? 179 : -181)));
    }
    ResampleTransform transform = new ResampleTransform(60, 90);
    transform.setInputSchema(schema);

    assertThat(transform.mapSequence(rows))
        .hasSize(60)
        .allSatisfy(row -> assertThat(row.get(0).toFloat()).isEqualTo(179f));
  }

  @Test
  void makesFeaturesAsTheStageDoes() {
    String groups = "joint-angles,position,positions";
    Signal expected =
        new FeatureExtractor(FeatureSpec.parse(groups)).apply(BODY).signal("features");
    TransformProcess.Builder builder =
        Sequences.from(TABLE.schema()).transform(new FeatureTransform(groups));

    List<List<Writable>> rows = Sequences.run(TABLE, builder);

    Schema schema = builder.build().getFinalSchema();
    assertThat(schema.numColumns()).isEqualTo(expected.width() + 2);
    assertThat(schema.getName(0)).isEqualTo("frame");
    assertThat(schema.getName(schema.numColumns() - 1)).isEqualTo("label");
    for (int c = 0; c < expected.width(); c++) {
      assertThat(schema.getMetaData(1 + c))
          .isEqualTo(ChannelMetaData.of(expected.channels().get(c)));
      for (int f = 0; f < FRAMES; f++) {
        assertThat(rows.get(f).get(1 + c).toDouble()).isEqualTo(expected.value(f, c));
      }
    }
    assertThat(rows.get(7).get(0)).isEqualTo(new IntWritable(7));
    assertThat(rows.get(7).get(1 + expected.width())).isEqualTo(new Text("Walk"));
  }

  @Test
  void positionsNeedNoNeighborsButJointAnglesDo() {
    FeatureTransform positions = new FeatureTransform("positions");
    positions.setInputSchema(TABLE.schema());
    FeatureTransform angles = new FeatureTransform("both");
    angles.setInputSchema(TABLE.schema());

    assertThat(positions.map(TABLE.rows().get(3)))
        .isEqualTo(positions.mapSequence(TABLE.rows()).get(3));
    assertThatThrownBy(() -> angles.map(TABLE.rows().get(3)))
        .hasMessage(
            "FeatureTransform(features=positions,joint-angles) needs a whole sequence; call"
                + " mapSequence(List)");
  }

  @Test
  void aProcessThatLacksASignalIsRefusedWhenItIsBuilt() {
    TransformProcess.Builder builder =
        Sequences.from(new SequenceSchema(List.of(new ChannelMetaData("force", "N"))))
            .transform(new FeatureTransform("positions"));

    assertThatThrownBy(builder::build)
        .isInstanceOf(BadDataException.class)
        .hasMessageStartingWith("sequence: expected the signal orientation, position for")
        .hasMessageEndingWith("found only channels");
    TransformProcess.Builder empty =
        Sequences.from((SequenceSchema) new SequenceSchema.Builder().addColumnString("a").build())
            .transform(new FeatureTransform("positions"));
    assertThatThrownBy(empty::build)
        .hasMessage("sequence: expected columns of doubles or floats, found only [a]");
  }

  @Test
  void makesAnglesContinuousAsTheFeaturesAre() {
    Signal expected =
        new FeatureExtractor(FeatureSpec.parse("joint-angles")).apply(BODY).signal("features");
    List<String> names = BODY.signal("jointAngle").channels().stream().map(c -> c.name()).toList();
    TransformProcess.Builder builder =
        Sequences.from(TABLE.schema()).transform(new ContinuousAnglesTransform(names));

    List<List<Writable>> rows = Sequences.run(TABLE, builder);

    int first = 1 + WIDTH - names.size();
    assertThat(builder.build().getFinalSchema().getMetaData(first))
        .isEqualTo(new ChannelMetaData(names.get(0), "rad"));
    for (int c = 0; c < names.size(); c++) {
      for (int f = 0; f < FRAMES; f++) {
        assertThat(rows.get(f).get(first + c).toDouble()).isEqualTo(expected.value(f, c));
      }
    }
    assertThat(rows.get(5).subList(0, first)).isEqualTo(TABLE.rows().get(5).subList(0, first));
  }

  @Test
  void onlyAnglesAreMadeContinuous() {
    FrameTable sensor =
        Sequences.table(Recordings.sensor(30, 2), FirstColumn.NONE, LastColumn.NONE);
    ContinuousAnglesTransform radians = new ContinuousAnglesTransform(List.of("t"));
    radians.setInputSchema(sensor.schema());

    // Steps of 1 rad from a start near 0 hardly ever jump by half a turn: only whole turns differ.
    List<List<Writable>> rows = radians.mapSequence(sensor.rows());
    for (int f = 0; f < rows.size(); f++) {
      double turns =
          (rows.get(f).get(2).toDouble() - sensor.rows().get(f).get(2).toDouble()) / 2 / Math.PI;
      assertThat(turns).isCloseTo(Math.rint(turns), within(1e-6));
    }
    assertThatThrownBy(
            () -> new ContinuousAnglesTransform(List.of("force")).transform(sensor.schema()))
        .hasMessage("columns must be angles in deg or rad, received force in 'N'");
    assertThatThrownBy(() -> new ContinuousAnglesTransform(List.of()))
        .hasMessage("columns must name at least one, received none");
  }

  @Test
  void standardizesRowByRow() {
    FrameTable sensor =
        Sequences.table(Recordings.sensor(30, 2), FirstColumn.TIME, LastColumn.NONE);
    StandardizeTransform transform =
        new StandardizeTransform(
            List.of("hip", "force", "t"), new double[] {1, 2, 3}, new double[] {0.5, 2, 4});
    transform.setInputSchema(sensor.schema());

    List<Writable> row = sensor.rows().get(4);
    assertThat(transform.map(row))
        .containsExactly(
            row.get(0),
            new DoubleWritable((float) ((row.get(1).toFloat() - 1.0) / 0.5)),
            new DoubleWritable((float) ((row.get(2).toFloat() - 2.0) / 2)),
            new DoubleWritable((float) ((row.get(3).toFloat() - 3.0) / 4)));
    assertThat(transform.mapSequence(sensor.rows()).get(4)).isEqualTo(transform.map(row));
    assertThat(transform.outputColumnNames()).containsExactly("time", "hip", "force", "t");
    assertThat(transform.transform(sensor.schema()).getMetaData(2))
        .isEqualTo(new ChannelMetaData("force", "1"));
  }

  @Test
  void statisticsBelongToTheirChannels() {
    FrameTable sensor =
        Sequences.table(Recordings.sensor(30, 2), FirstColumn.TIME, LastColumn.NONE);
    StandardizeTransform other =
        new StandardizeTransform(List.of("a"), new double[] {0}, new double[] {1});

    assertThatThrownBy(() -> other.setInputSchema(sensor.schema()))
        .hasMessage(
            "the schema must have the channels that the statistics were fitted on, [a], received"
                + " [hip, force, t]");
    assertThatThrownBy(
            () ->
                StandardizeTransform.of(
                    new Standardizer(new double[2], new double[] {1, 1}), sensor.schema()))
        .hasMessage("channels and statistics must be as many, received 3 and 2");
  }

  @Test
  void whatIsNoNumberIsRefusedWithItsPlace() {
    Schema schema = new SequenceSchema.Builder().addColumnDouble("x").addColumnFloat("y").build();
    ResampleTransform transform = new ResampleTransform(10, 20);
    transform.setInputSchema(schema);

    for (Writable bad :
        List.of(new Text("fast"), NullWritable.INSTANCE, new DoubleWritable(Double.NaN))) {
      List<List<Writable>> rows =
          List.of(
              List.of(new DoubleWritable(1), new FloatWritable(1)),
              List.of(new DoubleWritable(1), bad));
      assertThatThrownBy(() -> transform.mapSequence(rows))
          .isInstanceOf(BadDataException.class)
          .hasMessage("sequence: step 1, column y: expected a finite number, found '" + bad + "'");
    }
  }

  @Test
  void wrongUseIsRefused() {
    assertThatThrownBy(() -> new ResampleTransform(0, 60))
        .hasMessage("fromHz must be in (0, \u221e), received 0.0");
    assertThatThrownBy(() -> new ResampleTransform(60, Double.NaN))
        .hasMessage("targetHz must be in (0, \u221e), received NaN");
    assertThatThrownBy(() -> new FeatureTransform("positons"))
        .hasMessageContaining("received 'positons'");
    Transform transform = new ResampleTransform(60, 30);
    assertThatThrownBy(() -> transform.mapSequence(TABLE.rows()))
        .hasMessage("call setInputSchema(Schema) first");
    assertThatThrownBy(() -> transform.transform(new Schema(columns())))
        .hasMessage(
            "ResampleTransform needs the schema of sequences, received one of single records");
    assertThatThrownBy(() -> transform.map((Object) "row"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> transform.mapSequence((Object) "rows"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void namesItsColumns() {
    FeatureTransform transform = new FeatureTransform("positions");
    transform.setInputSchema(TABLE.schema());

    assertThat(transform.getInputSchema()).isEqualTo(TABLE.schema());
    assertThat(transform.columnName()).isEqualTo("frame");
    assertThat(transform.columnNames()).hasSize(WIDTH + 2);
    assertThat(transform.outputColumnName()).isEqualTo("frame");
    assertThat(transform.outputColumnNames()).hasSize(69 + 2);
  }

  private static List<ColumnMetaData> columns() {
    return List.of(new ChannelMetaData("x", "m"));
  }
}
