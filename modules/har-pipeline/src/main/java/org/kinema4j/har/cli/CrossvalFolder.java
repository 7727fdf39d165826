package org.kinema4j.har.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kinema4j.har.evaluate.CrossValidation;
import org.kinema4j.har.evaluate.FoldScores;
import org.kinema4j.har.io.AtomicFile;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.OutputFailedException;
import org.kinema4j.har.io.Staging;
import org.kinema4j.har.report.CrossvalFiles;
import org.kinema4j.har.report.FoldJson;
import org.kinema4j.har.report.JsonFiles;
import org.kinema4j.har.report.JsonTrees;
import org.kinema4j.har.split.Fold;

/**
 * The folder of a cross-validation: of which one it is, and which of its folds are done.
 *
 * <p>{@code folds.json} comes first and says what is being done; a fold is done when its {@code
 * run.json} says the same, which comes last. So whatever stands there between a kill and the next
 * run is known to belong to it, and may be replaced unasked.
 */
final class CrossvalFolder {

  static final String FOLDS = "folds.json";
  static final String RESULT = "crossval.json";
  static final String TABLE = "crossval.csv";

  /** The counts of a fold, in its folder. */
  static final String FOLD = "fold.json";

  /** The key of {@code run.json} that says to which fold of what it belongs. */
  static final String KEY = "crossval";

  private static final String FOLDER = "fold-";
  private static final int MOST_SHOWN = 3;

  private final Staging out;
  private final Map<String, Object> identity;
  private final List<Fold> folds;

  /**
   * @param out the folder, claimed
   * @param identity configuration, data, plan: what decides the results
   * @param folds the folds
   */
  CrossvalFolder(Staging out, Map<String, Object> identity, List<Fold> folds) {
    this.out = out;
    this.identity = identity;
    this.folds = folds;
  }

  /**
   * Says what will be done here, or checks that just this was begun before.
   *
   * @param force whether to begin anew
   */
  void begin(boolean force) throws OutputFailedException, InputUnavailableException {
    Map<String, Object> content = new LinkedHashMap<>(identity);
    List<Object> parts = new ArrayList<>();
    for (int number = 1; number <= folds.size(); number++) {
      parts.add(parts(number));
    }
    content.put("folds", parts);
    Path marker = out.folder().resolve(FOLDS);
    if (AtomicFile.requireReplaceable(marker) && !force) {
      requireSame(marker, JsonTrees.read(marker), JsonTrees.of(content));
      return;
    }
    if (force) {
      withdraw();
    } else {
      requireEmpty();
    }
    out.write(FOLDS, file -> JsonFiles.write(file, content));
    out.publish();
  }

  private Map<String, Object> parts(int number) {
    Fold fold = folds.get(number - 1);
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("fold", number);
    parts.put("train", fold.train());
    parts.put("validation", fold.validation());
    parts.put("test", fold.test());
    return parts;
  }

  private static void requireSame(Path file, JsonNode before, JsonNode now)
      throws OutputFailedException {
    List<String> differences = JsonTrees.differences(before, now);
    if (!differences.isEmpty()) {
      int more = differences.size() - MOST_SHOWN;
      throw new OutputFailedException(
          file,
          "is of another cross-validation: "
              + String.join("; ", differences.subList(0, Math.min(MOST_SHOWN, differences.size())))
              + (more > 0 ? "; and %d more".formatted(more) : "")
              + ". Choose another --out, or begin anew with --force");
    }
  }

  private void requireEmpty() throws OutputFailedException {
    List<Path> ours = new ArrayList<>(foldFolders());
    ours.add(out.folder().resolve(RESULT));
    ours.add(out.folder().resolve(TABLE));
    for (Path path : ours) {
      if (Files.exists(path)) {
        throw new OutputFailedException(
            path,
            "exists, without the %s that says whose it is; choose another --out, or begin anew with"
                    .formatted(FOLDS)
                + " --force");
      }
    }
  }

  /** Nothing that vouches for an earlier result may outlive the beginning of a new one. */
  private void withdraw() throws OutputFailedException {
    List<Path> vouchers = new ArrayList<>();
    vouchers.add(out.folder().resolve(RESULT));
    foldFolders().forEach(folder -> vouchers.add(folder.resolve(OutputFolder.RUN)));
    for (Path voucher : vouchers) {
      try {
        Files.deleteIfExists(voucher);
      } catch (IOException e) {
        throw new OutputFailedException(voucher, e);
      }
    }
  }

  private List<Path> foldFolders() throws OutputFailedException {
    List<Path> folders = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(out.folder(), FOLDER + "[0-9]*")) {
      found.forEach(folders::add);
      return folders;
    } catch (IOException e) {
      throw new OutputFailedException(out.folder(), e);
    }
  }

  /** What a fold's {@code run.json} says of the whole. */
  Map<String, Object> identity(int number) {
    Map<String, Object> content = new LinkedHashMap<>(identity);
    content.putAll(parts(number));
    return content;
  }

  Path folder(int number) {
    return out.folder().resolve(FOLDER + number);
  }

  /**
   * Tells whether a fold is done.
   *
   * @throws OutputFailedException if what is there is the result of something else, or was changed
   */
  boolean isDone(int number) throws OutputFailedException, InputUnavailableException {
    Path run = folder(number).resolve(OutputFolder.RUN);
    if (!Files.exists(run)) {
      return false;
    }
    JsonNode content = JsonTrees.read(run);
    requireSame(run, content.path(KEY), JsonTrees.of(identity(number)));
    for (Map.Entry<String, JsonNode> hash : content.path("sha256").properties()) {
      requireUnchanged(folder(number).resolve(hash.getKey()), hash.getValue().asText());
    }
    return true;
  }

  private static void requireUnchanged(Path file, String sha256) throws OutputFailedException {
    try {
      if (!Files.exists(file) || !Staging.sha256(file).equals(sha256)) {
        throw new OutputFailedException(
            file,
            "is not the file that the run.json beside it vouches for; delete that run.json to train"
                + " the fold again");
      }
    } catch (OutputFailedException e) {
      throw e;
    } catch (IOException e) {
      throw new OutputFailedException(file, e);
    }
  }

  FoldScores scores(int number) throws InputUnavailableException {
    return FoldJson.read(folder(number).resolve(FOLD));
  }

  /** Writes what all folds say together. */
  void finish(Map<String, Object> first, CrossValidation result) throws OutputFailedException {
    out.write(TABLE, file -> AtomicFile.writeText(file, CrossvalFiles.csv(result)));
    out.write(RESULT, file -> JsonFiles.write(file, CrossvalFiles.json(first, result)));
    out.publish();
  }
}
