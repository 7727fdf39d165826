package org.kinema4j.har.io.bvh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Signal;

/** Damaged files are read or refused, and nothing else happens. */
class BvhMutationTest {

  private static final String[] WORDS = {
    " ROOT a ",
    " JOINT b\n{",
    "{",
    "}",
    "\nMOTION\n",
    " End Site { ",
    " OFFSET 1 2 3 ",
    " CHANNELS 1 Xrotation ",
    " CHANNELS 999999999 ",
    "\nFrames: 2000000000\n",
    "\nFrames: 1\n",
    "\nFrame Time: 1e-300\n",
    " nan ",
    " 1e38 ",
    " -inf ",
    " 1,5 ",
    "\0",
    "\u2028",
    "\r",
    "\n",
    "\t",
    "-",
    ".",
    "1e",
    " 0.0000000000000000000000000000001 ",
    "\uFEFF",
    "HIERARCHY"
  };

  private final Random random = new Random(20);

  private byte[] mutated(byte[] valid) {
    byte[] bytes = valid;
    int mutations = 1 + random.nextInt(3);
    for (int i = 0; i < mutations && bytes.length > 1; i++) {
      bytes = mutatedOnce(bytes);
    }
    return bytes;
  }

  private byte[] mutatedOnce(byte[] bytes) {
    int at = random.nextInt(bytes.length);
    int length = Math.min(bytes.length - at, 1 + random.nextInt(80));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    switch (random.nextInt(7)) {
      case 0 -> { // another byte
        out.writeBytes(bytes);
        byte[] copy = out.toByteArray();
        copy[at] = (byte) random.nextInt(256);
        return copy;
      }
      case 5 -> { // another digit
        out.writeBytes(bytes);
        byte[] copy = out.toByteArray();
        for (int i = at; i < copy.length; i++) {
          if (copy[i] >= '0' && copy[i] <= '9') {
            copy[i] = (byte) ('0' + random.nextInt(10));
            break;
          }
        }
        return copy;
      }
      case 1 -> { // a piece is missing
        out.write(bytes, 0, at);
        out.write(bytes, at + length, bytes.length - at - length);
      }
      case 2 -> { // a piece stands twice
        out.write(bytes, 0, at + length);
        out.write(bytes, at, bytes.length - at);
      }
      case 3 -> out.write(bytes, 0, at); // cut off
      case 4 -> { // a piece from elsewhere
        out.write(bytes, 0, at);
        int from = random.nextInt(bytes.length);
        out.write(bytes, from, Math.min(bytes.length - from, length));
        out.write(bytes, at, bytes.length - at);
      }
      default -> { // a word that means something
        out.write(bytes, 0, at);
        out.writeBytes(WORDS[random.nextInt(WORDS.length)].getBytes(StandardCharsets.UTF_8));
        out.write(bytes, at, bytes.length - at);
      }
    }
    return out.toByteArray();
  }

  @Test
  void damagedFilesAreReadOrRefused() throws IOException {
    byte[] valid = new RandomSkeleton(5, 8, 4, true).text().getBytes(StandardCharsets.UTF_8);
    int read = 0;
    int refused = 0;
    for (int i = 0; i < 1000; i++) {
      byte[] bytes = mutated(valid);
      try {
        assertSound(BvhSample.read(bytes).clip(), bytes.length);
        read++;
      } catch (BadDataException e) {
        assertThat(e.getMessage()).startsWith("walk.bvh: ").contains("expected").hasLineCount(1);
        refused++;
      }
    }
    // Most damage shows, yet a changed digit or name does not; both must have been met.
    assertThat(read).isGreaterThan(50);
    assertThat(refused).isGreaterThan(500);
  }

  private static void assertSound(MotionClip clip, int bytes) {
    for (Signal signal : clip.signals()) {
      // Four joints a channel, four numbers a joint, two bytes at least for each channel.
      assertThat(signal.values().length).isLessThanOrEqualTo(8 * bytes);
      for (float value : signal.values()) {
        assertThat(Float.isFinite(value)).isTrue();
      }
    }
  }
}
