package org.kinema4j.har.io.bvh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.kinema4j.har.io.bvh.BvhSample.LEG;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.motion.BadDataException;

/** What is refused, and in which words. */
class BvhReaderRejectsTest {

  private static final String SECOND_ROOT =
      "ROOT Dog\n{\nOFFSET 0 0 0\nCHANNELS 1 Xrotation\n}\nMOTION";

  private static Arguments rejected(String original, String replacement, String message) {
    return Arguments.of(LEG.replace(original, replacement), message);
  }

  static Stream<Arguments> hierarchies() {
    return Stream.of(
        Arguments.of("", "line 1: expected HIERARCHY, found the end of the file"),
        Arguments.of("time,a\n0,1\n", "line 1: expected HIERARCHY, found \"time,a\""),
        rejected("ROOT Hips", "JOINT Hips", "line 2: expected ROOT, found \"JOINT\""),
        rejected("ROOT Hips", "ROOT", "line 2: expected a name behind ROOT, found none"),
        rejected(
            "Hips\n",
            "Hi\u0001ps\n",
            "line 2: expected a name without control characters, found \"Hi ps\""),
        rejected(
            "Knee",
            "Hips",
            "line 6: expected each name once, found \"Hips\", which stands in line 2 too"),
        rejected("Knee\n  {", "Knee\n  ", "line 8: expected {, found \"OFFSET\""),
        rejected(
            "OFFSET 0 -40 0",
            "OFFSETS 0 -40 0",
            "line 8: expected OFFSET, CHANNELS, JOINT, End Site or }, found \"OFFSETS\""),
        rejected("OFFSET 0 -40 0", "", "line 14: expected an OFFSET of Knee before }, found none"),
        rejected(
            "OFFSET 0 -40 0",
            "OFFSET 0 -40",
            "line 9: expected the Z of an OFFSET, found \"CHANNELS\""),
        rejected(
            "OFFSET 0 -40 0",
            "OFFSET 0 -40,5 0",
            "line 8: expected the Y of an OFFSET with a decimal point, found a comma in"
                + " \"-40,5\""),
        rejected(
            "OFFSET 0 -40 0",
            "OFFSET 0 1e39 0",
            "line 8: expected the Y of an OFFSET, found \"1e39\""),
        rejected(
            "OFFSET 0 -40 0",
            "OFFSET NaN -40 0",
            "line 8: expected the X of an OFFSET, found \"NaN\""),
        rejected(
            "OFFSET 0 -40 0",
            "OFFSET 0 -40 0 OFFSET 1 1 1",
            "line 8: expected one OFFSET, found a second one"),
        rejected(
            "CHANNELS 3 Z",
            "CHANNELS 9 Z",
            "line 9: expected a number of channels from 0 to 6, found \"9\""),
        rejected(
            "CHANNELS 3 Z",
            "CHANNELS 4 Z",
            "line 10: expected a channel such as Xposition or Zrotation, 4 of them, found"
                + " \"End\""),
        rejected(
            "CHANNELS 3 Z",
            "CHANNELS 3 Xscale Z",
            "line 9: expected a channel such as Xposition or Zrotation, 3 of them, found"
                + " \"Xscale\""),
        rejected(
            "CHANNELS 3 Zrotation Xrotation Y",
            "CHANNELS 3 Yrotation Xrotation Y",
            "line 9: expected each channel once in a joint, found Yrotation twice"),
        rejected(
            "CHANNELS 3 Z",
            "CHANNELS 0 CHANNELS 3 Z",
            "line 9: expected CHANNELS once in a joint, found CHANNELS again"),
        rejected("OFFSET 0 -80 0", "JOINT Ankle", "line 12: expected OFFSET, found \"JOINT\""),
        rejected(
            "OFFSET 0 -80 0", "OFFSET 0 -80 0 JOINT Ankle", "line 12: expected }, found \"JOINT\""),
        rejected(
            "MOTION",
            SECOND_ROOT,
            "line 16: expected one ROOT, found a second one, \"Dog\"; export each skeleton to a"
                + " file of its own"),
        rejected("MOTION", "MOTIONS", "line 16: expected MOTION, found \"MOTIONS\""),
        rejected(
            "}\nMOTION",
            "MOTION",
            "line 15: expected OFFSET, CHANNELS, JOINT, End Site or }, found \"MOTION\""),
        Arguments.of(
            LEG.substring(0, LEG.indexOf("End")),
            "line 10: expected OFFSET, CHANNELS, JOINT, End Site or }, found the end of the"
                + " file"));
  }

  static Stream<Arguments> motions() {
    return Stream.of(
        rejected(
            "Frames: 2",
            "Frame Time: 0.01",
            "line 17: expected \"Frames:\" and their number, found \"Frame Time: 0.01\""),
        rejected(
            "Frames: 2",
            "Frames: 0",
            "line 17: expected a number of frames from 1 to 268435454 for 2 joints, found"
                + " \"0\""),
        rejected(
            "Frames: 2",
            "Frames: 268435455",
            "line 17: expected a number of frames from 1 to 268435454 for 2 joints, found"
                + " \"268435455\""),
        rejected(
            "Frames: 2",
            "Frames: 99999999999999999999",
            "line 17: expected a number of frames from 1 to 268435454 for 2 joints, found"
                + " \"99999999999999999999\""),
        rejected(
            "Frame Time: 0.01",
            "Frame Time: 8.33",
            "line 18: expected a Frame Time from 0.00001 to 1 seconds, found \"8.33\""),
        rejected(
            "Frame Time: 0.01\n",
            "",
            "line 18: expected \"Frame Time:\" and the seconds of a frame, found \"1 90 2 0 0 0 0"
                + " 0 0\""),
        Arguments.of(
            LEG.substring(0, LEG.indexOf("Frame Time")),
            "line 18: expected \"Frame Time:\" and the seconds of a frame, found the end of the"
                + " file"),
        rejected(
            "Frames: 2",
            "Frames: 3",
            "expected 3 frames, as the line \"Frames:\" says, found 2 lines of numbers; the file"
                + " is cut off, export it again"),
        rejected(
            "Frames: 2",
            "Frames: 200000000",
            "expected 200000000 frames, as the line \"Frames:\" says, found 2 lines of numbers;"
                + " the file is cut off, export it again"),
        rejected(
            "Frames: 2",
            "Frames: 1",
            "expected 1 frames, as the line \"Frames:\" says, found 2 lines of numbers"),
        rejected(
            "1 91 2 0 0",
            "1 91 2 0",
            "line 20, frame 1: expected 9 numbers, one a channel, found 8"),
        rejected(
            "1 91 2 0 0",
            "1 91 2 0 0 0",
            "line 20, frame 1: expected 9 numbers, one a channel, found 10"),
        rejected(
            "1 91 2",
            "1 nan 2",
            "line 20, frame 1, Hips Yposition: expected finite numbers, found \"nan\""),
        rejected(
            "1 90 2 0 0 0 0 0 0",
            "1 90 2 0 0 0 0 1e99 0",
            "line 19, frame 0, Knee Xrotation: expected finite numbers, found \"1e99\""),
        rejected(
            "1 91 2",
            "1 91,5 2",
            "line 20, frame 1, Hips Yposition: expected a decimal point, found a decimal comma in"
                + " \"91,5\""),
        rejected(
            "1 91 2 0 0 0 0 0 0",
            "1 91 2 0 0 0 0 0 0 x",
            "line 20, frame 1, number 10: expected finite numbers, found \"x\""),
        Arguments.of(
            LEG + "the end\n",
            "expected 2 frames, as the line \"Frames:\" says, found 3 lines of numbers"));
  }

  @ParameterizedTest
  @MethodSource({"hierarchies", "motions"})
  void isRefusedWithPlaceRuleAndFinding(String text, String message) {
    assertRefused(text.getBytes(StandardCharsets.UTF_8), message);
  }

  private static void assertRefused(byte[] bytes, String message) {
    assertThatExceptionOfType(BadDataException.class)
        .isThrownBy(() -> BvhSample.read(bytes))
        .withMessage("walk.bvh: " + message);
  }

  @Test
  void otherEncodingsAreRefused() {
    for (Charset charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)) {
      assertRefused(
          LEG.getBytes(charset), "expected text in UTF-8, found UTF-16; save the file as UTF-8");
    }
    assertRefused(
        LEG.replace("Knee", "Hüfte").getBytes(StandardCharsets.ISO_8859_1),
        "expected text in UTF-8, found other bytes");
  }

  @Test
  void wordsAndLinesBeyondAllMeasureAreRefused() {
    String word = "1".repeat(1_000_000);
    assertRefused(
        LEG.replace("OFFSET 0 -40", "OFFSET 0 " + word).getBytes(StandardCharsets.UTF_8),
        "line 8: expected words of at most 64 characters, found \"" + "1".repeat(60) + "...\"");
    assertRefused(
        LEG.replace("Knee", word).getBytes(StandardCharsets.UTF_8),
        "line 6: expected at most 200 characters, found \"" + "1".repeat(60) + "...\"");
    assertRefused(
        LEG.replace("1 91 2", "1 " + word + " 2").getBytes(StandardCharsets.UTF_8),
        "line 20: expected lines of at most 10720 characters, found a longer one");
    assertRefused(
        LEG.replace("1 91 2", "1 " + "9".repeat(65) + " 2").getBytes(StandardCharsets.UTF_8),
        "line 20, frame 1, Hips Yposition: expected numbers of at most 64 characters, found a"
            + " longer one, \""
            + "9".repeat(60)
            + "...\"");
  }

  /** Only as much is taken from an endless line as it needs to see that it is too long. */
  @Test
  void anEndlessLineIsNotReadToItsEnd() {
    byte[] start = LEG.substring(0, LEG.indexOf("1 90")).getBytes(StandardCharsets.UTF_8);
    Endless endless = new Endless();
    assertThatExceptionOfType(BadDataException.class)
        .isThrownBy(
            () -> BvhSample.read(new SequenceInputStream(new ByteArrayInputStream(start), endless)))
        .withMessageEndingWith("expected lines of at most 10720 characters, found a longer one");
    assertThat(endless.taken).isLessThan(1 << 20);
  }

  /** Numbers without end in one line. */
  private static final class Endless extends InputStream {

    private long taken;

    @Override
    public int read() {
      return taken++ % 2 == 0 ? '1' : ' ';
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      for (int i = 0; i < length; i++) {
        bytes[offset + i] = (byte) read();
      }
      return length;
    }
  }

  /** Cannot be read at all. */
  private static final class Failing extends InputStream {

    @Override
    public int read() throws IOException {
      throw new IOException("disk on fire");
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return read();
    }
  }

  @Test
  void jointsWithoutEndAreRefused() {
    StringBuilder deep = new StringBuilder("HIERARCHY\nROOT j\n{ OFFSET 0 0 0\n");
    for (int i = 0; i < 1000; i++) {
      deep.append("JOINT j").append(i).append(" { OFFSET 0 1 0\n");
    }
    assertRefused(
        deep.toString().getBytes(StandardCharsets.UTF_8),
        "line 1003: expected at most 1000 joints that hang on one another, found more");
    StringBuilder wide = new StringBuilder("HIERARCHY\nROOT j\n{ OFFSET 0 0 0\n");
    for (int i = 0; i < 5000; i++) {
      wide.append("JOINT j").append(i).append(" { OFFSET 0 1 0 End Site { OFFSET 0 1 0 } }\n");
    }
    assertRefused(
        wide.toString().getBytes(StandardCharsets.UTF_8),
        "line 5003: expected at most 10000 joints and end sites, found more");
  }

  @Test
  void littleTextMayNotAskForMuchMemory() {
    StringBuilder text =
        new StringBuilder("HIERARCHY\nROOT j\n{ OFFSET 0 0 0 CHANNELS 1 Xrotation");
    for (int i = 0; i < 4; i++) {
      text.append("\nJOINT j").append(i).append(" { OFFSET 0 1 0 }");
    }
    assertRefused(
        text.append("\n}\nMOTION\nFrames: 1\nFrame Time: 0.1\n0\n")
            .toString()
            .getBytes(StandardCharsets.UTF_8),
        "expected a channel for every 4 joints, found 5 joints and 1 channels");
  }

  @Test
  void positionsThatNoFloatHoldsAreRefused() {
    String far = LEG.replace("1 91 2", "3e38 91 2");
    assertThatExceptionOfType(BadDataException.class)
        .isThrownBy(() -> BvhSample.readMeters(far.replace("OFFSET 0 -40", "OFFSET 3e38 -40")))
        .withMessage(
            "walk.bvh: line 20, frame 1, Knee: expected a position within all measure, found"
                + " Infinity m");
  }

  @Test
  void aStreamThatFailsIsNoBadData() {
    InputStream failing = new Failing();
    assertThatExceptionOfType(InputUnavailableException.class)
        .isThrownBy(() -> BvhSample.read(failing))
        .withMessage(Path.of("walk.bvh") + ": cannot be read");
    byte[] start = LEG.substring(0, 100).getBytes(StandardCharsets.UTF_8);
    assertThatExceptionOfType(InputUnavailableException.class)
        .isThrownBy(
            () -> BvhSample.read(new SequenceInputStream(new ByteArrayInputStream(start), failing)))
        .withMessage(Path.of("walk.bvh") + ": cannot be read");
  }
}
