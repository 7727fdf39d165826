package org.kinema4j.har.dataset.datavec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.datavec.api.writable.Text;
import org.datavec.api.writable.Writable;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.motion.FrameSpan;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.window.SlidingWindows;
import org.kinema4j.har.window.Window;
import org.kinema4j.har.window.WindowSpec;

class SlidingWindowSplitTest {

  private static final WindowSpec SPEC = new WindowSpec(16, 6, 0.6);
  private static final MotionClip CLIP =
      Recordings.labelled(Recordings.sensor(120, 3)).withMissing(List.of(new FrameSpan(60, 63)));
  private static final FrameTable TABLE =
      Sequences.table(CLIP, FirstColumn.FRAME, LastColumn.LABEL);

  @Test
  void cutsWhereThePipelineCuts() {
    SlidingWindowSplit split = SlidingWindowSplit.of(SPEC);
    split.setInputSchema(TABLE.schema());

    List<List<List<Writable>>> expected = new ArrayList<>();
    for (Window window : SlidingWindows.cut(CLIP, SPEC)) {
      expected.add(TABLE.rows().subList(window.start(), window.end()));
    }

    assertThat(expected).hasSize(15);
    assertThat(split.split(TABLE.rows())).isEqualTo(expected);
  }

  @Test
  void aWindowBearsOneLabelAndIsLeftOutWithoutOne() {
    SlidingWindowSplit split = SlidingWindowSplit.labelled(SPEC, "label");
    split.setInputSchema(TABLE.schema());

    List<List<List<Writable>>> windows = split.split(TABLE.rows());

    List<Window> expected =
        SlidingWindows.cut(CLIP, SPEC).stream().filter(w -> w.label().isPresent()).toList();
    assertThat(expected).hasSizeBetween(8, 14);
    assertThat(windows).hasSameSizeAs(expected);
    for (int n = 0; n < windows.size(); n++) {
      Text label = new Text(expected.get(n).label().orElseThrow());
      assertThat(windows.get(n)).hasSize(16).allSatisfy(row -> assertThat(row).endsWith(label));
      assertThat(windows.get(n).get(0).get(0).toInt()).isEqualTo(expected.get(n).start());
    }
    assertThat(TABLE.rows().get(45)).as("rows of the input stay").endsWith(new Text(""));
  }

  @Test
  void aShortSequenceYieldsNone() {
    SlidingWindowSplit split = SlidingWindowSplit.of(SPEC);
    split.setInputSchema(TABLE.schema());

    assertThat(split.split(TABLE.rows().subList(0, 15))).isEmpty();
    assertThat(split.split(List.of())).isEmpty();
    assertThat(split.getInputSchema()).isEqualTo(TABLE.schema());
  }

  @Test
  void wrongUseIsRefused() {
    SlidingWindowSplit split = SlidingWindowSplit.labelled(SPEC, "action");

    assertThatThrownBy(() -> split.setInputSchema(TABLE.schema()))
        .hasMessage(
            "labelColumn must be among [frame, missing, hip, force, t, label], received"
                + " 'action'");
    assertThatThrownBy(() -> split.split(TABLE.rows()))
        .hasMessage("call setInputSchema(Schema) first");
    assertThatThrownBy(() -> new SlidingWindowSplit(0, 1, 0.6, null))
        .hasMessage("length must be in [1, \u221e), received 0");
  }
}
