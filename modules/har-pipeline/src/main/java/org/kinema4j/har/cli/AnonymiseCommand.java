package org.kinema4j.har.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.kinema4j.har.io.AtomicFile;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.OutputFailedException;
import org.kinema4j.har.io.Redactions;
import org.kinema4j.har.io.Staging;
import org.kinema4j.har.io.andy.AndyDataset;
import org.kinema4j.har.io.andy.AndyRecording;
import org.kinema4j.har.io.andy.LabelsAnonymizer;
import org.kinema4j.har.io.mvnx.MvnxAnonymizer;
import org.kinema4j.har.report.JsonFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code har anonymise}: recordings without names, comments, paths and dates. */
@Command(
    name = "anonymise",
    aliases = "anonymize",
    mixinStandardHelpOptions = true,
    description = {
      "Copy recordings and their labels without names, comments, paths and dates.",
      "",
      "Elements, attributes and words that MVN is not known to write are left out; the numbers of"
          + " the movement are copied as they are. Files get neutral names unless all have AnDy's"
          + " (Participant_<number>_...). The list of old and new names is printed, and written"
          + " only if --mapping says where.",
      "",
      "Not removed: the movement and the lengths of the body, which may still tell who somebody"
          + " is; the numbers in AnDy's file names; the names of classes in labels."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done; with --check: nothing was found",
      "65:a file is no MVNX; with --check also: something was found",
      "66:a file is missing or cannot be read",
      "74:a copy could not be written, or exists already"
    },
    footer = {
      "",
      "Example: har anonymise raw --out shared --mapping private/names.csv",
      "Example: har anonymise --check shared"
    })
final class AnonymiseCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Recordings (.mvnx, .mvnx.gz), or folders that hold some at any depth.")
  private List<Path> paths;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the copies, all in one; made if it is missing.")
  private Path out;

  @Option(
      names = "--check",
      description = "Write nothing; say what the files hold that may name a person.")
  private boolean check;

  @Option(
      names = "--names",
      defaultValue = "AUTO",
      paramLabel = "RULE",
      description =
          "Names of the copies. neutral: subject-1_recording-1, numbered in natural order; keep: as"
              + " they are; auto: keep if all are AnDy's, else neutral. Default: auto.")
  private AnonymousNames.Rule names;

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "Write old and new names as CSV; not inside --out, which is to be shared.")
  private Path mapping;

  @Option(names = "--force", description = "Replace copies that are already there.")
  private boolean force;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  /** Copies one file without what may name a person. */
  @FunctionalInterface
  private interface Copier {
    Redactions copyTo(Path target) throws InputUnavailableException, OutputFailedException;
  }

  /** What became of one file; without a target it was only looked at. */
  private record Result(String source, Optional<String> target, Map<String, Integer> found) {

    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("source", source);
      target.ifPresent(path -> json.put("target", path));
      json.put("found", found);
      return json;
    }
  }

  @Override
  public Integer call() throws Exception {
    if (check == (out != null)) {
      throw new ParameterException(spec.commandLine(), "either --out DIR or --check is needed");
    }
    List<AndyRecording> recordings = recordings();
    return check ? check(recordings) : copy(recordings);
  }

  private List<AndyRecording> recordings() throws InputUnavailableException {
    Map<Path, AndyRecording> found = new LinkedHashMap<>();
    Console console = new Console(spec.commandLine().getErr());
    for (Path path : paths) {
      List<AndyRecording> more;
      if (Files.isDirectory(path)) {
        AndyDataset dataset = AndyDataset.open(path);
        more = dataset.recordings();
        dataset.leftOut().stream()
            .filter(left -> more.stream().noneMatch(other -> other.mvnx().equals(left.file())))
            .forEach(left -> console.say("left out: " + left.file() + ": " + left.reason()));
      } else {
        more = List.of(AndyRecording.of(path));
      }
      more.forEach(next -> found.putIfAbsent(next.mvnx().toAbsolutePath().normalize(), next));
    }
    return List.copyOf(found.values());
  }

  private Integer check(List<AndyRecording> recordings) throws InputUnavailableException {
    List<Result> results = new ArrayList<>();
    for (AndyRecording recording : recordings) {
      report(results, recording.mvnx(), null, MvnxAnonymizer.check(recording.mvnx()));
      if (recording.labels().isPresent()) {
        Path labels = recording.labels().get();
        report(results, labels, null, LabelsAnonymizer.check(labels));
      }
    }
    finish(results);
    long bad = results.stream().filter(result -> !result.found().isEmpty()).count();
    if (bad > 0) {
      spec.commandLine()
          .getErr()
          .printf("har: %d of %d files may say who was recorded%n", bad, results.size());
      return ExitCodes.BAD_DATA;
    }
    return ExitCodes.DONE;
  }

  private Integer copy(List<AndyRecording> recordings) throws IOException {
    List<AnonymousNames.Copy> copies = AnonymousNames.of(recordings, names, out);
    requireNoOthers(copies);
    List<Result> results = new ArrayList<>();
    try (Staging staging = Staging.open(out)) {
      requireNoOthers(copies);
      if (mapping != null) {
        // First: without it nobody knows any more which copy is whose.
        AtomicFile.writeText(mapping, AnonymousNames.table(copies));
      }
      for (AnonymousNames.Copy copy : copies) {
        copy(staging, copy, results);
      }
    }
    finish(results);
    return ExitCodes.DONE;
  }

  /** A recording appears together with its labels. */
  private void copy(Staging staging, AnonymousNames.Copy copy, List<Result> results)
      throws IOException {
    Path mvnx = copy.recording().mvnx();
    Optional<Path> labels = copy.recording().labels();
    Redactions ofMvnx = write(staging, copy.mvnx(), to -> MvnxAnonymizer.anonymize(mvnx, to));
    Optional<Redactions> ofLabels = Optional.empty();
    if (labels.isPresent()) {
      Path from = labels.get();
      ofLabels =
          Optional.of(write(staging, copy.labels(), to -> LabelsAnonymizer.anonymize(from, to)));
    }
    if (labels.isEmpty()) {
      deleteOld(copy.labels());
    }
    staging.publish();
    report(results, mvnx, copy.mvnx(), ofMvnx);
    ofLabels.ifPresent(found -> report(results, labels.orElseThrow(), copy.labels(), found));
  }

  private static void deleteOld(Path labels) throws OutputFailedException {
    try {
      Files.deleteIfExists(labels);
    } catch (IOException e) {
      throw new OutputFailedException(labels, e);
    }
  }

  private static Redactions write(Staging staging, Path target, Copier copier) throws IOException {
    AtomicReference<Redactions> found = new AtomicReference<>();
    try {
      staging.write(
          target.getFileName().toString(),
          file -> {
            try {
              found.set(copier.copyTo(file));
            } catch (InputUnavailableException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return found.get();
  }

  /** Nothing is written before it is clear that nothing is overwritten. */
  private void requireNoOthers(List<AnonymousNames.Copy> copies) throws OutputFailedException {
    List<Path> targets = new ArrayList<>();
    for (AnonymousNames.Copy copy : copies) {
      targets.add(copy.mvnx());
      // Also where there are none to copy: labels of an earlier copy would pass for this one's.
      targets.add(copy.labels());
    }
    if (mapping != null) {
      requireOutside();
      targets.add(mapping);
    }
    for (Path target : targets) {
      if (AtomicFile.requireReplaceable(target) && !force) {
        throw new OutputFailedException(target, "exists; replace it with --force");
      }
    }
  }

  private void requireOutside() {
    if (isBelow(mapping, out)) {
      throw new IllegalArgumentException(
          "--mapping must lie outside of --out, which is to be shared, received " + mapping);
    }
  }

  private static boolean isBelow(Path file, Path folder) {
    return file.toAbsolutePath().normalize().startsWith(folder.toAbsolutePath().normalize());
  }

  private void report(List<Result> results, Path source, Path target, Redactions found) {
    results.add(
        new Result(
            source.toString(), Optional.ofNullable(target).map(Path::toString), found.counts()));
    if (!json) {
      PrintWriter text = spec.commandLine().getOut();
      if (target == null) {
        text.printf("%s: %s%n", source, found.describe());
      } else {
        text.printf("%s -> %s: removed %s%n", source, target, found.describe());
      }
    }
  }

  private void finish(List<Result> results) {
    PrintWriter text = spec.commandLine().getOut();
    if (json) {
      text.print(JsonFiles.text(results.stream().map(Result::json).toList()));
    } else if (!check) {
      text.println("Still in them: the movement, the lengths of the body, and the file names.");
    }
    text.flush();
  }
}
