package org.kinema4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Path;
import org.kinema4j.har.io.mvnx.MvnxAnonymizer;
import org.kinema4j.har.io.mvnx.MvnxReader;
import org.kinema4j.har.io.mvnx.MvnxRecording;
import org.kinema4j.har.io.mvnx.MvnxWriter;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.XsensSignal;

class MvnxFuzzTest {

  // Half of the last decimal that the writer prints.
  private static final double ROUNDING = 0.5000001e-6;
  // The reader refuses quaternions of length 0, which shorter ones become in six decimals.
  private static final double SHORTEST_QUATERNION = 1e-5;

  @DictionaryFile(resourcePath = "/org/kinema4j/fuzz/mvnx.dict")
  @FuzzTest
  void plain(byte[] bytes) throws IOException {
    ReaderPromise.check(
        "Participant_1_Trial_2.mvnx", bytes, MvnxReader.all()::read, MvnxFuzzTest::check);
  }

  @DictionaryFile(resourcePath = "/org/kinema4j/fuzz/mvnx.dict")
  @FuzzTest
  void gzip(byte[] bytes) throws IOException {
    ReaderPromise.check("walk.mvnx.gz", bytes, MvnxReader.all()::read, MvnxFuzzTest::check);
  }

  @DictionaryFile(resourcePath = "/org/kinema4j/fuzz/mvnx.dict")
  @FuzzTest
  void anonymous(byte[] bytes) throws IOException {
    Path target = ReaderPromise.file("anonymous.mvnx");
    ReaderPromise.check(
        "Anna Berg.mvnx",
        bytes,
        source -> {
          MvnxAnonymizer.anonymize(source, target);
          return source;
        },
        source -> checkAnonymous(source, target));
  }

  private static void checkAnonymous(Path source, Path target) throws IOException {
    assertThat(MvnxAnonymizer.check(target).describe()).isEqualTo("nothing");
    MvnxRecording recording;
    try {
      recording = MvnxReader.all().read(source);
    } catch (BadDataException e) {
      // The copy keeps numbers as they stand, whatever they are.
      return;
    }
    MvnxRecording copy = MvnxReader.all().read(target);
    assertThat(copy.clip().frameRateHz()).isEqualTo(recording.clip().frameRateHz());
    assertThat(copy.clip().signals()).hasSameSizeAs(recording.clip().signals());
    // Names of segments that are not Xsens' own are replaced.
    for (Signal signal : recording.clip().signals()) {
      assertThat(copy.clip().signal(signal.name()).values()).isEqualTo(signal.values());
    }
  }

  private static void check(MvnxRecording recording) throws IOException {
    ReadClips.check(recording.clip());
    recording.irregularities().forEach(found -> ReaderPromise.checkLine(found.describe()));
    if (survivesRounding(recording)) {
      MvnxRecording once = rewritten(recording);
      assertSimilar(recording, once);
      MvnxRecording twice = rewritten(once);
      assertThat(twice.header()).isEqualTo(once.header());
      ReadClips.assertEqual(once.clip(), twice.clip());
    }
  }

  private static MvnxRecording rewritten(MvnxRecording recording) throws IOException {
    Path file = ReaderPromise.file("rewritten.mvnx");
    MvnxWriter.write(file, recording.header(), recording.clip());
    return MvnxReader.all().read(file);
  }

  private static void assertSimilar(MvnxRecording first, MvnxRecording again) {
    assertThat(again.header().subject().attributes().keySet())
        .isEqualTo(first.header().subject().attributes().keySet());
    assertThat(again.header().timing()).isEqualTo(first.header().timing());
    assertThat(again.header().origin().comment())
        .isEqualTo(withoutControls(first.header().origin().comment()));
    assertThat(again.header().subject().comment())
        .isEqualTo(withoutControls(first.header().subject().comment()));
    assertThat(again.clip().signals()).hasSameSizeAs(first.clip().signals());
    for (Signal signal : first.clip().signals()) {
      Signal back = again.clip().signal(signal.name());
      assertThat(back.channels()).isEqualTo(signal.channels());
      for (int i = 0; i < signal.values().length; i++) {
        float value = signal.values()[i];
        double error = ROUNDING + Math.ulp(value);
        assertThat(Math.abs((double) back.values()[i] - value))
            .as("%s, number %d", signal.name(), i)
            .isLessThanOrEqualTo(error);
      }
    }
  }

  // XML 1.1 may refer to controls that version 1.0, which is written, cannot hold.
  private static String withoutControls(String text) {
    return text.replaceAll("[\\x00-\\x1F&&[^\\t\\n\\r]]", "\uFFFD");
  }

  private static boolean survivesRounding(MvnxRecording recording) {
    boolean poses =
        recording.header().calibration().stream()
            .flatMap(pose -> pose.orientations().stream())
            .allMatch(turn -> turn.norm() > SHORTEST_QUATERNION);
    String orientation = XsensSignal.ORIENTATION.tag();
    if (!poses || !recording.clip().has(orientation)) {
      return poses;
    }
    float[] values = recording.clip().signal(orientation).values();
    for (int i = 0; i < values.length; i += 4) {
      double sum = 0;
      for (int k = i; k < i + 4; k++) {
        sum += (double) values[k] * values[k];
      }
      if (!(Math.sqrt(sum) > SHORTEST_QUATERNION)) {
        return false;
      }
    }
    return true;
  }
}
