package org.kinema4j.har;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kinema4j.har.config.RunConfig;
import org.kinema4j.har.io.inertial.InertialPart;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.split.Fold;
import org.kinema4j.har.split.FoldItem;
import org.kinema4j.har.split.FoldPlan;
import org.kinema4j.har.split.FoldUnit;
import org.kinema4j.har.split.Folds;
import org.kinema4j.har.split.HeldOutBlocks;
import org.kinema4j.har.split.HeldOutBlocks.Stretch;
import org.kinema4j.har.split.Partition;
import org.kinema4j.har.split.RandomSplit;
import org.kinema4j.har.window.Window;

/**
 * The training part of windows that came cut already, divided into folds.
 *
 * <p>By subject, where subjects are known, else by blocks: the sequence is cut into {@value
 * HeldOutBlocks#BLOCKS} times as many blocks as there are folds, so that several people and all
 * actions have a share in each fold. A window overlaps the next one, so where two parts meet one
 * window is left out: of the training part, or of the validation part where that meets the test
 * part. Blocks are no people, so all count as one subject: nothing is told of others.
 */
final class FoldedReadyWindows implements FoldedData {

  private static final int TRAIN = 0;
  private static final int VALIDATION = 1;
  private static final int TEST = 2;
  private static final int LEFT_OUT = 3;

  private final RunConfig applied;
  private final InertialPart part;
  private final FoldPlan plan;
  private final List<Window> windows;
  private final List<Stretch> blocks;

  FoldedReadyWindows(RunConfig applied, InertialPart part, FoldPlan plan) {
    this.applied = applied;
    this.part = part;
    this.plan = plan;
    requirePossible(part, plan);
    this.blocks =
        plan.unit() == FoldUnit.BLOCK
            ? blocks(part, HeldOutBlocks.BLOCKS * plan.count())
            : List.of();
    this.windows =
        blocks.isEmpty() ? ReadyWindows.bySubject(part) : ReadyWindows.ofAnybody(part, blocks);
  }

  private static void requirePossible(InertialPart part, FoldPlan plan) {
    boolean bySubject = plan.unit() == FoldUnit.SUBJECT && part.hasSubjects();
    if (!bySubject && plan.unit() != FoldUnit.BLOCK) {
      throw new BadDataException(
          part.name(),
          "",
          part.hasSubjects()
              ? "folds by subject or blocks of windows that came cut already"
              : "folds of blocks, for example blocks:5, of windows without subjects",
          "folds by " + plan.text());
    }
  }

  private static List<Stretch> blocks(InertialPart part, int count) {
    if (part.windows() < 2 * count) {
      throw new BadDataException(
          part.name(),
          "",
          "at least two windows in each of %d blocks".formatted(count),
          part.windows() + " windows");
    }
    return IntStream.range(0, count)
        .mapToObj(b -> new Stretch(border(part, b, count), border(part, b + 1, count)))
        .toList();
  }

  private static int border(InertialPart part, int block, int count) {
    return (int) ((long) part.windows() * block / count);
  }

  @Override
  public RunConfig config() {
    return applied;
  }

  @Override
  public List<FoldItem> items() {
    return FoldItem.of(windows);
  }

  @Override
  public List<Fold> folds() {
    return Folds.of(items(), plan);
  }

  /** The files do not tell which windows share frames of the original recording. */
  @Override
  public Optional<RandomSplit> randomSplit(double testShare) {
    return Optional.empty();
  }

  @Override
  public boolean knowsSubjects() {
    return blocks.isEmpty();
  }

  @Override
  public String sha256() {
    DataHash hash = new DataHash();
    hash.add(part.signal());
    hash.add(part.labels());
    hash.add(part.subjects());
    return hash.hex();
  }

  @Override
  public PreparedData prepare(Fold fold) {
    Partition parts = blocks.isEmpty() ? Partition.of(windows, fold) : byBlocks(fold);
    return new ReadyWindows.Division(fold, parts).prepared(applied, part.windows());
  }

  private Partition byBlocks(Fold fold) {
    int[] parts = withoutNeighbours(parts(fold));
    return new Partition(
        stretches(parts, TRAIN), stretches(parts, VALIDATION), stretches(parts, TEST), fold.unit());
  }

  private int[] parts(Fold fold) {
    int[] parts = new int[part.windows()];
    for (Stretch block : blocks) {
      String name = ReadyWindows.name(part, block);
      int ofBlock = fold.test().contains(name) ? TEST : TRAIN;
      ofBlock = fold.validation().contains(name) ? VALIDATION : ofBlock;
      for (int i = block.start(); i < block.end(); i++) {
        parts[i] = ofBlock;
      }
    }
    return parts;
  }

  /** Of two neighbours in different parts, the one in the earlier part is left out. */
  private static int[] withoutNeighbours(int[] parts) {
    int[] result = parts.clone();
    for (int i = 1; i < parts.length; i++) {
      if (parts[i - 1] < parts[i]) {
        result[i - 1] = LEFT_OUT;
      } else if (parts[i - 1] > parts[i]) {
        result[i] = LEFT_OUT;
      }
    }
    return result;
  }

  private List<Window> stretches(int[] parts, int wanted) {
    List<Stretch> found = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= parts.length; i++) {
      if (i == parts.length || parts[i] != parts[start]) {
        if (parts[start] == wanted) {
          found.add(new Stretch(start, i));
        }
        start = i;
      }
    }
    return ReadyWindows.ofAnybody(part, found);
  }
}
