package org.kinema4j.har.io.andy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Pairs recordings with annotations. */
final class AndyPairing {

  private final Path root;
  private final AndyFiles files;
  private final Map<String, AndyTrial> trials = new LinkedHashMap<>();
  private final Map<String, Path> motions = new LinkedHashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();
  private final Map<String, List<Path>> annotations = new HashMap<>();
  private final List<AndyDataset.LeftOut> leftOut = new ArrayList<>();

  AndyPairing(Path root, AndyFiles files) {
    this.root = root;
    this.files = files;
  }

  AndyDataset dataset() {
    files.recordings().forEach(this::addMotion);
    trials.values().forEach(trial -> uses.merge(key(trial), 1, Integer::sum));
    for (Path file : files.annotations()) {
      annotations.computeIfAbsent(key(AndyTrial.of(file)), any -> new ArrayList<>()).add(file);
    }
    List<AndyRecording> recordings = new ArrayList<>();
    trials.forEach((identity, trial) -> recordings.add(paired(motions.get(identity), trial)));
    recordings.sort(Comparator.comparing(AndyRecording::trial, AndyTrial.ORDER));
    tellUnlabelled(recordings);
    tellUnusedAnnotations(recordings);
    leftOut.addAll(files.unread());
    return new AndyDataset(root, recordings, leftOut, Duration.ZERO);
  }

  private void addMotion(Path file) {
    AndyTrial trial = AndyTrial.of(file);
    String identity =
        trial.isAndyName() ? trial.name() : file.resolveSibling(trial.name()).toString();
    Path other = motions.putIfAbsent(identity, file);
    if (other == null) {
      trials.put(identity, trial);
    } else {
      leaveOut(LeftOutKind.SECOND_COPY, file, "a second copy of " + root.relativize(other));
    }
  }

  private AndyRecording paired(Path motion, AndyTrial trial) {
    boolean alone = uses.get(key(trial)) == 1;
    List<Path> candidates = annotations.getOrDefault(key(trial), List.of());
    Optional<Path> labels =
        candidates.stream()
            .filter(file -> file.getParent().equals(motion.getParent()))
            .findFirst()
            .or(() -> alone ? candidates.stream().findFirst() : Optional.empty());
    return new AndyRecording(motion, labels, alone ? trial : trial.withName(pathName(motion)));
  }

  private String pathName(Path motion) {
    Path path = root.relativize(motion.resolveSibling(AndyTrial.stem(motion)));
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  private void tellUnlabelled(List<AndyRecording> recordings) {
    for (AndyRecording recording : recordings) {
      if (recording.labels().isEmpty()) {
        String wanted = AndyTrial.stem(recording.mvnx()) + AnnotationCsv.SUFFIX;
        leaveOut(
            LeftOutKind.UNLABELLED,
            recording.mvnx(),
            "a recording without labels; they would be in " + wanted);
      }
    }
  }

  private void tellUnusedAnnotations(List<AndyRecording> recordings) {
    Set<Path> used = new HashSet<>();
    recordings.forEach(recording -> recording.labels().ifPresent(used::add));
    for (Path file : files.annotations()) {
      if (!used.contains(file)) {
        leaveOutUnused(file, uses.getOrDefault(key(AndyTrial.of(file)), 0));
      }
    }
  }

  private void leaveOutUnused(Path file, int recordingsOfThatName) {
    switch (recordingsOfThatName) {
      case 0 -> leaveOut(LeftOutKind.STRAY_LABELS, file, "labels without a recording");
      case 1 -> leaveOut(LeftOutKind.SECOND_LABELS, file, "second labels of a recording");
      default ->
          leaveOut(
              LeftOutKind.AMBIGUOUS_LABELS,
              file,
              "labels of several recordings of that name; put them beside theirs");
    }
  }

  private void leaveOut(LeftOutKind kind, Path file, String reason) {
    leftOut.add(new AndyDataset.LeftOut(kind, file, reason));
  }

  private static String key(AndyTrial trial) {
    return trial.name().toLowerCase(Locale.ROOT);
  }
}
