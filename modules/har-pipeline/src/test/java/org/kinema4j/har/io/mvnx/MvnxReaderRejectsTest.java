package org.kinema4j.har.io.mvnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.XsensSignal;

class MvnxReaderRejectsTest {

  private static final String TEXT = MvnxSample.text();

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("a.mvnx");
  }

  private void assertRejected(String text, String message) throws IOException {
    assertRejected(text.getBytes(StandardCharsets.UTF_8), message);
  }

  private void assertRejected(byte[] content, String message) throws IOException {
    Files.write(file, content);
    assertThatExceptionOfType(BadDataException.class)
        .isThrownBy(() -> MvnxReader.all().read(file))
        .withMessage(file + ": " + message);
  }

  private String rejection(byte[] content) throws IOException {
    Files.write(file, content);
    List<String> messages = new ArrayList<>();
    assertThatExceptionOfType(BadDataException.class)
        .isThrownBy(() -> MvnxReader.all().read(file))
        .satisfies(e -> messages.add(e.getMessage().replace(file + ": ", "")));
    assertThat(messages.get(0)).doesNotContain("\n");
    return messages.get(0);
  }

  private static byte[] zipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  /** Replaces in the frame with index 1. */
  private static String inFrame1(String old, String replacement) {
    int at = TEXT.indexOf(old, TEXT.indexOf("index=\"1\""));
    return TEXT.substring(0, at) + replacement + TEXT.substring(at + old.length());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.000000 0.250000 | 1.000000 NaN | expected finite numbers, found \"NaN\"",
        "1.000000 0.250000 | -inf 0.250000 | expected finite numbers, found \"-inf\"",
        "0.250000 | 0,250000 | expected a decimal point, found a decimal comma in \"0,250000\"",
        "0.250000 | 0.250000 7 | expected 6 numbers, found 7",
        "0.250000 | '' | expected 6 numbers, found 5",
        "0.250000 | <b>1</b> | expected only numbers, found the element <b>",
        "0.250000 | 0.2500&x; | expected no entities, found &x;"
      })
  void numbersOfAFrame(String old, String replacement, String message) throws IOException {
    assertRejected(inFrame1(old, replacement), "frame 1, <position>: " + message);
  }

  /** A direction cannot be guessed; later stages would divide by the length. */
  @Test
  void orientationsOfLengthZero() throws IOException {
    assertRejected(
        inFrame1("0.600000 0.000000 0.800000 0.000000", "0 0 -0.000000 0"),
        "frame 1, <orientation>: expected quaternions of length 1, found one of length 0, the"
            + " orientation of L5");
    assertRejected(
        TEXT.replace("1 0 0 0 1 0 0 0", "0 0 0 0 1 0 0 0"),
        "frame of type tpose, <orientation>: expected quaternions of length 1, found one of length"
            + " 0, the orientation of Pelvis");
  }

  @Test
  void elementsThatOnlySomeFramesHave() throws IOException {
    assertRejected(
        inFrame1("<jointAngle>1.0 2.0 3.0</jointAngle>", ""),
        "frame 1: expected <jointAngle> as in the frames before, found none");
    assertRejected(
        inFrame1("<centerOfMass>", "<velocity>1 2 3 4 5 6</velocity><centerOfMass>"),
        "frame 1, <velocity>: expected the element in every frame or in none, found none in the"
            + " frames before");
    assertRejected(
        inFrame1("<centerOfMass>", "<jointAngle>1 2 3</jointAngle><centerOfMass>"),
        "frame 1, <jointAngle>: expected the element once, found it twice");
    assertRejected(
        inFrame1("0.5 0.6 0.7", "1 2 3 4 5 6 7 8 9"),
        "frame 1, <centerOfMass>: expected 3 numbers, found 9");
    assertRejected(
        TEXT.replace("0.5 0.6 0.7", "1 2 3 4"),
        "frame 0, <centerOfMass>: expected 3 or 9 numbers, found 4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "' frameRate=\"100\"' | '' | <subject>: expected a frame rate above 0 in the attribute"
            + " frameRate, found none",
        "\"100\" | \"0\" | <subject>: expected a frame rate above 0 in the attribute frameRate,"
            + " found \"0\"",
        "\"100\" | \"NaN\" | <subject>: expected a frame rate above 0 in the attribute frameRate,"
            + " found \"NaN\"",
        "\"100\" | \"fast\" | <subject>: expected a frame rate above 0 in the attribute frameRate,"
            + " found \"fast\"",
        "\"100\" | \"60d\" | <subject>: expected a frame rate above 0 in the attribute frameRate,"
            + " found \"60d\"",
        "\"100\" | \"0.5\" | '<subject>: expected a frame rate in [1, 100000] Hz in the attribute"
            + " frameRate, found \"0.5\"'",
        "\"100\" | \"1e12\" | '<subject>: expected a frame rate in [1, 100000] Hz in the attribute"
            + " frameRate, found \"1e12\"'",
        "\"100\" | \"59,94\" | <subject>: expected a decimal point in frameRate, found a decimal"
            + " comma in \"59,94\"",
        "segmentCount=\"2\" | segmentCount=\"23\" | <segments>: expected 23 segments as"
            + " segmentCount says, found 2",
        "version=\"4\" | version=\"5\" | <mvnx>: expected the attribute version to be 3 or 4, found"
            + " \"5\"",
        "version=\"4\" | '' | <mvnx>: expected the attribute version to be 3 or 4, found none",
        "label=\"L5\" | label=\"Pelvis\" | <segments>: expected each label once, found \"Pelvis\""
            + " twice",
        "<segment label=\"L5\" | <segment | <segments>: expected a label in <segment>, found none",
        "0.000000 0.100000< | 0.100000< | 'segment Pelvis, point jL5S1: expected 3 numbers, found"
            + " 2'",
        "type=\"normal\" | type=\"x\" | <subject>: expected frames of type normal, found none",
        "1 0 0 0 1 0 0 0 | 1 0 0 0 | 'frame of type tpose, <orientation>: expected 8 numbers, found"
            + " 4'",
        "second | <b/> | <comment>: expected only text in <comment>, found <b>"
      })
  void header(String old, String replacement, String message) throws IOException {
    assertRejected(TEXT.replace(old, replacement), message);
  }

  @Test
  void documentsOfAnotherShape() throws IOException {
    assertRejected("<html/>", "expected the root element <mvnx>, found <html>");
    assertRejected("<mvnx version=\"4\"/>", "<mvnx>: expected an element <subject>, found none");
    assertRejected(
        TEXT.replace("</frames>", "</frames><frames/>"),
        "<subject>: expected one element <frames>, found two");
    assertRejected(
        TEXT.replace("</subject>", "</subject><subject/>"),
        "<subject>: expected one subject in a file, found two");
    String segments = TEXT.replaceAll("(?s)<segments>.*</segments>", "");
    assertRejected(
        segments, "<segments>: expected the list of segments before <frames>, found none");
  }

  @Test
  void filesWithoutAnySignalThatIsAskedFor() throws IOException {
    Files.writeString(file, TEXT);
    MvnxReader reader = MvnxReader.of(EnumSet.of(XsensSignal.VELOCITY, XsensSignal.ACCELERATION));
    assertThatExceptionOfType(BadDataException.class)
        .isThrownBy(() -> reader.read(file))
        .withMessage(
            file + ": expected in the frames at least one of velocity, acceleration, found none");
  }

  @Test
  void documentTypesAndEntities() throws IOException {
    assertRejected(
        TEXT.replace("<mvnx ", "<!DOCTYPE mvnx [<!ENTITY x \"1\">]><mvnx "),
        "expected no document type declaration, found <!DOCTYPE>; delete it, it is not read");
    assertRejected(
        TEXT.replace("<mvnx ", "<!DOCTYPE mvnx SYSTEM \"http://localhost:1/x.dtd\"><mvnx "),
        "expected no document type declaration, found <!DOCTYPE>; delete it, it is not read");
  }

  @Test
  void everyTruncation() throws IOException {
    String cut = "expected a complete file, found its end too early; is it cut off?";
    byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
    int end = TEXT.indexOf("</mvnx>");
    for (int length = 90; length < end; length += 13) {
      assertThat(rejection(Arrays.copyOf(bytes, length))).endsWith(cut);
    }
    int inFrame1 = TEXT.indexOf("<sensorFree", TEXT.indexOf("index=\"1\"")) - 30;
    long line = TEXT.substring(0, inFrame1).lines().count();
    assertThat(rejection(Arrays.copyOf(bytes, inFrame1)))
        .isEqualTo("frame 1, <position>, line " + line + ": " + cut);
    byte[] zipped = zipped(TEXT);
    assertThat(rejection(Arrays.copyOf(zipped, zipped.length / 2))).endsWith(cut);
    assertThat(rejection(Arrays.copyOf(zipped, 5))).isEqualTo(cut);
  }

  @Test
  void whatIsNoXml() throws IOException {
    assertRejected("", "expected an MVNX document, found an empty file");
    assertThat(rejection(TEXT.replace("</sensors>", "</sensor>").getBytes(StandardCharsets.UTF_8)))
        .startsWith("<sensors>, line 14: expected well-formed XML, found Unexpected close tag");
    byte[] latin = TEXT.replace("Suit", "Anz\u00fcge").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(rejection(latin)).contains("text in the encoding that the file declares");
    byte[] damaged = zipped(TEXT);
    damaged[40] ^= 0x55;
    damaged[41] ^= 0x55;
    damaged[42] ^= 0x55;
    assertThat(rejection(damaged)).contains("expected intact gzip data");
    byte[] method = zipped(TEXT);
    method[2] = 0;
    assertRejected(method, "expected intact gzip data, found Unsupported compression method");
  }

  @Test
  void sizesBeyondMeasure() throws IOException {
    String longText = "x".repeat(70_000);
    assertRejected(
        TEXT.replace("second", longText),
        "<comment>: expected at most 65536 characters in <comment>, found more");
    assertThat(rejection(TEXT.replace("Suit", longText).getBytes(StandardCharsets.UTF_8)))
        .contains("Maximum attribute size limit (65536) exceeded");
    assertThat(
            rejection(
                TEXT.replace("<segments>", "<a>".repeat(60)).getBytes(StandardCharsets.UTF_8)))
        .contains("Maximum Element Depth limit (50) Exceeded");
    assertRejected(
        inFrame1("0.250000", "1".repeat(100_000)),
        "frame 1, <position>: expected numbers of at most 64 characters, found a longer one, \""
            + "1".repeat(60)
            + "...\"");
    assertRejected(
        inFrame1("0.250000", "1 ".repeat(100_000)),
        "frame 1, <position>: expected 6 numbers, found 100005");
    assertRejected(
        TEXT.replace("<sensors>", "<sensors>" + "<sensor label=\"s\"/>".repeat(10_000)),
        "<sensors>: expected at most 10000 entries in all lists, found more");
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      names.append("<n").append(i).append("/>");
    }
    assertRejected(
        inFrame1("<centerOfMass>", names + "<centerOfMass>"),
        "frame 1: expected elements of MVNX, found more than 100 others");
    String pose =
        "<frame type=\"tpose\"><orientation>1 0 0 0 1 0 0 0</orientation>"
            + "<position>0 0 1 0 0 1.1</position></frame>";
    assertThat(
            rejection(
                TEXT.replace("  </frames>", pose.repeat(100) + "</frames>")
                    .getBytes(StandardCharsets.UTF_8)))
        .endsWith("expected at most 100 frames of poses, found more");
  }

  @Test
  void filesThatCannotBeRead() {
    assertThatExceptionOfType(InputUnavailableException.class)
        .isThrownBy(() -> MvnxReader.all().read(file))
        .withMessage(file + ": does not exist");
    assertThatExceptionOfType(InputUnavailableException.class)
        .isThrownBy(() -> MvnxReader.all().read(folder))
        .withMessage(folder + ": is a folder, not a file");
    Path below = folder.resolve("x".repeat(300));
    assertThatExceptionOfType(InputUnavailableException.class)
        .isThrownBy(() -> MvnxReader.all().read(below))
        .withMessage(below + ": cannot be opened");
  }
}
