package org.kinema4j.har.io.bvh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.kinema4j.har.io.bvh.BvhSample.LEG;
import static org.kinema4j.har.io.bvh.BvhSample.position;
import static org.kinema4j.har.io.bvh.BvhSample.read;
import static org.kinema4j.har.io.bvh.BvhSample.readMeters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.Irregularity;
import org.kinema4j.har.io.Recording;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Quaternion;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.Vector3;

class BvhReaderTest {

  /**
   * One frame of a root at the origin with three rotations, and a child at the offset (1, 2, 3).
   */
  private static String pair(String channels, String numbers) {
    return """
        HIERARCHY
        ROOT a
        {
          OFFSET 0 0 0
          CHANNELS 3 %s
          JOINT b
          {
            OFFSET 1 2 3
            CHANNELS 0
          }
        }
        MOTION
        Frames: 1
        Frame Time: 0.01
        %s
        """
        .formatted(channels, numbers);
  }

  private static List<Float> frame(Signal signal, int frame) {
    return IntStream.range(0, signal.width()).mapToObj(c -> signal.value(frame, c)).toList();
  }

  private static void assertClose(Vector3 actual, Vector3 expected) {
    assertThat(actual.minus(expected).norm()).as("%s", actual).isCloseTo(0, within(1e-6));
  }

  @Test
  void readsPositionsAndOrientations() throws IOException {
    Recording recording = read(LEG);
    MotionClip clip = recording.clip();
    assertThat(recording.irregularities()).isEmpty();
    assertThat(recording.synthetic()).isFalse();
    assertThat(clip.frameRateHz()).isEqualTo(100);
    assertThat(clip.frames()).isEqualTo(2);
    assertThat(clip.name()).isEqualTo("walk");
    assertThat(clip.labels()).isEmpty();
    assertThat(clip.signals()).extracting(Signal::name).containsExactly("position", "orientation");
    assertThat(clip.signal("position").channels())
        .extracting(Channel::name)
        .containsExactly(
            "position_Hips_x",
            "position_Hips_y",
            "position_Hips_z",
            "position_Knee_x",
            "position_Knee_y",
            "position_Knee_z");
    assertThat(clip.signal("position").channels()).extracting(Channel::unit).containsOnly("m");
    assertThat(clip.signal("orientation").channels().get(4))
        .isEqualTo(new Channel("orientation_Knee_w", "1"));
    // (1, 90, 2) cm with Y up and Z forward are 2 cm forward, 1 cm to the left, 90 cm up.
    assertThat(frame(clip.signal("position"), 0))
        .containsExactly(0.02f, 0.01f, 0.9f, 0.02f, 0.01f, 0.5f);
    assertThat(frame(clip.signal("position"), 1))
        .containsExactly(0.02f, 0.01f, 0.91f, 0.02f, 0.01f, 0.51f);
    assertThat(frame(clip.signal("orientation"), 1))
        .containsExactly(1f, 0f, 0f, 0f, 1f, 0f, 0f, 0f);
  }

  /**
   * A quarter turn about each axis, the last of the order first. With Rx: (x, y, z) to (x, -z, y),
   * Ry: to (z, y, -x), Rz: to (-y, x, z) the offset (1, 2, 3) goes
   *
   * <pre>
   *   X Y Z:  Rz (-2, 1, 3)   Ry ( 3,  1,  2)   Rx ( 3, -2,  1)
   *   X Z Y:  Ry ( 3, 2,-1)   Rz (-2,  3, -1)   Rx (-2,  1,  3)
   *   Y X Z:  Rz (-2, 1, 3)   Rx (-2, -3,  1)   Ry ( 1, -3,  2)
   *   Y Z X:  Rx ( 1,-3, 2)   Rz ( 3,  1,  2)   Ry ( 2,  1, -3)
   *   Z X Y:  Ry ( 3, 2,-1)   Rx ( 3,  1,  2)   Rz (-1,  3,  2)
   *   Z Y X:  Rx ( 1,-3, 2)   Ry ( 2, -3, -1)   Rz ( 3,  2, -1)
   * </pre>
   *
   * <p>and (x, y, z) of the file is (z, x, y) here.
   */
  @ParameterizedTest
  @CsvSource({
    "XYZ, 1, 3, -2",
    "XZY, 3, -2, 1",
    "YXZ, 2, 1, -3",
    "YZX, -3, 2, 1",
    "ZXY, 2, -1, 3",
    "ZYX, -1, 3, 2"
  })
  void rotationsApplyInTheOrderOfTheChannels(String order, double x, double y, double z)
      throws IOException {
    String channels =
        order.chars().mapToObj(c -> (char) c + "rotation").collect(Collectors.joining(" "));
    MotionClip clip = readMeters(pair(channels, "90 90 90"));
    assertClose(position(clip, 0, 1), new Vector3(x, y, z));
    Signal orientation = clip.signal("orientation");
    for (int joint = 0; joint < 2; joint++) {
      Quaternion q =
          new Quaternion(
              orientation.value(0, 4 * joint),
              orientation.value(0, 4 * joint + 1),
              orientation.value(0, 4 * joint + 2),
              orientation.value(0, 4 * joint + 3));
      assertThat(q.norm()).isCloseTo(1, within(1e-6));
      // The offset (1, 2, 3) is (3, 1, 2) in our axes.
      assertClose(q.rotate(new Vector3(3, 1, 2)), new Vector3(x, y, z));
    }
  }

  /**
   * Different angles: 90 about Z takes (1, 2, 3) to (-2, 1, 3), -90 about X that to (-2, 3, -1).
   */
  @Test
  void eachChannelHasItsOwnNumber() throws IOException {
    MotionClip clip = readMeters(pair("Xrotation Yrotation Zrotation", "-90 0 90"));
    assertClose(position(clip, 0, 1), new Vector3(-1, -2, 3));
  }

  @Test
  void channelsStandInAnyPlaceAndOrder() throws IOException {
    String text =
        """
        HIERARCHY
        ROOT a
        {
          CHANNELS 4 Zrotation Zposition Xrotation Xposition
          JOINT b
          {
            CHANNELS 1 Yrotation
            OFFSET 0 1 0
            JOINT c
            {
              OFFSET 0 0 1
            }
          }
          OFFSET 7 8 9
        }
        MOTION
        Frames: 1
        Frame Time: 0.01
        90 5 0 6 90
        """;
    MotionClip clip = readMeters(text);
    // The channels stand in the place of X and Z of the OFFSET, whose Y stays: (6, 8, 5).
    assertClose(position(clip, 0, 0), new Vector3(5, 6, 8));
    // Rz(90) takes (0, 1, 0) to (-1, 0, 0): (5, 8, 5).
    assertClose(position(clip, 0, 1), new Vector3(5, 5, 8));
    // Rz(90) Ry(90) takes (0, 0, 1) by way of (1, 0, 0) to (0, 1, 0): (5, 9, 5).
    assertClose(position(clip, 0, 2), new Vector3(5, 5, 9));
  }

  @Test
  void positionsOfInnerJointsStandInThePlaceOfTheOffset() throws IOException {
    String text =
        LEG.replace("CHANNELS 3 Z", "CHANNELS 6 Xposition Yposition Zposition Z")
            .replace("2 0 0 0 0 0 0", "2 0 0 0 3 -41 4 0 0 0");
    Recording recording = read(text);
    assertClose(position(recording.clip(), 0, 1), new Vector3(0.06, 0.04, 0.49));
    assertThat(recording.irregularities()).isEmpty();
  }

  @Test
  void positionsNearZeroAreSuspected() throws IOException {
    String text =
        LEG.replace("CHANNELS 3 Z", "CHANNELS 6 Xposition Yposition Zposition Z")
            .replace("2 0 0 0 0 0 0", "2 0 0 0 0.25 0 0 0 0 0");
    assertThat(read(text).irregularities())
        .extracting(Irregularity::describe)
        .containsExactly(
            "frame 0: the position channels of 1 inner joints, which stand in the place of their"
                + " OFFSETs, add up to 0.250 units and the OFFSETs to 40.0: is the file meant to"
                + " add them?");
  }

  @Test
  void blanksCaseAndLineEndsDoNotMatter() throws IOException {
    List<Signal> expected = read(LEG).clip().signals();
    List<String> variants =
        List.of(
            LEG.replace("\n", "\r\n"),
            LEG.replace("\n", "\r"),
            LEG.replace("  ", "\t"),
            "\uFEFF\n\n" + LEG.replace("\n", " \n \n"),
            LEG.toLowerCase(Locale.ROOT).replace("hips", "Hips").replace("knee", "Knee"),
            LEG.replace("Hips\n{", "Hips {").replace("End Site\n      {", "End Site {"),
            LEG.replace("Frames: ", "Frames:").replace("Frame Time: ", "Frame Time:\t"),
            LEG.replace("1 90 2", " +1.0\t 9e1   2.").stripTrailing());
    for (String variant : variants) {
      MotionClip clip = read(variant).clip();
      for (int s = 0; s < expected.size(); s++) {
        assertThat(clip.signals().get(s).channels()).isEqualTo(expected.get(s).channels());
        assertThat(clip.signals().get(s).values()).isEqualTo(expected.get(s).values());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mixamorig:Hips", "Left  Upper Leg", "Hüfte", "JOINT", "x_y-z.1"})
  void namesAreKept(String name) throws IOException {
    assertThat(read(LEG.replace("Knee", name)).clip().signal("position").channels().get(3).name())
        .isEqualTo("position_" + name.replace("  ", " ") + "_x");
  }

  @Test
  void sizesUnlikeThoseOfAPersonAreReportedWithTheLikelyUnit() throws IOException {
    String millimetres = LEG.replace("-40", "-800").replace("-80 ", "-850 ");
    assertThat(read(millimetres).irregularities())
        .containsExactly(
            new Irregularity(
                Irregularity.Kind.SIZE_IMPLAUSIBLE,
                -1,
                "the skeleton is 16.5 m high with 0.01 m a unit: are its lengths in millimetres"
                    + " (1.65 m with 0.001 m a unit)?"));
    String metres = LEG.replace("-40", "-0.8").replace("-80 ", "-0.9 ");
    assertThat(read(metres).irregularities())
        .extracting(Irregularity::text)
        .containsExactly(
            "the skeleton is 0.0170 m high with 0.01 m a unit: are its lengths in metres"
                + " (1.70 m with 1.0 m a unit)?");
    String withoutOffsets = LEG.replace("-40", "0").replace("-80 ", "0 ");
    assertThat(read(withoutOffsets).irregularities()).isEmpty();
  }

  @Test
  void aFrameTimeOfFewDigitsIsReported() throws IOException {
    Recording recording = read(LEG.replace("0.01\n", "0.0083\n"));
    assertThat(recording.clip().frameRateHz()).isEqualTo(120);
    assertThat(recording.irregularities())
        .containsExactly(
            new Irregularity(
                Irregularity.Kind.RATE_UNCERTAIN,
                -1,
                "Frame Time 0.0083 fits every rate from 120 to 121 Hz; 120 Hz is taken"));
  }

  @Test
  void nameAndSubjectComeFromTheFileName(@TempDir Path folder) throws IOException {
    String name = "Participant_541_Setup_A_Seq_3_Trial_1";
    Path andy = Files.writeString(folder.resolve(name + ".xsens.bvh"), LEG);
    MotionClip clip = new BvhReader().read(andy).clip();
    assertThat(clip.name()).isEqualTo(name);
    assertThat(clip.subject()).isEqualTo("541");
    Path other = Files.writeString(folder.resolve("lab7-anna_walk.BVH"), LEG);
    MotionClip byPattern = new BvhReader().read(other, Pattern.compile("-([a-z]+)")).clip();
    assertThat(byPattern.name()).isEqualTo("lab7-anna_walk");
    assertThat(byPattern.subject()).isEqualTo("anna");
    assertThat(new BvhReader().read(other).clip().subject()).isEqualTo("lab7-anna");
  }

  @Test
  void filesThatCannotBeReadAreNamed(@TempDir Path folder) {
    Path missing = folder.resolve("a.bvh");
    assertThatExceptionOfType(InputUnavailableException.class)
        .isThrownBy(() -> new BvhReader().read(missing))
        .withMessage(missing + ": does not exist");
    assertThatExceptionOfType(InputUnavailableException.class)
        .isThrownBy(() -> new BvhReader().read(folder))
        .withMessage(folder + ": is a folder, not a file");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.01, Double.NaN, Double.POSITIVE_INFINITY})
  void unitsMustBePositive(double metersPerUnit) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BvhReader(metersPerUnit))
        .withMessage("metersPerUnit must be in (0, \u221e), received " + metersPerUnit);
  }
}
