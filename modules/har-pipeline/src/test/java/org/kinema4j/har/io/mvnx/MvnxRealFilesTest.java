package org.kinema4j.har.io.mvnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinema4j.har.io.Irregularity;
import org.kinema4j.har.io.RealData;
import org.kinema4j.har.io.mvnx.MvnxLayout.PointEntry;
import org.kinema4j.har.motion.Joint;
import org.kinema4j.har.motion.JointAngles;
import org.kinema4j.har.motion.JointAngles.Sequence;
import org.kinema4j.har.motion.Quaternion;
import org.kinema4j.har.motion.Segment;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.Vector3;
import org.kinema4j.har.motion.XsensSignal.Items;

/** Reads recordings made with MVN; a naive reader with regular expressions is the oracle. */
class MvnxRealFilesTest {

  private static final Pattern FRAME =
      Pattern.compile("<frame [^>]*type=\"normal\">(.*?)</frame>", Pattern.DOTALL);

  @TempDir Path folder;

  private static MvnxRecording read(String name) throws IOException {
    return MvnxReader.all().read(RealData.mvnx(name));
  }

  private static Quaternion orientation(MvnxRecording recording, int frame, Segment segment) {
    Signal signal = recording.clip().signal("orientation");
    int c = 4 * segment.ordinal();
    return new Quaternion(
            signal.value(frame, c),
            signal.value(frame, c + 1),
            signal.value(frame, c + 2),
            signal.value(frame, c + 3))
        .normalized();
  }

  private static Vector3 position(MvnxRecording recording, int frame, Segment segment) {
    Signal signal = recording.clip().signal("position");
    int c = 3 * segment.ordinal();
    return new Vector3(
        signal.value(frame, c), signal.value(frame, c + 1), signal.value(frame, c + 2));
  }

  @ParameterizedTest
  @CsvSource({
    "kicking-003.mvnx, 540, 240, 17, 2, 12, 3",
    "Meri-020.mvnx, 4, 240, 17, 2, 13, 3",
    "test_mocap.mvnx, 112, 60, 11, 3, 14, 4"
  })
  void countsAgree(
      String name, int frames, double rate, int sensors, int poses, int signals, int version)
      throws IOException {
    MvnxRecording recording = read(name);
    assertThat(recording.clip().frames()).isEqualTo(frames);
    assertThat(recording.clip().frameRateHz()).isEqualTo(rate);
    assertThat(recording.clip().signals()).hasSize(signals);
    assertThat(recording.header().origin().version()).isEqualTo(version);
    assertThat(recording.header().calibration()).hasSize(poses);
    MvnxLayout layout = recording.header().layout();
    assertThat(layout.labels(Items.SENSORS)).hasSize(sensors);
    assertThat(layout.labels(Items.SEGMENTS)).isEqualTo(Segment.labels());
    assertThat(layout.labels(Items.JOINTS)).isEqualTo(Joint.labels());
    assertThat(recording.irregularities())
        .allMatch(irregularity -> irregularity.kind() == Irregularity.Kind.RENAMED)
        .hasSize(version == 3 ? 2 : 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kicking-003.mvnx", "Meri-020.mvnx", "test_mocap.mvnx"})
  void everyNumberIsThatOfTheText(String name) throws IOException {
    MvnxRecording recording = read(name);
    String text = Files.readString(RealData.mvnx(name));
    Matcher frame = FRAME.matcher(text);
    int frames = 0;
    while (frame.find()) {
      for (Signal signal : recording.clip().signals()) {
        String tag = signal.name();
        String body = frame.group(1);
        int start = body.indexOf("<" + tag + ">") + tag.length() + 2;
        String[] numbers = body.substring(start, body.indexOf("</" + tag + ">")).split(" ");
        assertThat(numbers).hasSize(signal.width());
        float[] expected = new float[numbers.length];
        for (int c = 0; c < numbers.length; c++) {
          expected[c] = Float.parseFloat(numbers[c]);
        }
        int row = frames * expected.length;
        float[] actual = Arrays.copyOfRange(signal.values(), row, row + expected.length);
        assertThat(Arrays.equals(actual, expected)).as("%s, frame %d", tag, frames).isTrue();
      }
      frames++;
    }
    assertThat(frames).isEqualTo(recording.clip().frames());
  }

  @ParameterizedTest
  @ValueSource(strings = {"kicking-003.mvnx", "Meri-020.mvnx", "test_mocap.mvnx"})
  void writingAndReadingKeepsEveryNumber(String name) throws IOException {
    MvnxRecording recording = read(name);
    Path copy = folder.resolve(name + ".gz");
    MvnxWriter.write(copy, recording.header(), recording.clip());
    MvnxRecording back = MvnxReader.all().read(copy);
    assertThat(back.header().calibration()).isEqualTo(recording.header().calibration());
    assertThat(back.header().layout()).isEqualTo(recording.header().layout());
    for (Signal signal : recording.clip().signals()) {
      assertThat(back.clip().signal(signal.name()).values()).isEqualTo(signal.values());
    }
  }

  /** If vectors were turned the wrong way, the hip would seem to move by centimeters. */
  @ParameterizedTest
  @ValueSource(strings = {"kicking-003.mvnx", "test_mocap.mvnx"})
  void theHipRestsInThePelvis(String name) throws IOException {
    MvnxRecording recording = read(name);
    int frames = recording.clip().frames();
    Vector3 sum = Vector3.ZERO;
    Vector3[] hips = new Vector3[frames];
    for (int f = 0; f < frames; f++) {
      Vector3 offset =
          position(recording, f, Segment.LEFT_UPPER_LEG)
              .minus(position(recording, f, Segment.PELVIS));
      hips[f] = orientation(recording, f, Segment.PELVIS).conjugate().rotate(offset);
      sum = sum.plus(hips[f]);
    }
    Vector3 mean = sum.times(1.0 / frames);
    double squares = 0;
    for (Vector3 hip : hips) {
      double deviation = hip.minus(mean).norm();
      assertThat(deviation).isLessThan(3e-6);
      squares += deviation * deviation;
    }
    // Of one coordinate, in meters.
    assertThat(Math.sqrt(squares / frames / 3)).isLessThan(1e-6);
  }

  /**
   * The orientations have six decimals: half of the last one in two quaternions is 1e-4 degrees. An
   * angle beside a middle angle {@code m} shows that error divided by {@code cos(m)}, which is
   * large where a knee is bent by 86 degrees (XZY, version 3) or an elbow near 90 (ZXY, version 4).
   */
  @ParameterizedTest
  @CsvSource({
    "kicking-003.mvnx, ZXY, 3e-4",
    "kicking-003.mvnx, XZY, 1.5e-3",
    "Meri-020.mvnx, ZXY, 2e-4",
    "Meri-020.mvnx, XZY, 2e-4",
    "test_mocap.mvnx, ZXY, 3e-3",
    "test_mocap.mvnx, XZY, 1e-3"
  })
  void jointAnglesAreThoseOfMvn(String name, Sequence sequence, double tolerance)
      throws IOException {
    MvnxRecording recording = read(name);
    Signal expected = recording.clip().signal(sequence.signal().tag());
    Signal actual =
        JointAngles.of(
            recording.clip().signal("orientation"), recording.anatomicalOffsets(), sequence);
    assertThat(actual.channels()).isEqualTo(expected.channels());
    double worst = 0;
    for (int i = 0; i < actual.values().length; i++) {
      double difference = actual.values()[i] - expected.values()[i];
      double distance = Math.abs(Math.IEEEremainder(difference, 360));
      worst = Math.max(worst, distance);
      int middle = i / 3 * 3 + (sequence == Sequence.ZXY ? 0 : 2);
      double cosine = Math.cos(Math.toRadians(expected.values()[middle]));
      assertThat(distance * cosine).as("channel %d", i % actual.width()).isLessThan(3e-4);
    }
    assertThat(worst).isLessThan(tolerance);
  }

  @ParameterizedTest
  @CsvSource({"kicking-003.mvnx, 0.001", "Meri-020.mvnx, 0.001", "test_mocap.mvnx, 0.002"})
  void segmentsMeetAtTheirJoints(String name, double tolerance) throws IOException {
    MvnxRecording recording = read(name);
    List<Quaternion> offsets = recording.pointOffsets();
    for (Joint joint : Joint.values()) {
      Vector3 point = pointOf(recording, joint);
      Quaternion offset = offsets.get(joint.parent().ordinal());
      double worst = 0;
      for (int f = 0; f < recording.clip().frames(); f++) {
        Quaternion frame = orientation(recording, f, joint.parent()).times(offset);
        Vector3 expected = position(recording, f, joint.parent()).plus(frame.rotate(point));
        Vector3 gap = position(recording, f, joint.child()).minus(expected);
        worst = Math.max(worst, gap.norm());
      }
      assertThat(worst).as(joint.label()).isLessThan(tolerance);
    }
  }

  private static Vector3 pointOf(MvnxRecording recording, Joint joint) {
    Optional<PointEntry> point =
        recording
            .header()
            .layout()
            .segments()
            .get(Items.SEGMENTS)
            .get(joint.parent().ordinal())
            .points()
            .stream()
            .filter(entry -> entry.label().equals(joint.label()))
            .findFirst();
    return point.orElseThrow().position();
  }

  @Test
  void headerOfVersion3KeepsTheTextOfTheUser() throws IOException {
    MvnxHeader header = read("kicking-003.mvnx").header();
    assertThat(header.origin().mvnVersion()).isEqualTo("4.3.0");
    assertThat(header.timing().startMillis()).isEqualTo(1_490_374_345_320L);
    assertThat(header.subject().attributes())
        .containsEntry("recDate", "ven. mars 24 17:52:25 2017");
  }
}
