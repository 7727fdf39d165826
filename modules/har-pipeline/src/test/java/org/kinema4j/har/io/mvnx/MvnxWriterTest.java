package org.kinema4j.har.io.mvnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinema4j.har.io.mvnx.MvnxLayout.JointEntry;
import org.kinema4j.har.io.mvnx.MvnxLayout.PointEntry;
import org.kinema4j.har.io.mvnx.MvnxLayout.SegmentEntry;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Quaternion;
import org.kinema4j.har.motion.Segment;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.Vector3;
import org.kinema4j.har.motion.XsensSignal;
import org.kinema4j.har.motion.XsensSignal.Items;

class MvnxWriterTest {

  private static final int FRAMES = 37;

  @TempDir Path folder;

  private static MvnxHeader header(double rate) {
    List<SegmentEntry> segments =
        Segment.labels().stream()
            .map(
                label ->
                    new SegmentEntry(
                        label, List.of(new PointEntry("p", new Vector3(-0.5, 0.25, 0.125)))))
            .toList();
    MvnxLayout body = MvnxLayout.fullBody(segments);
    Map<Items, List<SegmentEntry>> allSegments = new EnumMap<>(body.segments());
    Map<Items, List<JointEntry>> allJoints = new EnumMap<>(body.joints());
    SegmentEntry finger = new SegmentEntry("Carpus", List.of());
    JointEntry knuckle = new JointEntry("jCarpus", "A/jCarpus", "B/jCarpus");
    allSegments.put(Items.LEFT_FINGERS, List.of(finger));
    allSegments.put(Items.RIGHT_FINGERS, List.of(finger));
    allJoints.put(Items.LEFT_FINGER_JOINTS, List.of(knuckle));
    allJoints.put(Items.RIGHT_FINGER_JOINTS, List.of(knuckle));
    MvnxLayout layout =
        new MvnxLayout(
            allSegments,
            allJoints,
            body.sensors(),
            MvnxLayout.ERGONOMIC_JOINTS,
            body.footContacts());
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("recDate", "Tue <Nov> 13 & \"more\"\n\u00fc\ud83d\ude00");
    attributes.put("configuration", "FullBody");
    List<Quaternion> turns = Segment.labels().stream().map(s -> Quaternion.IDENTITY).toList();
    List<Vector3> places = Segment.labels().stream().map(s -> new Vector3(0, 0.5, -1)).toList();
    return new MvnxHeader(
        new MvnxHeader.Origin(4, "1", "2", "a < b", "c0de"),
        new MvnxHeader.Subject("Suit", "x", attributes),
        new MvnxHeader.Timing(rate, 1_490_374_345_320L),
        layout,
        List.of(
            new CalibrationPose(CalibrationPose.IDENTITY, turns, places),
            new CalibrationPose(CalibrationPose.T_POSE, turns, places)));
  }

  private static MotionClip clip(MvnxHeader header) {
    Random random = new Random(6);
    List<Signal> signals = new ArrayList<>();
    for (XsensSignal signal : XsensSignal.values()) {
      List<String> items = header.layout().labels(signal.items());
      float[] values = new float[FRAMES * items.size() * signal.parts().names().size()];
      for (int i = 0; i < values.length; i++) {
        values[i] =
            switch (signal.parts()) {
              case SINGLE -> random.nextInt(2);
              case QUATERNION -> i % 4 == 0 ? -1 : 0;
              case XYZ -> Math.round(random.nextGaussian() * 1e8) / 1e6f;
            };
      }
      signals.add(new Signal(signal.tag(), signal.channels(items), values));
    }
    return new MotionClip("r", "r", header.timing().frameRateHz(), signals);
  }

  @ParameterizedTest
  @ValueSource(strings = {"r.mvnx", "r.mvnx.gz"})
  void whatIsWrittenIsReadAgain(String name) throws IOException {
    MvnxHeader header = header(240);
    MotionClip clip = clip(header);
    Path file = folder.resolve("new").resolve(name);
    MvnxWriter.write(file, header, clip);
    assertThat(Files.readAllBytes(file)[0]).isEqualTo((byte) (name.endsWith("gz") ? 0x1F : '<'));
    MvnxRecording read = MvnxReader.all().read(file);
    assertThat(read.irregularities()).isEmpty();
    assertThat(read.header()).isEqualTo(header);
    assertThat(read.clip().frameRateHz()).isEqualTo(240);
    assertThat(read.clip().signals()).hasSize(XsensSignal.values().length);
    for (Signal signal : clip.signals()) {
      Signal back = read.clip().signal(signal.name());
      assertThat(back.channels()).isEqualTo(signal.channels());
      assertThat(back.values()).as(signal.name()).isEqualTo(signal.values());
    }
  }

  @Test
  void framesBearIndexRoundedTimeAndTimeOfDay() throws IOException {
    MvnxHeader header = header(240);
    Path file = folder.resolve("r.mvnx");
    MvnxWriter.write(file, header, clip(header));
    List<String> lines = Files.readAllLines(file);
    List<String> frames = lines.stream().filter(line -> line.contains("<frame ")).toList();
    // Start and time codes as in a real recording at 240 Hz: the first frame is the 76th of its
    // second.
    assertThat(frames)
        .hasSize(FRAMES + 2)
        .contains(
            "\t\t\t<frame time=\"0\" tc=\"00:00:00:000\" ms=\"0\" type=\"tpose\">",
            "\t\t\t<frame time=\"0\" index=\"0\" tc=\"16:52:25:076\" ms=\"1490374345320\""
                + " type=\"normal\">",
            "\t\t\t<frame time=\"4\" index=\"1\" tc=\"16:52:25:077\" ms=\"1490374345324\""
                + " type=\"normal\">",
            "\t\t\t<frame time=\"150\" index=\"36\" tc=\"16:52:25:112\" ms=\"1490374345470\""
                + " type=\"normal\">");
    assertThat(lines.get(1)).contains("version=\"4\"");
    assertThat(Files.readString(file)).doesNotContain("\r");
  }

  @Test
  void timeCodeRollsOverAtRatesThatAreNoWholeNumber() throws IOException {
    MvnxHeader header = header(59.94);
    MvnxHeader early =
        new MvnxHeader(
            header.origin(),
            header.subject(),
            new MvnxHeader.Timing(59.94, 86_399_700),
            header.layout(),
            List.of());
    Path file = folder.resolve("r.mvnx");
    MvnxWriter.write(file, early, clip(header));
    String text = Files.readString(file);
    assertThat(text).contains("frameRate=\"59.94\"", "tc=\"23:59:59:41\"", "tc=\"00:00:00:00\"");
    assertThat(MvnxReader.all().read(file).clip().frameRateHz()).isEqualTo(59.94);
  }

  @Test
  void geometryOfAFullBodyLayout() {
    MvnxLayout layout = header(240).layout();
    assertThat(layout.labels(Items.JOINTS)).hasSize(22);
    assertThat(layout.joints().get(Items.JOINTS).get(8))
        .isEqualTo(
            new JointEntry("jRightElbow", "RightUpperArm/jRightElbow", "RightForeArm/jRightElbow"));
    assertThat(layout.labels(Items.SENSORS)).hasSize(17);
  }

  @Test
  void refusesWhatDoesNotFit() {
    MvnxHeader header = header(240);
    Path file = folder.resolve("r.mvnx");
    Signal odd = new Signal("odd", List.of(new Channel("odd", "1")), new float[2]);
    Signal narrow = new Signal("position", List.of(new Channel("x", "m")), new float[2]);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> MvnxWriter.write(file, header, new MotionClip("r", "r", 240, List.of(odd))))
        .withMessage(
            "signals must be known to MVNX, and velocity and acceleration of the center of mass go"
                + " together, received [odd[2 x 1]]");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> MvnxWriter.write(file, header, new MotionClip("r", "r", 240, List.of(narrow))))
        .withMessage("position must be as wide as the lists of the header say, 69, received 1");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> MvnxWriter.write(file, header, new MotionClip("r", "r", 60, List.of(narrow))))
        .withMessage("header and clip must have the same frame rate, received 240.0 and 60.0");
    List<Channel> channels = XsensSignal.POSITION.channels(Segment.labels());
    float[] values = new float[channels.size()];
    values[5] = Float.NaN;
    Signal bad = new Signal("position", channels, values);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> MvnxWriter.write(file, header, new MotionClip("r", "r", 240, List.of(bad))))
        .withMessage("numbers must be finite, received NaN");
    assertThat(file).doesNotExist();
  }

  @Test
  void headerPartsCheckThemselves() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MvnxHeader.Timing(0, 0))
        .withMessage("frameRateHz must be in (0, \u221e), received 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CalibrationPose("tpose", List.of(Quaternion.IDENTITY), List.of()))
        .withMessage("pose tpose must have as many orientations as positions, received 1 and 0");
  }
}
