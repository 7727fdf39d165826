package org.kinema4j.har.io.mvnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.LazyInput;
import org.kinema4j.har.io.OutputFailedException;
import org.kinema4j.har.io.RealData;
import org.kinema4j.har.io.Redactions;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.Signal;

class MvnxAnonymizerTest {

  private static final String CANARY = "Kanari";
  private static final Pattern TAG = Pattern.compile("<([a-zA-Z][a-zA-Z0-9_]*)([^<>]*?)(/?)>");
  private static final Pattern NUMBERS =
      Pattern.compile(
          "<(pos_[sb]|orientation|position|joint[A-Z]\\w*|sensor[A-Z]\\w*|velocity|acceleration"
              + "|angular\\w*|centerOfMass|footContacts)>([^<]*)<");

  @TempDir private Path folder;

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("in.mvnx"), text);
  }

  private String copy(String text) throws IOException {
    Path target = folder.resolve("out.mvnx");
    MvnxAnonymizer.anonymize(write(text), target);
    return Files.readString(target);
  }

  private static MvnxRecording read(String text) throws IOException {
    return MvnxReader.all().read(Path.of("x.mvnx"), LazyInput.of(text));
  }

  private static void assertSameMovement(MvnxRecording actual, MvnxRecording expected) {
    List<Signal> signals = actual.clip().signals();
    assertThat(signals).hasSameSizeAs(expected.clip().signals());
    for (Signal signal : expected.clip().signals()) {
      Signal copy = actual.clip().signal(signal.name());
      assertThat(copy.channels()).isEqualTo(signal.channels());
      for (int f = 0; f < actual.clip().frames(); f++) {
        for (int c = 0; c < signal.width(); c++) {
          assertThat(Float.floatToRawIntBits(copy.value(f, c)))
              .isEqualTo(Float.floatToRawIntBits(signal.value(f, c)));
        }
      }
    }
    assertThat(actual.clip().frames()).isEqualTo(expected.clip().frames());
    assertThat(actual.clip().frameRateHz()).isEqualTo(expected.clip().frameRateHz());
    assertThat(actual.header().layout()).isEqualTo(expected.header().layout());
    assertThat(actual.header().calibration()).isEqualTo(expected.header().calibration());
    assertThat(actual.irregularities()).isEqualTo(expected.irregularities());
  }

  /**
   * Everywhere a text can stand: beside each tag, in each attribute, in an attribute of its own.
   */
  private static List<String> planted() {
    String text = MvnxSample.text().replace("tc=\"\"", "tc=\"12:00:00:00\"");
    List<String> all = new ArrayList<>();
    Matcher tags = TAG.matcher(text);
    while (tags.find()) {
      String before = text.substring(0, tags.start());
      String behind = text.substring(tags.end());
      String open = "<" + tags.group(1) + tags.group(2);
      String close = tags.group(3) + ">";
      all.add(before + open + " " + CANARY + "=\"1\"" + close + behind);
      all.add(
          before
              + open
              + " xmlns:k=\""
              + CANARY
              + "\" k:label=\""
              + CANARY
              + "\""
              + close
              + behind);
      all.add(before + open + " note=\"" + CANARY + "\"" + close + behind);
      String plants = "<!--%s--><?%s %s?><%s a=\"%s\">%s<b>%s</b></%s>".replace("%s", CANARY);
      if (!tags.group(1).matches(".*(pos_b|ion|Angle|Mass|connector.|comment)")) {
        all.add(
            before + plants + CANARY + "<![CDATA[" + CANARY + "]]>" + text.substring(tags.start()));
      } else {
        all.add(before + open + close + "<!--" + CANARY + "--><?" + CANARY + "?>" + behind);
      }
      Matcher values = Pattern.compile("=\"([^\"]*)\"").matcher(tags.group(2));
      while (values.find()) {
        String around = tags.group(2);
        String planted =
            around.substring(0, values.start(1)) + CANARY + around.substring(values.end(1));
        all.add(before + "<" + tags.group(1) + planted + close + behind);
      }
    }
    for (String element : List.of("comment", "connector1", "connector2")) {
      all.add(text.replaceFirst("<" + element + ">", "<" + element + ">" + CANARY + " "));
      all.add(
          text.replaceFirst("<" + element + ">", "<" + element + "><![CDATA[" + CANARY + "]]>"));
    }
    all.add(CANARY_PROLOG + text.substring(text.indexOf("<mvnx")));
    all.add(text + "<!--" + CANARY + "--><?" + CANARY + "?>\n");
    return all;
  }

  private static final String CANARY_PROLOG =
      "<?xml version=\"1.0\"?><?style " + CANARY + "?><!-- " + CANARY + " -->";

  @Test
  void noPlantedTextSurvivesWhereverItStands() throws IOException {
    int copied = 0;
    for (String text : planted()) {
      String copy;
      try {
        copy = copy(text);
      } catch (BadDataException e) {
        // What cannot be understood is refused rather than passed on.
        assertThat(folder.resolve("out.mvnx")).doesNotExist();
        continue;
      }
      copied++;
      Files.delete(folder.resolve("out.mvnx"));
      assertThat(copy).as(text).doesNotContainIgnoringCase(CANARY);
      assertThat(MvnxAnonymizer.check(write(text)).isEmpty()).as(text).isFalse();
      assertThat(read(copy).clip().frames()).isPositive();
    }
    assertThat(copied).isGreaterThan(150);
    assertThat(planted().size() - copied).as("refused").isLessThan(40);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Meri-020.mvnx", "kicking-003.mvnx", "test_mocap.mvnx"})
  void realRecordingsKeepTheirMovementBitByBit(String name) throws IOException {
    Path source = RealData.mvnx(name);
    Path target = folder.resolve("copy.mvnx");

    Redactions found = MvnxAnonymizer.anonymize(source, target);

    String original = Files.readString(source);
    String copy = Files.readString(target);
    assertSameMovement(MvnxReader.all().read(target), MvnxReader.all().read(source));
    assertThat(numbers(copy)).isEqualTo(numbers(original)).hasSizeGreaterThan(100);
    for (String attribute : List.of("originalFilename", "recDate", "build", "code")) {
      Matcher value = Pattern.compile(attribute + "=\"([^\"]+)\"").matcher(original);
      assertThat(value.find()).as(attribute).isTrue();
      assertThat(copy).doesNotContain(value.group(1));
    }
    assertThat(copy).doesNotContain("Users").doesNotContain("My MVN System");
    assertThat(attributes(copy, "ms")).allSatisfy(ms -> assertThat(ms).hasSizeLessThan(5));
    assertThat(found.counts())
        .containsEntry("originalFilename of <subject>", 1)
        .containsEntry("recDate of <subject>", 1)
        .containsEntry("label of <subject>", 1)
        .containsEntry("build of <mvn>", 1)
        .containsEntry("element <securityCode>", 1)
        .doesNotContainKey("label of <point>");
    assertThat(MvnxAnonymizer.check(target).describe()).isEqualTo("nothing");
  }

  private static List<String> numbers(String text) {
    return NUMBERS.matcher(text).results().map(match -> match.group(2)).toList();
  }

  @Test
  void aCopyOfACopyIsTheSameFile() throws IOException {
    String once = copy(MvnxSample.text());
    assertThat(copy(once)).isEqualTo(once);
    assertThat(MvnxAnonymizer.check(write(once)).isEmpty()).isTrue();
  }

  @Test
  void timesStartAtZeroAndKeepTheirDifferences() throws IOException {
    String text =
        MvnxSample.text()
            .replace("frameRate=\"100\"", "frameRate=\"50\"")
            .replace("index=\"2\" tc=\"\"", "index=\"2\" tc=\"16:52:25:49\"")
            .replace("time=\"10\" index=\"1\"", "time=\"10\" index=\"1\"");
    String copy = copy(text);
    assertThat(attributes(copy, "ms")).containsExactly("0", "0", "10", "20");
    assertThat(attributes(copy, "tc")).containsExactly("00:00:00:00", "", "", "00:00:00:02");
    assertThat(attributes(copy, "time")).containsExactly("0", "0", "10", "20");
    assertThat(attributes(copy, "index")).containsExactly("0", "1", "2");
    assertThat(read(copy).header().timing().startMillis()).isZero();
  }

  /** A frame at 1970 beside others of today would tell the date by its difference. */
  @Test
  void timesThatWouldTellTheDateByTheirDifferenceAreLeftOut() throws IOException {
    String text = MvnxSample.text();
    assertThat(attributes(copy(text.replace("ms=\"1500000000010\"", "ms=\"0\"")), "ms"))
        .containsExactly("0", "0", "20");
    assertThat(attributes(copy(text.replace("ms=\"1500000000000\"", "ms=\"0\"")), "ms"))
        .containsExactly("0", "0");
    assertThat(copy(text.replace("time=\"0\" index", "time=\"1500000000000\" index")))
        .doesNotContain("15000");
    assertThat(copy(text.replace("index=\"0\"", "index=\"1500000000000\"")))
        .doesNotContain("15000");
    assertThat(copy(text.replace("ms=\"0\" type=\"tpose\"", "ms=\"1500000000000\" type=\"tpose\"")))
        .doesNotContain("15000");
  }

  private static List<String> attributes(String text, String name) {
    return Pattern.compile("<frame [^>]*?\\b" + name + "=\"([^\"]*)\"")
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  @Test
  void labelsOutsideAnatomyAreReplacedAlikeEverywhere() throws IOException {
    String copy =
        copy(
            MvnxSample.text()
                .replace("label=\"L5\"", "label=\"Anna's racket\"")
                .replace("L5/jL5S1", "Anna's racket/jL5S1"));
    assertThat(copy).contains("<segment label=\"label1\"").contains("label1/jL5S1");
    assertThat(copy).contains("<segment label=\"Pelvis\"").contains("Pelvis/jL5S1");
  }

  @Test
  void inventedDataStaysMarkedAsSuch() throws IOException {
    String copy = copy(MvnxSample.text().replace("whole", "synthetic data by Anna"));
    assertThat(copy).contains("<comment>SYNTHETIC</comment>").doesNotContain("Anna");
    assertThat(read(copy).header().isSynthetic()).isTrue();
  }

  @Test
  void wordsThatMvnWritesStay() throws IOException {
    String copy =
        copy(
            MvnxSample.text()
                .replace(
                    "configuration=\"UpperBody\"",
                    "configuration=\"FullBodyNoHands\" userScenario=\"singleLevel\""
                        + " processingQuality=\"HD\" torsoColor=\"#00ff00\""));
    assertThat(copy)
        .contains("version=\"4\"", "<mvn version=\"2021.0\"/>", "FullBodyNoHands", "singleLevel")
        .contains("processingQuality=\"HD\"", "torsoColor=\"#00ff00\"");
    assertThat(copy(MvnxSample.text().replace("UpperBody", "Anna")))
        .contains("configuration=\"Other\"");
  }

  @Test
  void compressedFilesAreReadAndWritten() throws IOException {
    Path source = folder.resolve("in.mvnx.gz");
    Files.write(source, LazyInput.zipped(LazyInput.of(MvnxSample.text())));
    Path target = folder.resolve("out.mvnx.gz");

    MvnxAnonymizer.anonymize(source, target);

    byte[] bytes = Files.readAllBytes(target);
    String text =
        new String(
            new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes(),
            StandardCharsets.UTF_8);
    assertThat(text).isEqualTo(copy(MvnxSample.text()));
  }

  @Test
  void aFileCanBeReplacedByItsCopy() throws IOException {
    Path file = write(MvnxSample.text());
    String expected = copy(MvnxSample.text());
    MvnxAnonymizer.anonymize(file, file);
    assertThat(Files.readString(file)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<mvnx version=\"4\"/>",
        "<html/>",
        "<mvnx version=\"5\"><subject frameRate=\"1\"/></mvnx>",
        "<mvnx version=\"4\"><subject/></mvnx>",
        "<mvnx version=\"4\"><subject frameRate=\"fast\"/></mvnx>",
        "<mvnx version=\"4\"><subject frameRate=\"60\"><comment><b/></comment></subject></mvnx>",
        "<mvnx version=\"4\"><subject frameRate=\"60\">"
      })
  void whatIsNoMvnxIsRefusedAndNothingIsWritten(String text) throws IOException {
    Path source = write(text);
    Path target = folder.resolve("out.mvnx");
    assertThatExceptionOfType(BadDataException.class)
        .isThrownBy(() -> MvnxAnonymizer.anonymize(source, target))
        .withMessageStartingWith(source + ": ");
    assertThat(folder.toFile().list()).containsExactly("in.mvnx");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Anna", "0,25", "NaN", "<b>1</b>", "1 2 3 Anna"})
  void whatIsNoNumberIsRefused(String text) throws IOException {
    Path source = write(MvnxSample.text().replaceFirst("0\\.250000", text));
    assertThatExceptionOfType(BadDataException.class)
        .isThrownBy(() -> MvnxAnonymizer.check(source))
        .withMessageContaining("frame 0, <position>: expected ");
  }

  @Test
  void filesThatCannotBeReadOrWrittenAreToldApart() throws IOException {
    Path source = write(MvnxSample.text());
    assertThatExceptionOfType(InputUnavailableException.class)
        .isThrownBy(() -> MvnxAnonymizer.anonymize(folder.resolve("no"), folder.resolve("out")));
    assertThatExceptionOfType(InputUnavailableException.class)
        .isThrownBy(() -> MvnxAnonymizer.check(folder));
    assertThatExceptionOfType(OutputFailedException.class)
        .isThrownBy(() -> MvnxAnonymizer.anonymize(source, source.resolve("out.mvnx")));
  }

  @Test
  void namesBeyondMeasureAreCountedTogether() throws IOException {
    StringBuilder names = new StringBuilder("<segments>");
    for (int i = 0; i < 300; i++) {
      names.append("<n").append(i).append("/>");
    }
    Path file = write(MvnxSample.text().replace("<segments>", names));
    assertThat(MvnxAnonymizer.check(file).counts()).hasSizeLessThan(110).containsKey("others");
  }
}
