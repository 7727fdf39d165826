package org.kinema4j.har.io.mvnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.io.Irregularity;
import org.kinema4j.har.io.Irregularity.Kind;
import org.kinema4j.har.io.mvnx.MvnxLayout.JointEntry;
import org.kinema4j.har.io.mvnx.MvnxLayout.PointEntry;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.Quaternion;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.Vector3;
import org.kinema4j.har.motion.XsensSignal;
import org.kinema4j.har.motion.XsensSignal.Items;

class MvnxReaderTest {

  @TempDir Path folder;

  private MvnxRecording read(String text) throws IOException {
    return read(text, "anna_walk.mvnx");
  }

  private MvnxRecording read(String text, String name) throws IOException {
    return MvnxReader.all().read(Files.writeString(folder.resolve(name), text));
  }

  private static String inFrames(String text, String before, String insertion) {
    return text.replace(before, insertion + before);
  }

  @Test
  void readsSignalsByTheListsOfTheFile() throws IOException {
    MvnxRecording recording = read(MvnxSample.text());
    assertThat(recording.irregularities()).isEmpty();
    assertThat(recording.clip().name()).isEqualTo("anna_walk");
    assertThat(recording.clip().subject()).isEqualTo("anna");
    assertThat(recording.clip().frameRateHz()).isEqualTo(100);
    assertThat(recording.clip().signals())
        .extracting(Signal::toString)
        .containsExactly(
            "orientation[3 x 8]",
            "position[3 x 6]",
            "sensorFreeAcceleration[3 x 3]",
            "jointAngle[3 x 3]",
            "centerOfMass[3 x 3]");
    Signal position = recording.clip().signal("position");
    assertThat(position.channels().get(5)).isEqualTo(new Channel("position_L5_z", "m"));
    assertThat(position.values())
        .containsExactly(0, 0.25f, 1, 0, 0, 1.1f, 1, 0.25f, 1, 0, 0, 1.1f, 2, 0.25f, 1, 0, 0, 1.1f);
    assertThat(recording.clip().signal("jointAngle").channels().get(2))
        .isEqualTo(new Channel("jointAngle_jL5S1_z", "deg"));
  }

  @Test
  void readsTheHeader() throws IOException {
    MvnxHeader header = read(MvnxSample.text()).header();
    assertThat(header.origin()).isEqualTo(new MvnxHeader.Origin(4, "2021.0", "7", "whole", "abc"));
    assertThat(header.subject())
        .isEqualTo(new MvnxHeader.Subject("Suit", "second", Map.of("configuration", "UpperBody")));
    assertThat(header.timing()).isEqualTo(new MvnxHeader.Timing(100, 1_500_000_000_000L));
    assertThat(header.layout().segments().get(Items.SEGMENTS).get(0).points())
        .containsExactly(new PointEntry("jL5S1", new Vector3(0, 0, 0.1f)));
    assertThat(header.layout().joints().get(Items.JOINTS))
        .containsExactly(new JointEntry("jL5S1", "Pelvis/jL5S1", "L5/jL5S1"));
    assertThat(header.layout().labels(Items.SENSORS)).containsExactly("Pelvis");
    assertThat(header.calibration())
        .containsExactly(
            new CalibrationPose(
                "tpose",
                List.of(Quaternion.IDENTITY, Quaternion.IDENTITY),
                List.of(new Vector3(0, 0, 1), new Vector3(0, 0, 1.1f))));
  }

  @Test
  void readsOnlyWhatIsAskedFor() throws IOException {
    Path file = Files.writeString(folder.resolve("a.mvnx"), MvnxSample.text());
    MvnxReader reader =
        MvnxReader.of(EnumSet.of(XsensSignal.POSITION, XsensSignal.VELOCITY))
            .withSubjectPattern(Pattern.compile("[a-z]"));
    MvnxRecording recording = reader.read(file);
    assertThat(recording.clip().subject()).isEqualTo("a");
    assertThat(recording.clip().signals()).extracting(Signal::name).containsExactly("position");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MvnxReader.of(EnumSet.noneOf(XsensSignal.class)))
        .withMessage("signals must have at least one entry, received none");
  }

  @Test
  void readsGzipWhateverTheNameSays() throws IOException {
    Path file = folder.resolve("b.mvnx");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(MvnxSample.text().getBytes(StandardCharsets.UTF_8));
    }
    assertThat(MvnxReader.all().read(file).clip().frames()).isEqualTo(3);
  }

  @Test
  void readsWithoutNamespaceAndWithPrefix() throws IOException {
    String namespace = " xmlns=\"http://www.xsens.com/mvn/mvnx\"";
    assertThat(read(MvnxSample.text().replace(namespace, "")).clip().frames()).isEqualTo(3);
    String prefixed =
        MvnxSample.text()
            .replaceAll("<([a-zA-Z])", "<m:$1")
            .replaceAll("</", "</m:")
            .replace("xmlns=", "xmlns:m=");
    assertThat(read(prefixed).clip().frames()).isEqualTo(3);
  }

  @Test
  void aFirstFrameWithoutIndexIsNoGap() throws IOException {
    MvnxRecording recording = read(MvnxSample.text().replace("index=\"0\"", ""));
    assertThat(recording.irregularities())
        .containsExactly(
            new Irregularity(Kind.INDEX_UNUSABLE, 0, "the attribute index is missing or empty"));
  }

  @Test
  void irregularitiesAreDescribedWithTheirPlace() {
    assertThat(new Irregularity(Kind.INDEX_GAP, 7, "a gap").describe()).isEqualTo("frame 7: a gap");
    assertThat(new Irregularity(Kind.RENAMED, -1, "a name").describe()).isEqualTo("a name");
  }

  @Test
  void jointAnglesAreNotComputedForAnotherSkeleton() throws IOException {
    String text = MvnxSample.text().replaceAll("<jointAngle>.*</jointAngle>", "");
    MvnxRecording recording = read(text);
    assertThat(recording.clipWith(EnumSet.of(XsensSignal.JOINT_ANGLE))).isSameAs(recording.clip());
  }

  @Test
  void translatesVersion3() throws IOException {
    String text =
        MvnxSample.text()
            .replace("version=\"4\"", "version=\"3\"")
            .replace("pos_b", "pos_s")
            .replace("jL5S1", "jRightC7Shoulder")
            .replace("type=\"tpose\"", "index=\"-3\" type=\"npose\"");
    MvnxRecording recording = read(text);
    assertThat(recording.header().origin().version()).isEqualTo(3);
    assertThat(recording.clip().signal("jointAngle").channels().get(0).name())
        .isEqualTo("jointAngle_jRightT4Shoulder_x");
    assertThat(recording.header().layout().joints().get(Items.JOINTS))
        .containsExactly(
            new JointEntry("jRightT4Shoulder", "Pelvis/jRightT4Shoulder", "L5/jRightT4Shoulder"));
    assertThat(recording.header().layout().segments().get(Items.SEGMENTS).get(0).points())
        .containsExactly(new PointEntry("jRightT4Shoulder", new Vector3(0, 0, 0.1f)));
    assertThat(recording.irregularities())
        .containsExactly(
            new Irregularity(
                Kind.RENAMED, -1, "joint jRightC7Shoulder is called jRightT4Shoulder here"));
  }

  @Test
  void reportsSensorsThatAFullSuitLacks() throws IOException {
    List<Irregularity> all =
        read(MvnxSample.text().replace("UpperBody", "FullBody")).irregularities();
    assertThat(all)
        .startsWith(new Irregularity(Kind.SENSOR_MISSING, -1, "no sensor T8 is listed"))
        .endsWith(new Irregularity(Kind.SENSOR_MISSING, -1, "6 more of this kind"));
  }

  @Test
  void splitsTheCenterOfMassOfNewFiles() throws IOException {
    String text = MvnxSample.text().replace("0.5 0.6 0.7", "0.5 0.6 0.7 1 2 3 4 5 6");
    MvnxRecording recording = read(text);
    assertThat(recording.clip().signal("centerOfMass").values()).hasSize(9).startsWith(0.5f);
    assertThat(recording.clip().signal("centerOfMassVelocity").values())
        .containsExactly(1, 2, 3, 1, 2, 3, 1, 2, 3);
    Signal acceleration = recording.clip().signal("centerOfMassAcceleration");
    assertThat(acceleration.values()).containsExactly(4, 5, 6, 4, 5, 6, 4, 5, 6);
    assertThat(acceleration.channels().get(0).unit()).isEqualTo("m/s^2");
    Path file = folder.resolve("anna_walk.mvnx");
    MvnxReader one = MvnxReader.of(EnumSet.of(XsensSignal.CENTER_OF_MASS_VELOCITY));
    assertThat(one.read(file).clip().signals())
        .extracting(Signal::name)
        .containsExactly("centerOfMassVelocity");
  }

  @Test
  void knowsFootContactsAndErgonomicJointsThatAreNotListed() throws IOException {
    for (int joints : new int[] {4, 6}) {
      String numbers = "1 2 3 ".repeat(joints);
      String insertion =
          "<footContacts>1 0 1 0</footContacts><jointAngleErgo>" + numbers + "</jointAngleErgo>";
      MvnxRecording recording = read(inFrames(MvnxSample.text(), "<centerOfMass>", insertion));
      assertThat(recording.clip().signal("jointAngleErgo").width()).isEqualTo(3 * joints);
      assertThat(recording.clip().signal("jointAngleErgo").channels().get(11).name())
          .isEqualTo("jointAngleErgo_Pelvis_T8_z");
      assertThat(recording.clip().signal("footContacts").channels().get(1).name())
          .isEqualTo("footContacts_LeftFoot_Toe");
      assertThat(recording.header().layout().ergonomicJoints()).hasSize(joints);
      assertThat(recording.header().layout().footContacts()).hasSize(4);
    }
  }

  @Test
  void readsFingersIfTheyAreListed() throws IOException {
    String lists =
        """
        <fingerTrackingSegmentsLeft><segment label="LeftCarpus" id="24"/>
        </fingerTrackingSegmentsLeft>
        <fingerTrackingJointsRight><joint label="jRightCarpus"/></fingerTrackingJointsRight>
        """;
    String numbers =
        "<positionFingersLeft>1 2 3</positionFingersLeft>"
            + "<jointAngleFingersRight>4 5 6</jointAngleFingersRight>"
            + "<positionFingersRight>7 8 9</positionFingersRight>";
    String text = inFrames(MvnxSample.text(), "<centerOfMass>", numbers);
    MvnxRecording recording = read(inFrames(text, "<frames ", lists));
    assertThat(recording.clip().signal("positionFingersLeft").channels().get(0).name())
        .isEqualTo("positionFingersLeft_LeftCarpus_x");
    assertThat(recording.clip().signal("jointAngleFingersRight").values()).hasSize(9);
    assertThat(recording.clip().has("positionFingersRight")).isFalse();
    assertThat(recording.irregularities())
        .containsExactly(
            new Irregularity(
                Kind.ITEMS_NOT_LISTED,
                -1,
                "<positionFingersRight> was skipped, the file does not list what it belongs to"));
  }

  @Test
  void readsListsOfVersion4() throws IOException {
    String lists =
        """
        <ergonomicJointAngles><ergonomicJointAngle label="A_B" index="0" parentSegment="A" \
        childSegment="B"/><else/></ergonomicJointAngles>
        <footContactDefinition><contactDefinition label="Heel" index="0"/><else/>
        </footContactDefinition>
        """;
    MvnxLayout layout = read(inFrames(MvnxSample.text(), "<frames ", lists)).header().layout();
    assertThat(layout.ergonomicJoints())
        .containsExactly(new MvnxLayout.ErgonomicEntry("A_B", "A", "B"));
    assertThat(layout.labels(Items.FOOT_CONTACTS)).containsExactly("Heel");
    assertThat(layout.labels(Items.ERGONOMIC_JOINTS)).containsExactly("A_B");
  }

  @Test
  void reportsIndexAndTime() throws IOException {
    String text = MvnxSample.text();
    assertThat(read(text.replace("index=\"1\"", "index=\"5\"")).irregularities())
        .containsExactly(
            new Irregularity(Kind.INDEX_GAP, 1, "index jumps from 0 to 5"),
            new Irregularity(Kind.INDEX_GAP, 2, "index jumps from 5 to 2"));
    assertThat(
            read(text.replace("index=\"0\"", "index=\"7\"")
                    .replace("index=\"1\"", "index=\"8\"")
                    .replace("index=\"2\"", "index=\"9\""))
                .irregularities())
        .containsExactly(new Irregularity(Kind.CLIPPED_START, 0, "the first index is 7"));
    assertThat(read(text.replaceAll("index=\"[12]\"", "index=\"\"")).irregularities())
        .containsExactly(
            new Irregularity(Kind.INDEX_UNUSABLE, 1, "the attribute index is missing or empty"));
    assertThat(read(text.replace("time=\"20\"", "time=\"10\"")).irregularities())
        .containsExactly(
            new Irregularity(Kind.TIME_NOT_INCREASING, 2, "time goes from 10 to 10 ms"));
    assertThat(
            read(text.replace("time=\"20\"", "time=\"10\"").replace("e=\"100\"", "e=\"1000.5\""))
                .irregularities())
        .isEmpty();
  }

  @Test
  void reportsOddOrientationsButOnlyTheFirst() throws IOException {
    StringBuilder frames = new StringBuilder();
    for (int f = 0; f < 12; f++) {
      frames.append(MvnxSample.frame(f).replace("0.800000", "0.900000"));
    }
    String text = MvnxSample.text();
    String document =
        text.substring(0, text.indexOf("   <frame time=\"0\" index"))
            + frames
            + text.substring(text.indexOf("  </frames>"));
    List<Irregularity> all = read(document).irregularities();
    assertThat(all).hasSize(11);
    assertThat(all.get(3))
        .isEqualTo(
            new Irregularity(
                Kind.QUATERNION_NOT_UNIT, 3, "the orientation of L5 has length 1.0817, not 1"));
    assertThat(all.get(10))
        .isEqualTo(new Irregularity(Kind.QUATERNION_NOT_UNIT, -1, "2 more of this kind"));
  }

  @Test
  void skipsWhatItDoesNotKnow() throws IOException {
    String text =
        MvnxSample.text()
            .replace("<centerOfMass>", "<marker>x</marker><aura><a>1</a></aura><centerOfMass>")
            .replace("<sensors>", "<wings/><sensors><wheel/>")
            .replace("<joints>", "<joints><muscle/>")
            .replace("</connector1>", "</connector1><glue/>")
            .replace("<points>", "<mass/><points><line/>")
            .replace("<pos_b>", "<pos_x/><pos_b>")
            .replace("<segments>", "<segments><tail/>")
            .replace("<securityCode", "<signature/><securityCode")
            .replaceFirst("<frame ", "<pause/><frame ");
    MvnxRecording recording = read(text);
    assertThat(recording.clip().frames()).isEqualTo(3);
    assertThat(recording.irregularities())
        .allMatch(irregularity -> irregularity.kind() == Kind.UNKNOWN_ELEMENT)
        .extracting(Irregularity::text)
        .contains("<aura> in <frame> was skipped", "<wings> in <subject> was skipped")
        .hasSize(11);
  }

  @Test
  void tellsFramesByTheirType() throws IOException {
    String text =
        MvnxSample.text()
            .replaceFirst("type=\"normal\"", "type=\"jump\"")
            .replaceFirst("type=\"normal\"", "kind=\"normal\"");
    MvnxRecording recording = read(text);
    assertThat(recording.clip().signal("position").values()).startsWith(2f).hasSize(6);
    assertThat(recording.irregularities())
        .containsExactly(
            new Irregularity(Kind.UNKNOWN_FRAME_TYPE, 0, "a frame of type \"jump\" was skipped"),
            new Irregularity(Kind.UNKNOWN_FRAME_TYPE, 0, "a frame without a type was skipped"),
            new Irregularity(Kind.CLIPPED_START, 0, "the first index is 2"));
  }

  @Test
  void skipsPosesThatLackSomething() throws IOException {
    String text =
        MvnxSample.text()
            .replace("<position>0 0 1 0 0 1.1</position>", "<velocity>1</velocity><what/>");
    MvnxRecording recording = read(text);
    assertThat(recording.header().calibration()).isEmpty();
    assertThat(recording.irregularities())
        .extracting(Irregularity::kind)
        .containsExactly(Kind.UNKNOWN_ELEMENT, Kind.POSE_INCOMPLETE);
    assertThat(recording.anatomicalOffsets())
        .containsExactly(Quaternion.IDENTITY, Quaternion.IDENTITY);
    assertThat(recording.pointOffsets()).isEqualTo(recording.anatomicalOffsets());
  }

  @Test
  void posesSayHowFramesDiffer() throws IOException {
    Quaternion quarter = new Quaternion(0.707107f, -0.707107f, 0, 0);
    String isb =
        """
        <frame type="tpose-isb"><orientation>1 0 0 0 0.707107 -0.707107 0 0</orientation>
        <position>0 0 1 0 0 1.1</position></frame>
        """;
    String text = MvnxSample.text().replace("  </frames>", isb + "</frames>");
    MvnxRecording version4 = read(text);
    List<Quaternion> offsets = version4.anatomicalOffsets();
    assertThat(offsets.get(0)).isEqualTo(Quaternion.IDENTITY);
    assertThat(offsets.get(1)).isEqualTo(quarter.normalized());
    assertThat(version4.pointOffsets()).containsExactly(Quaternion.IDENTITY, Quaternion.IDENTITY);
    MvnxRecording version3 = read(text.replace("tpose-isb", "npose"));
    assertThat(version3.anatomicalOffsets())
        .containsExactly(Quaternion.IDENTITY, Quaternion.IDENTITY);
    assertThat(version3.pointOffsets().get(1)).isEqualTo(quarter.conjugate().normalized());
  }
}
