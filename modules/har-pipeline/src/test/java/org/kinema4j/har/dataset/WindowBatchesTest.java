package org.kinema4j.har.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.Clips;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.window.SlidingWindows;
import org.kinema4j.har.window.Window;
import org.kinema4j.har.window.WindowSpec;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

class WindowBatchesTest {

  private static final List<String> CLASSES = List.of("fast", "slow");

  private final MotionClip clip = Clips.waves("a", "s", 100, 1);
  private final List<Window> windows = SlidingWindows.cut(clip, new WindowSpec(20, 10, 0.6));
  private final Standardizer standardizer = Standardizer.fit(windows);

  @Test
  void standsWindowsFeaturesFrames() {
    WindowBatches batches = WindowBatches.inOrder(windows, standardizer, CLASSES, 4);

    DataSet first = batches.next();

    assertThat(first.getFeatures().shape()).containsExactly(4, 2, 20);
    for (int n = 0; n < 4; n++) {
      for (int c = 0; c < 2; c++) {
        for (int t = 0; t < 20; t++) {
          float raw = clip.signals().get(0).value(windows.get(n).start() + t, c);
          assertThat(first.getFeatures().getFloat(n, c, t)).isEqualTo(standardizer.apply(c, raw));
        }
      }
    }
  }

  @Test
  void givesEveryWindowOnceAndALastSmallerBatch() {
    WindowBatches batches = WindowBatches.inOrder(windows, standardizer, CLASSES, 4);
    List<Integer> sizes = new ArrayList<>();
    while (batches.hasNext()) {
      sizes.add(batches.next().numExamples());
    }

    assertThat(windows).hasSize(9);
    assertThat(sizes).containsExactly(4, 4, 1);
    assertThat(batches.batches()).isEqualTo(3);
    assertThatThrownBy(batches::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void labelsAreOneHotAndEmptyForAMixedWindow() {
    DataSet all = WindowBatches.inOrder(windows, standardizer, CLASSES, 9).next();

    assertThat(windows.get(4).label()).as("half fast, half slow").isEmpty();
    assertThat(all.getLabels().toFloatMatrix()[0]).containsExactly(1, 0);
    assertThat(all.getLabels().toFloatMatrix()[4]).containsExactly(0, 0);
    assertThat(all.getLabels().toFloatMatrix()[8]).containsExactly(0, 1);
  }

  @Test
  void shufflesAnewEachEpochAndTheSameWayInEveryRun() {
    WindowBatches one = WindowBatches.shuffled(windows, standardizer, CLASSES, 9, 5);
    WindowBatches two = WindowBatches.shuffled(windows, standardizer, CLASSES, 9, 5);

    DataSet epoch1 = one.next();
    one.reset();
    DataSet epoch2 = one.next();

    assertThat(epoch1.getFeatures()).isEqualTo(two.next().getFeatures());
    two.reset();
    assertThat(epoch2.getFeatures()).isEqualTo(two.next().getFeatures());
    assertThat(epoch1.getFeatures()).isNotEqualTo(epoch2.getFeatures());
    assertThat(epoch1.getFeatures().sumNumber().doubleValue())
        .isEqualTo(
            epoch2.getFeatures().sumNumber().doubleValue(),
            org.assertj.core.data.Offset.offset(1e-2));
  }

  @Test
  void tellsItsSizesWithoutTouchingABatch() {
    WindowBatches batches = WindowBatches.inOrder(windows, standardizer, CLASSES, 4);

    assertThat(batches.inputColumns()).isEqualTo(2);
    assertThat(batches.totalOutcomes()).isEqualTo(2);
    assertThat(batches.batch()).isEqualTo(4);
    assertThat(batches.getLabels()).isEqualTo(CLASSES);
    assertThat(batches.resetSupported()).isTrue();
    assertThat(batches.asyncSupported()).isTrue();
  }

  @Test
  void appliesAPreProcessorOnce() {
    WindowBatches batches = WindowBatches.inOrder(windows, standardizer, CLASSES, 9);
    DataSet plain = batches.next();
    batches.reset();
    batches.setPreProcessor(data -> data.getFeatures().addi(1));

    assertThat(batches.next().getFeatures()).isEqualTo(plain.getFeatures().add(1));
    assertThat(batches.getPreProcessor()).isNotNull();
  }

  @Test
  void refusesWindowsThatDoNotFit() {
    Window other =
        new Window(Clips.features("b", "s", 20, new float[60], 3), 0, 20, Optional.empty());
    WindowBatches batches = WindowBatches.inOrder(List.of(other), standardizer, CLASSES, 4);

    assertThatThrownBy(batches::next)
        .hasMessage("windows must have 2 features and 20 frames, received 3 and 20 in b");
    assertThatThrownBy(() -> WindowBatches.inOrder(windows, standardizer, CLASSES, 0))
        .hasMessageContaining("received 0");
  }

  @Test
  void aWindowComesAsOftenAsItsAnnotatorsAgree() {
    float[] shares = new float[clip.frames()];
    Arrays.fill(shares, 0, 50, 1);
    Arrays.fill(shares, 50, 100, 0.25f);
    MotionClip doubted = clip.withLabels(clip.labels().orElseThrow().withShares(shares));
    List<Window> sure = SlidingWindows.cut(doubted, new WindowSpec(20, 10, 0.6)).subList(0, 3);
    List<Window> unsure = SlidingWindows.cut(doubted, new WindowSpec(20, 10, 0.6)).subList(5, 9);
    List<Window> all = Stream.concat(sure.stream(), unsure.stream()).toList();
    WindowBatches batches =
        WindowBatches.shuffled(all, standardizer, CLASSES, 7, 3).sampledByVotes();

    // 3 + 4 / 4 of 7 windows, whatever is drawn
    assertThat(batches.expectedBatches()).isEqualTo(1);
    assertThat(
            WindowBatches.shuffled(all, standardizer, CLASSES, 1, 3)
                .sampledByVotes()
                .expectedBatches())
        .isEqualTo(4);
    assertThat(WindowBatches.shuffled(all, standardizer, CLASSES, 2, 3).expectedBatches())
        .isEqualTo(4);

    int epochs = 400;
    int fast = 0;
    int slow = 0;
    for (int epoch = 0; epoch < epochs; epoch++) {
      while (batches.hasNext()) {
        INDArray labels = batches.next().getLabels();
        fast += labels.getColumn(0).sumNumber().intValue();
        slow += labels.getColumn(1).sumNumber().intValue();
      }
      batches.reset();
    }

    assertThat(fast).isEqualTo(3 * epochs);
    // 1600 draws of probability 0.25: 400, deviation 17.3; five of those.
    assertThat(slow).isBetween(400 - 87, 400 + 87);
    assertThatThrownBy(() -> WindowBatches.inOrder(all, standardizer, CLASSES, 7).sampledByVotes())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("only shuffled batches can be sampled");
  }
}
