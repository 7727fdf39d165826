package org.kinema4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import org.kinema4j.har.io.Recording;
import org.kinema4j.har.io.bvh.BvhReader;
import org.kinema4j.har.motion.XsensSignal;

class BvhFuzzTest {

  @DictionaryFile(resourcePath = "/org/kinema4j/fuzz/bvh.dict")
  @FuzzTest
  void recording(byte[] bytes) throws IOException {
    ReaderPromise.check("anna_walk.bvh", bytes, new BvhReader()::read, BvhFuzzTest::check);
  }

  private static void check(Recording recording) {
    ReadClips.check(recording.clip());
    recording.irregularities().forEach(found -> ReaderPromise.checkLine(found.describe()));
    float[] turns = recording.clip().signal(XsensSignal.ORIENTATION.tag()).values();
    for (int i = 0; i < turns.length; i += 4) {
      double sum = 0;
      for (int k = i; k < i + 4; k++) {
        sum += (double) turns[k] * turns[k];
      }
      assertThat(sum).isCloseTo(1, within(1e-5));
    }
  }
}
