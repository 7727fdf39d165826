package org.kinema4j.har.io.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.motion.BadDataException;

/** What was made to fill memory, to run forever, or to be read as something that it is not. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CsvHostileTest {

  private static final long MEGABYTE = 1 << 20;

  /** Reads and returns how many bytes that allocated, whether it succeeded or not. */
  private static long allocatedBy(InputStream stream, String message) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    assertThatThrownBy(() -> new CsvReader().read(CsvSample.FILE, stream))
        .isInstanceOf(BadDataException.class)
        .hasMessage(CsvSample.FILE + ": " + message);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  @Test
  void boundsTheLengthOfALine() {
    String kilobyte = "1".repeat(1024);
    long allocated =
        allocatedBy(
            CsvSample.lazily("time,x\n0,1\n1,", 1 << 20, i -> kilobyte),
            "line 3: expected lines of at most 1048576 characters, found a longer one");
    // The line that was read, some of it once more, and what the stream of pieces costs.
    assertThat(allocated).isLessThan(32 * MEGABYTE);
  }

  @Test
  void boundsTheLengthOfTheHeader() {
    long allocated =
        allocatedBy(
            CsvSample.lazily("time", 1 << 20, i -> ",channel" + i),
            "line 1: expected lines of at most 1048576 characters, found a longer one");
    assertThat(allocated).isLessThan(64 * MEGABYTE);
  }

  @Test
  void boundsTheNumberOfColumns() {
    long allocated =
        allocatedBy(
            CsvSample.lazily("time", 60_000, i -> ",c" + i),
            "line 1: expected at most 10000 columns, found 60001");
    assertThat(allocated).isLessThan(32 * MEGABYTE);
  }

  @Test
  void takesAsManyColumnsAsItSays() throws InputUnavailableException {
    String header = "time";
    StringBuilder row = new StringBuilder();
    for (int c = 1; c < CsvReader.MOST_COLUMNS; c++) {
      row.append(",c").append(c);
    }
    header += row;
    String numbers = row.toString().replace("c", "");
    CsvRecording read = CsvSample.read(header + "\n0" + numbers + "\n1" + numbers + "\n");
    assertThat(CsvSample.channels(read).width()).isEqualTo(CsvReader.MOST_COLUMNS - 1);
    assertThat(CsvSample.channels(read).value(1, 9998)).isEqualTo(9999);
  }

  @Test
  void passesOverAnyNumberOfBlankLines() {
    String lines = "\n".repeat(1 << 16);
    long allocated =
        allocatedBy(
            CsvSample.lazily("time,x\n", 1 << 8, i -> lines),
            "expected at least two rows of numbers, found only a header");
    // 16 million lines; the pieces of 64 kB are made anew each time.
    assertThat(allocated).isLessThan(64 * MEGABYTE);
  }

  @Test
  void refusesWhatWasMadeToUnpackToMuch() throws IOException {
    byte[] rows = new byte[1 << 16];
    Arrays.fill(rows, (byte) '\n');
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bomb)) {
      gzip.write("time,x\n0,1\n".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 1 << 11; i++) {
        gzip.write(rows);
      }
    }
    assertThat(bomb.size()).isLessThan(1 << 19);
    assertThatThrownBy(
            () ->
                new CsvReader().read(CsvSample.FILE, new ByteArrayInputStream(bomb.toByteArray())))
        .isInstanceOf(BadDataException.class)
        .hasMessageMatching(
            "anna_walk.csv: expected a file that unpacks to at most 200 times its size, found more"
                + " than 64 MB in the first \\d+ kB");
  }

  @Test
  void refusesBrokenGzip() throws IOException {
    byte[] packed = gzip("time,x\n0,1\n1,2\n".getBytes(StandardCharsets.UTF_8));
    allocatedBy(
        new ByteArrayInputStream(packed, 0, packed.length - 12),
        "line 1: expected a complete gzip file, found its end too early; is it cut off?");
    allocatedBy(
        new ByteArrayInputStream(packed, 0, 6),
        "expected a complete gzip file, found its end too early; is it cut off?");
    byte[] wrong = packed.clone();
    wrong[packed.length - 6] ^= 1;
    allocatedBy(
        new ByteArrayInputStream(wrong),
        "line 4: expected intact gzip data, found Corrupt GZIP trailer");
    allocatedBy(
        new ByteArrayInputStream(gzip(packed)),
        "expected text in UTF-8, found gzip in gzip; unpack it once");
    allocatedBy(
        new ByteArrayInputStream(gzip(new byte[0])),
        "expected a header row and rows of numbers, found an empty file");
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }

  @Test
  void refusesARecordingThatIsMostlyAPause() {
    StringBuilder text = new StringBuilder("time,x,y\n");
    for (int i = 0; i < 20_000; i++) {
      text.append(String.format(Locale.ROOT, "%.2f,1,2%n", i / 100.0 + (i < 10_000 ? 0 : 1e6)));
    }
    long allocated =
        allocatedBy(
            CsvSample.bytes(text.toString()),
            "column time: expected one recording without long pauses, found 20000 rows at 100 a"
                + " second over 1000200 s; time jumps from 99.99 to 1000100.0 s");
    assertThat(allocated).isLessThan(16 * MEGABYTE);
  }

  @Test
  void fillsALongPause() throws InputUnavailableException {
    // An hour of nothing amid two minutes: 374 400 frames are cheap.
    StringBuilder text = new StringBuilder("time,x\n");
    for (int i = 0; i < 14_400; i++) {
      text.append(String.format(Locale.ROOT, "%.3f,1%n", i / 120.0 + (i < 7200 ? 0 : 3000)));
    }
    CsvRecording read = CsvSample.read(text.toString());
    assertThat(read.recording().clip().frames()).isEqualTo(14_400 + 360_000);
    assertThat(read.recording().clip().missing()).hasSize(1);
    assertThat(read.recording().clip().missing().get(0).length()).isEqualTo(360_000);
  }

  @Test
  void needsMemoryForTheNumbersAndLittleElse() throws InputUnavailableException {
    int rows = 40_000;
    String values = ",-1.234567".repeat(62);
    StringBuilder header = new StringBuilder("time");
    for (int c = 0; c < 62; c++) {
      header.append(",c").append(c);
    }
    StringBuilder text = new StringBuilder(header).append('\n');
    for (int i = 0; i < rows; i++) {
      text.append(i / 100.0).append(values).append('\n');
    }
    InputStream stream = CsvSample.bytes(text.toString());
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    CsvRecording read = new CsvReader().read(CsvSample.FILE, stream);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(read.recording().clip().frames()).isEqualTo(rows);
    // Twice 9.9 MB of numbers, blocks that are not full, times and what is made of them.
    long numbers = 4L * 62 * rows;
    assertThat(allocated).isLessThan(2 * numbers + 8 * MEGABYTE);
  }

  @Test
  void doesNotReadOnAfterAFault() {
    InputStream stream =
        CsvSample.lazily(
            "time,x\n0,1\n0,1\n",
            1 << 20,
            i -> {
              if (i > 1000) {
                throw new IllegalStateException("read on");
              }
              return "0,".repeat(1000) + "\n";
            });
    allocatedBy(
        stream,
        "line 3, column time: expected a time after that of the row before, 0.0, found 0.0");
  }

  @Test
  void survivesRandomChanges() throws InputUnavailableException {
    byte[] text =
        "time,x,y\ns,m,deg\n0.00,1.5,-2\n0.01,,1e3\r\n0.02,\"3.5\",.25\n\n0.04,NaN,1\n"
            .getBytes(StandardCharsets.UTF_8);
    Random random = new Random(9);
    byte[] alphabet =
        "0123456789.,,,;\n\r\"\"\t eENna-+\0\u00FF[](ms)/".getBytes(StandardCharsets.UTF_8);
    int read = 0;
    for (int i = 0; i < 5000; i++) {
      byte[] changed = text.clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        changed[random.nextInt(text.length)] = alphabet[random.nextInt(alphabet.length)];
      }
      try {
        float[] values =
            CsvSample.channels(
                    new CsvReader().read(CsvSample.FILE, new ByteArrayInputStream(changed)))
                .values();
        for (float value : values) {
          assertThat(value).isFinite();
        }
        read++;
      } catch (BadDataException e) {
        assertThat(e.getMessage()).hasSizeLessThan(500).doesNotContainPattern("\\p{Cntrl}");
      }
    }
    assertThat(read).isBetween(250, 4750);
  }
}
