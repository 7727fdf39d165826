package org.kinema4j.har.io.mvnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.motion.JointAngles;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Quaternion;
import org.kinema4j.har.motion.Segment;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.XsensSignal;
import org.kinema4j.har.synth.SynthDataset;
import org.kinema4j.har.synth.SynthSpec;

/** A version 4 file whose joint angles are left out: they follow from its calibration poses. */
class MissingJointAnglesTest {

  private static final Set<XsensSignal> WANTED =
      EnumSet.of(XsensSignal.ORIENTATION, XsensSignal.JOINT_ANGLE);

  @TempDir private Path folder;

  @Test
  void areThoseThatTheFileWouldHave() throws IOException {
    SynthSpec one = SynthSpec.defaults().withParticipants(1).withTrialsPerParticipant(1);
    SynthDataset.write(folder, one, 1, progress -> {});
    Path file = recording();
    Signal expected = MvnxReader.of(WANTED).read(file).clip().signal("jointAngle");
    MvnxRecording without = MvnxReader.of(EnumSet.of(XsensSignal.ORIENTATION)).read(file);
    assertThat(without.clip().has("jointAngle")).isFalse();

    MotionClip completed = without.clipWith(WANTED);

    // Six decimals of the orientations are worth some ten-thousandths of a degree.
    assertThat(largest(completed.signal("jointAngle"), expected)).isLessThan(0.01);
    // The effect: body frames taken for anatomical ones would be off by quarter turns.
    Signal identity =
        JointAngles.of(
            without.clip().signal("orientation"),
            Collections.nCopies(Segment.count(), Quaternion.IDENTITY),
            JointAngles.Sequence.ZXY);
    assertThat(largest(identity, expected)).isGreaterThan(30);
  }

  private Path recording() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".mvnx")).findFirst().orElseThrow();
    }
  }

  private static double largest(Signal found, Signal expected) {
    double largest = 0;
    for (int i = 0; i < expected.values().length; i++) {
      double turn = Math.abs(found.values()[i] - expected.values()[i]) % 360;
      largest = Math.max(largest, Math.min(turn, 360 - turn));
    }
    return largest;
  }
}
