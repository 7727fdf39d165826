package org.kinema4j.har;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kinema4j.har.config.RunConfig;
import org.kinema4j.har.dataset.Standardizer;
import org.kinema4j.har.model.ModelInput;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.split.Fold;
import org.kinema4j.har.split.FoldItem;
import org.kinema4j.har.split.FoldPlan;
import org.kinema4j.har.split.FoldUnit;
import org.kinema4j.har.split.Folds;
import org.kinema4j.har.split.Partition;
import org.kinema4j.har.split.RandomSplit;
import org.kinema4j.har.window.SlidingWindows;
import org.kinema4j.har.window.Window;
import org.kinema4j.har.window.WindowCounts;
import org.kinema4j.har.window.WindowSpec;

/**
 * Recordings made into feature clips and cut into windows, not yet divided.
 *
 * <p>For folds of blocks each recording is cut into as many pieces of equal length as there are
 * folds, each a recording of its own: no window lies across two of them.
 */
final class WindowedData implements FoldedData {

  private final RunConfig applied;
  private final ModelInput input;
  private final List<MotionClip> clips;
  private final FoldPlan plan;
  private final List<Window> labelled = new ArrayList<>();
  private final WindowCounts counts;

  WindowedData(RunConfig applied, ModelInput input, List<MotionClip> whole, FoldPlan plan) {
    this.applied = applied;
    this.input = input;
    this.plan = plan;
    WindowSpec spec = applied.windowSpec();
    this.clips = plan.unit() == FoldUnit.BLOCK ? pieces(whole, plan.count(), spec) : whole;
    WindowCounts sum = WindowCounts.NONE;
    for (MotionClip clip : clips) {
      List<Window> windows = SlidingWindows.cut(clip, spec);
      sum = sum.plus(WindowCounts.of(clip, windows, spec));
      windows.stream().filter(window -> window.label().isPresent()).forEach(labelled::add);
    }
    this.counts = sum;
  }

  private static List<MotionClip> pieces(List<MotionClip> whole, int count, WindowSpec spec) {
    return whole.stream().flatMap(clip -> pieces(clip, count, spec).stream()).toList();
  }

  private static List<MotionClip> pieces(MotionClip clip, int count, WindowSpec spec) {
    if (clip.frames() / count < spec.length()) {
      throw new BadDataException(
          clip.name(),
          "",
          "at least %d blocks of a window, %d frames".formatted(count, spec.length()),
          clip.frames() + " frames");
    }
    return IntStream.range(0, count)
        .mapToObj(b -> clip.part(border(clip, b, count), border(clip, b + 1, count)))
        .toList();
  }

  private static int border(MotionClip clip, int block, int count) {
    return (int) ((long) clip.frames() * block / count);
  }

  @Override
  public RunConfig config() {
    return applied;
  }

  @Override
  public List<FoldItem> items() {
    return FoldItem.of(labelled);
  }

  @Override
  public List<Fold> folds() {
    return Folds.of(items(), plan);
  }

  @Override
  public Optional<RandomSplit> randomSplit(double testShare) {
    return Optional.of(RandomSplit.of(labelled, testShare));
  }

  @Override
  public boolean knowsSubjects() {
    return true;
  }

  @Override
  public String sha256() {
    DataHash hash = new DataHash();
    clips.forEach(hash::add);
    return hash.hex();
  }

  /** Who moves in the recordings, with or without a labelled window. */
  List<String> subjects() {
    return clips.stream().map(MotionClip::subject).toList();
  }

  @Override
  public PreparedData prepare(Fold fold) {
    Partition parts = Partition.of(labelled, fold);
    WindowSpec spec = applied.windowSpec();
    return new PreparedData(
        applied,
        input,
        fold,
        parts,
        counts,
        PreparedData.classes(parts.train(), spec.length()),
        Standardizer.fit(parts.train()),
        TestPart.ofRecordings(clips.stream().filter(clip -> isTested(clip, fold)).toList(), spec));
  }

  private static boolean isTested(MotionClip clip, Fold fold) {
    return fold.test().contains(fold.unit().of(clip.name(), clip.subject()));
  }
}
