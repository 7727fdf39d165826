package org.kinema4j.har.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run writes names nobody: no names, comments, paths or dates of the recordings. */
class PrivateResultsTest {

  /** Of the recordings: comments, label, path, date; 1500000000 s are in July 2017. */
  private static final List<String> OF_RECORDINGS =
      List.of("Kanari", "C:\\Users", "Jul 14", "2017-07", "1500000000");

  @TempDir private static Path folder;

  private static Path data;

  @BeforeAll
  static void train() throws IOException {
    data = folder.resolve("Kanari Anna");
    HarRun made =
        HarRun.of("synth", "--out", data, "--participants", 3, "--trials", 1, "--seconds", 30);
    assertThat(made.code()).as(made.err()).isZero();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".mvnx")).toList()) {
        Files.writeString(file, planted(Files.readString(file)));
      }
    }
    copyBesideOthersOfItsName();
    Path config =
        Files.writeString(
            folder.resolve("run.yaml"), "network: bilstm-small\ntraining: {epochs: 1}\n");
    HarRun trained =
        HarRun.of("train", "--data", data, "--config", config, "--out", folder.resolve("one"));
    assertThat(trained.code()).as(trained.err()).isZero();
    HarRun judged =
        HarRun.of(
            "evaluate",
            "--model",
            folder.resolve("one/model.zip"),
            "--data",
            data,
            "--out",
            folder.resolve("two"));
    assertThat(judged.code()).as(judged.err()).isZero();
  }

  /** Recordings of one name in two folders are told apart by the folders. */
  private static void copyBesideOthersOfItsName() throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(file -> file.toString().contains("2193_Setup")).toList()) {
        String suffix = file.toString().endsWith(".csv") ? ".labels.csv" : ".mvnx";
        for (String name : List.of("Kanari a", "Kanari b")) {
          Path target = data.resolve(name).resolve("2193_lift" + suffix);
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
  }

  private static String planted(String text) {
    String planted =
        text.replaceFirst("<comment>[^<]*", "<comment>Kanari")
            .replaceFirst("recDate=\"[^\"]*\"", "recDate=\"ven. Jul 14 04:40:00 2017-07\"")
            .replaceFirst(" originalFilename=\"[^\"]*\"", "")
            .replaceFirst(
                "<subject label=\"[^\"]*\"",
                "<subject label=\"Kanari\" originalFilename=\"C:\\\\\\\\Users\\\\\\\\Kanari.mvn\""
                    + " note=\"Kanari\"")
            .replaceFirst("<mvnx", "<!-- Kanari --><mvnx");
    assertThat(planted).contains("label=\"Kanari\"", "Jul 14").contains("<comment>Kanari");
    return planted;
  }

  @Test
  void nothingOfTheRecordingsButTheirNumbersIsInTheResults() throws IOException {
    Map<String, String> results = results();
    assertThat(results).hasSizeGreaterThan(7);
    results.forEach(
        (name, content) -> {
          for (String text : OF_RECORDINGS) {
            assertThat(content).as(name).doesNotContainIgnoringCase(text);
          }
        });
    assertThat(results.get("one/report.html"))
        .as("subjects, without which the test is not understood")
        .contains("541", "909", "2193")
        .contains("2193_lift");
  }

  @Test
  void nothingOfTheMachineAndItsUserIsInTheResults() throws IOException {
    List<String> ofMachine =
        List.of(
            folder.toString(),
            System.getProperty("user.home"),
            System.getProperty("user.dir"),
            System.getProperty("java.io.tmpdir"));
    results()
        .forEach(
            (name, content) -> {
              for (String text : ofMachine) {
                if (text.length() > 1) {
                  assertThat(content).as(name).doesNotContain(text);
                }
              }
            });
  }

  /** All files of both runs; of a zip its entries, unpacked. */
  private static Map<String, String> results() throws IOException {
    Map<String, String> contents = new LinkedHashMap<>();
    for (String run : List.of("one", "two")) {
      try (Stream<Path> files = Files.list(folder.resolve(run))) {
        for (Path file : files.toList()) {
          String name = run + "/" + file.getFileName();
          if (name.endsWith(".zip")) {
            addEntries(contents, name, file);
          } else {
            contents.put(name, Files.readString(file));
          }
        }
      }
    }
    return contents;
  }

  private static void addEntries(Map<String, String> contents, String name, Path file)
      throws IOException {
    try (InputStream in = Files.newInputStream(file);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        zip.transferTo(bytes);
        String about =
            entry.getName() + " " + entry.getComment() + " " + entry.getLastModifiedTime();
        contents.put(
            name + "!" + entry.getName(), about + bytes.toString(StandardCharsets.ISO_8859_1));
      }
    }
  }
}
