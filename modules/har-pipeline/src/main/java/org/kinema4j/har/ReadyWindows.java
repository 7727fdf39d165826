package org.kinema4j.har;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.kinema4j.har.config.RunConfig;
import org.kinema4j.har.dataset.Standardizer;
import org.kinema4j.har.io.inertial.InertialPart;
import org.kinema4j.har.io.inertial.InertialText;
import org.kinema4j.har.model.ModelInput;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.split.Fold;
import org.kinema4j.har.split.HeldOutBlocks;
import org.kinema4j.har.split.HeldOutBlocks.Stretch;
import org.kinema4j.har.split.Partition;
import org.kinema4j.har.split.SubjectSplit;
import org.kinema4j.har.transform.FeatureExtractor;
import org.kinema4j.har.window.Window;
import org.kinema4j.har.window.WindowCounts;

/**
 * Windows that came cut already: makes clips of stretches of them, and divides them.
 *
 * <p>A clip holds the windows of one stretch, one after the other; it is named after the part and
 * its lines in the files, for example {@code train 1-102}. That name also stands for the subject if
 * nobody knows who moved.
 */
final class ReadyWindows {

  private ReadyWindows() {}

  /** Returns all windows of a part. */
  static List<Window> of(InertialPart part) {
    return part.hasSubjects()
        ? bySubject(part)
        : byStretch(part, List.of(new Stretch(0, part.windows())));
  }

  /** A partition and what it goes by. */
  record Division(Fold split, Partition windows) {

    /** Everything that training and evaluation need, of so many windows in all. */
    PreparedData prepared(RunConfig applied, int all) {
      return new PreparedData(
          applied,
          ModelInput.WINDOWS,
          split,
          windows,
          new WindowCounts(all, 0, 0, 0, 0, 0),
          PreparedData.classes(windows.train(), applied.windowSpec().length()),
          Standardizer.fit(windows.train()),
          new TestPart(windows.test(), List.of()));
    }
  }

  /**
   * Divides by subject if the training part has subjects, else by blocks; the test part is given.
   */
  static Division divide(InertialPart train, InertialPart test, long seed) {
    List<Window> testWindows = of(test);
    if (train.hasSubjects()) {
      requireOthers(train.subjects(), test.subjects());
      return division(
          Fold.of(SubjectSplit.givenTest(train.subjects(), subjects(testWindows), seed)),
          bySubject(train),
          testWindows);
    }
    HeldOutBlocks blocks = HeldOutBlocks.of(train.windows(), seed);
    List<Window> training = byStretch(train, blocks.train());
    List<Window> validation = byStretch(train, blocks.validation());
    return division(
        Fold.of(SubjectSplit.of(subjects(training), subjects(validation), subjects(testWindows))),
        Stream.concat(training.stream(), validation.stream()).toList(),
        testWindows);
  }

  private static void requireOthers(List<String> train, List<String> test) {
    for (String subject : test) {
      if (train.contains(subject)) {
        throw new BadDataException(
            "test", "", "subjects who are not in train", "subject " + subject + " in both");
      }
    }
  }

  private static Division division(Fold split, List<Window> windows, List<Window> test) {
    return new Division(
        split, Partition.of(Stream.concat(windows.stream(), test.stream()).toList(), split));
  }

  private static List<String> subjects(List<Window> windows) {
    return windows.stream().map(Window::subject).distinct().toList();
  }

  /** Windows of stretches, each of which stands for a recording and a subject. */
  static List<Window> byStretch(InertialPart part, List<Stretch> stretches) {
    return stretches.stream()
        .flatMap(stretch -> windows(part, stretch, name(part, stretch)).stream())
        .toList();
  }

  /** Windows of stretches, each of which stands for a recording; nobody knows who moved. */
  static List<Window> ofAnybody(InertialPart part, List<Stretch> stretches) {
    return stretches.stream()
        .flatMap(stretch -> windows(part, stretch, part.name()).stream())
        .toList();
  }

  /** Windows of stretches of one subject each. */
  static List<Window> bySubject(InertialPart part) {
    List<Window> windows = new ArrayList<>();
    List<String> subjects = part.subjects();
    int start = 0;
    for (int i = 1; i <= subjects.size(); i++) {
      if (i == subjects.size() || !Objects.equals(subjects.get(i), subjects.get(start))) {
        windows.addAll(windows(part, new Stretch(start, i), subjects.get(start)));
        start = i;
      }
    }
    return windows;
  }

  private static List<Window> windows(InertialPart part, Stretch stretch, String subject) {
    Signal signal = part.signal();
    int numbers = part.windowFrames() * signal.width();
    float[] values =
        Arrays.copyOfRange(signal.values(), stretch.start() * numbers, stretch.end() * numbers);
    MotionClip clip =
        new MotionClip(
            name(part, stretch),
            subject,
            InertialText.FRAME_RATE_HZ,
            List.of(new Signal(FeatureExtractor.SIGNAL, signal.channels(), values)));
    List<Window> windows = new ArrayList<>();
    for (int i = stretch.start(); i < stretch.end(); i++) {
      windows.add(
          new Window(
              clip,
              (i - stretch.start()) * part.windowFrames(),
              part.windowFrames(),
              Optional.of(part.labels().get(i))));
    }
    return windows;
  }

  /** Lines are numbered from 1, as editors do. */
  static String name(InertialPart part, Stretch stretch) {
    return "%s %d-%d".formatted(part.name(), stretch.start() + 1, stretch.end());
  }
}
