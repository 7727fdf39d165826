package org.kinema4j.har.split;

import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.window.Window;

/**
 * Refuses parts of a data set that let a model see in training what it is tested on. What a random
 * split would have let it see, {@link RandomSplit} tells.
 */
public final class LeakageCheck {

  private LeakageCheck() {}

  /**
   * Checks that no two parts share a frame, a recording or a subject; the first finding in this
   * order, from the most to the least specific, is reported.
   *
   * @param train windows for training
   * @param validation windows for validation
   * @param test windows for testing
   * @throws BadDataException if parts have something in common; the message says what and where
   */
  public static void check(
      Collection<Window> train, Collection<Window> validation, Collection<Window> test) {
    check(train, validation, test, FoldUnit.SUBJECT);
  }

  /**
   * Checks that no two parts share a frame, nor a recording or a subject unless the unit of the
   * split allows it; the first finding in this order is reported.
   *
   * @param train windows for training
   * @param validation windows for validation
   * @param test windows for testing
   * @param unit what the split never divides
   * @throws BadDataException if parts have something in common; the message says what and where
   */
  public static void check(
      Collection<Window> train,
      Collection<Window> validation,
      Collection<Window> test,
      FoldUnit unit) {
    checkPair(new Part("training", train), new Part("validation", validation), unit);
    checkPair(new Part("training", train), new Part("test", test), unit);
    checkPair(new Part("validation", validation), new Part("test", test), unit);
  }

  private record Part(String name, Collection<Window> windows) {

    Map<String, List<Window>> by(Function<Window, String> key) {
      return windows.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, toList()));
    }
  }

  private static void checkPair(Part one, Part other, FoldUnit unit) {
    Map<String, List<Window>> recordings = other.by(window -> window.clip().name());
    one.by(window -> window.clip().name())
        .forEach(
            (recording, windows) -> {
              if (recordings.containsKey(recording)) {
                List<Window> others = recordings.get(recording);
                requireNoSharedFrame(recording, one, windows, other, others);
                requireNoSharedRecording(recording, one, other, unit);
              }
            });
    if (!unit.allowsSharedSubjects()) {
      requireNoSharedSubject(one, other);
    }
  }

  private static void requireNoSharedSubject(Part one, Part other) {
    Set<String> subjects = other.by(Window::subject).keySet();
    for (String subject : one.by(Window::subject).keySet()) {
      if (subjects.contains(subject)) {
        throw new BadDataException(
            "subject " + subject,
            "",
            "a subject to stand in one part of a split only",
            in(one, other));
      }
    }
  }

  private static void requireNoSharedFrame(
      String recording, Part one, List<Window> windows, Part other, List<Window> others) {
    for (Window window : windows) {
      for (Window candidate : others) {
        if (window.overlaps(candidate)) {
          throw new BadDataException(
              recording,
              "",
              "no frame to stand in two parts of a split",
              "[%d, %d) in %s and [%d, %d) in %s"
                  .formatted(
                      window.start(),
                      window.end(),
                      one.name(),
                      candidate.start(),
                      candidate.end(),
                      other.name()));
        }
      }
    }
  }

  private static void requireNoSharedRecording(
      String recording, Part one, Part other, FoldUnit unit) {
    if (!unit.allowsSharedRecordings()) {
      throw new BadDataException(
          recording, "", "a recording to stand in one part of a split only", in(one, other));
    }
  }

  private static String in(Part one, Part other) {
    return "windows of it in " + one.name() + " and in " + other.name();
  }
}
