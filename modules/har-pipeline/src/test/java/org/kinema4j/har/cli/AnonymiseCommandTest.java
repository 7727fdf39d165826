package org.kinema4j.har.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.io.TestRecordings;
import org.kinema4j.har.io.mvnx.MvnxReader;

class AnonymiseCommandTest {

  private static final String SUFFIX = ".xsens.mvnx";

  @TempDir private Path folder;
  private Path raw;
  private Path out;

  @BeforeEach
  void namePlaces() {
    raw = folder.resolve("raw");
    out = folder.resolve("out");
  }

  private void recording(String name) throws IOException {
    TestRecordings.write(raw.resolve(name), 5, "recorded by Anna");
  }

  private void andy() throws IOException {
    for (String trial :
        List.of("Participant_541_Setup_A_Seq_3_Trial_1", "909_Setup_A_Seq_1_Trial_2")) {
      recording("Anna/" + trial + SUFFIX);
      TestRecordings.labels(raw.resolve("csv/" + trial + ".labels.csv"), 1, "Re", "Pi");
    }
  }

  private List<String> copies() throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void recordingsOfAnDyKeepTheirNamesAndGoTogetherWithTheirLabels() throws IOException {
    andy();

    HarRun run = HarRun.of("anonymise", raw, "--out", out);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(copies())
        .containsExactly(
            "909_Setup_A_Seq_1_Trial_2.labels.csv",
            "909_Setup_A_Seq_1_Trial_2.mvnx",
            "Participant_541_Setup_A_Seq_3_Trial_1.labels.csv",
            "Participant_541_Setup_A_Seq_3_Trial_1.mvnx");
    for (String copy : copies()) {
      assertThat(Files.readString(out.resolve(copy))).doesNotContain("Anna");
    }
    assertThat(run.out())
        .contains(
            "Trial_1.mvnx: removed build of <mvn> 1, text of <comment> 1, label of <subject> 1")
        .contains("Trial_1.labels.csv: removed nothing")
        .endsWith("Still in them: the movement, the lengths of the body, and the file names.\n");
    assertThat(HarRun.of("anonymise", "--check", out).code()).isZero();
    assertThat(HarRun.of("inspect", out).out()).contains("subject 541", "subject 909");
  }

  @Test
  void otherNamesBecomeNumbersBySubjectInNaturalOrder() throws IOException {
    recording("Bob_10.mvnx.gz");
    recording("Bob_9.mvnx");
    recording("Anna_walk.mvnx");
    recording("Participant_541_Setup_A_Seq_3_Trial_1.mvnx");
    Path mapping = folder.resolve("names.csv");

    HarRun run = HarRun.of("anonymize", raw, "--out", out, "--mapping", mapping);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(copies())
        .containsExactly(
            "subject-1_recording-1.mvnx",
            "subject-2_recording-1.mvnx",
            "subject-3_recording-1.mvnx",
            "subject-3_recording-2.mvnx.gz");
    assertThat(Files.readString(mapping))
        .isEqualTo(
            """
            source,copy
            "%1$s/Participant_541_Setup_A_Seq_3_Trial_1.mvnx",subject-1_recording-1.mvnx
            "%1$s/Anna_walk.mvnx",subject-2_recording-1.mvnx
            "%1$s/Bob_9.mvnx",subject-3_recording-1.mvnx
            "%1$s/Bob_10.mvnx",subject-3_recording-2.mvnx.gz
            """
                .formatted(raw)
                .replace("Bob_10.mvnx\"", "Bob_10.mvnx.gz\""));
    assertThat(MvnxReader.all().read(out.resolve("subject-3_recording-2.mvnx.gz")).clip().frames())
        .isEqualTo(5);
  }

  @Test
  void theRuleForNamesCanBeChosen() throws IOException {
    andy();
    assertThat(HarRun.of("anonymise", raw, "--out", out, "--names", "neutral").code()).isZero();
    assertThat(copies()).contains("subject-1_recording-1.mvnx", "subject-2_recording-1.labels.csv");
    recording("Anna.mvnx");
    Path kept = folder.resolve("kept");
    assertThat(HarRun.of("anonymise", raw, "--out", kept, "--names", "keep").code()).isZero();
    assertThat(kept.resolve("Anna.mvnx")).exists();
  }

  @Test
  void checkSaysWhatFilesHoldAndWritesNothing() throws IOException {
    andy();

    HarRun run = HarRun.of("anonymise", "--check", raw);

    assertThat(run.code()).isEqualTo(65);
    assertThat(run.err()).isEqualTo("har: 2 of 4 files may say who was recorded\n");
    assertThat(run.out())
        .hasLineCount(4)
        .contains(SUFFIX + ": build of <mvn> 1, text of <comment> 1")
        .contains(".labels.csv: nothing")
        .doesNotContain("recorded by");
    assertThat(out).doesNotExist();
  }

  @Test
  void jsonListsWhatWasFound() throws IOException {
    andy();
    HarRun run = HarRun.of("anonymise", raw, "--out", out, "--json");
    JsonNode results = new ObjectMapper().readTree(run.out());
    assertThat(results).hasSize(4);
    assertThat(results.get(0).get("target").asText()).endsWith("Trial_1.mvnx");
    assertThat(results.get(0).get("found").get("ms of <frame>").asInt()).isEqualTo(5);
  }

  @Test
  void nothingIsOverwrittenUnasked() throws IOException {
    andy();
    Files.createDirectories(out);
    Path there =
        Files.writeString(out.resolve("Participant_541_Setup_A_Seq_3_Trial_1.labels.csv"), "old");

    HarRun run = HarRun.of("anonymise", raw, "--out", out);

    assertThat(run.code()).isEqualTo(74);
    assertThat(run.err()).isEqualTo("har: " + there + ": exists; replace it with --force\n");
    assertThat(copies()).containsExactly(there.getFileName().toString());
    assertThat(HarRun.of("anonymise", raw, "--out", out, "--force").code()).isZero();
    assertThat(there).content().startsWith("frame,t_video");
  }

  @Test
  void aFileIsReplacedByItsCopyOnlyIfForced() throws IOException {
    recording("Participant_1_Setup_A_Seq_1_Trial_1.mvnx");
    assertThat(HarRun.of("anonymise", raw, "--out", raw).code()).isEqualTo(74);
    assertThat(HarRun.of("anonymise", raw, "--out", raw, "--force").code()).isZero();
    assertThat(HarRun.of("anonymise", "--check", raw).code()).isZero();
  }

  @Test
  void oneOfOutAndCheckIsNeeded() throws IOException {
    andy();
    assertThat(HarRun.of("anonymise", raw).code()).isEqualTo(2);
    HarRun both = HarRun.of("anonymise", raw, "--check", "--out", out);
    assertThat(both.code()).isEqualTo(2);
    assertThat(both.err()).startsWith("either --out DIR or --check is needed");
  }

  @Test
  void theMappingStaysOutOfTheFolderThatIsShared() throws IOException {
    andy();
    HarRun run = HarRun.of("anonymise", raw, "--out", out, "--mapping", out.resolve("names.csv"));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--mapping must lie outside of --out");
    assertThat(out).doesNotExist();
  }

  @Test
  void faultsOfTheInputAreToldWithTheirExitCode() throws IOException {
    HarRun missing = HarRun.of("anonymise", folder.resolve("no.mvnx"), "--out", out);
    assertThat(missing.code()).isEqualTo(66);
    assertThat(missing.err()).isEqualTo("har: " + folder.resolve("no.mvnx") + ": does not exist\n");
    Files.createDirectories(raw);
    Path bad = Files.writeString(raw.resolve("bad.mvnx"), "<html/>");
    HarRun html = HarRun.of("anonymise", bad, "--out", out);
    assertThat(html.code()).isEqualTo(65);
    assertThat(html.err())
        .isEqualTo("har: " + bad + ": expected the root element <mvnx>, found <html>\n");
    assertThat(copies()).isEmpty();
    recording("one/a.mvnx");
    recording("two/a.mvnx");
    HarRun twice =
        HarRun.of(
            "anonymise", raw.resolve("one"), raw.resolve("two"), "--out", out, "--names", "keep");
    assertThat(twice.code()).isEqualTo(74);
    assertThat(twice.err()).contains("would hold the copies of two recordings");
  }
}
