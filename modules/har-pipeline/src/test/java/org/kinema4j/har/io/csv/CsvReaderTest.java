package org.kinema4j.har.io.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.MotionClip;

class CsvReaderTest {

  private static final String PLAIN = "time,x,y\n0.00,1.5,-2\n0.01,2.5,1e3\n0.02,3.5,.25\n";

  @TempDir private Path folder;

  @Test
  void readsColumnsInFileOrder() throws InputUnavailableException {
    CsvRecording read = CsvSample.read(PLAIN);
    MotionClip clip = read.recording().clip();
    assertThat(clip.name()).isEqualTo("anna_walk");
    assertThat(clip.subject()).isEqualTo("anna");
    assertThat(clip.frameRateHz()).isEqualTo(100);
    assertThat(clip.signals()).hasSize(1);
    assertThat(CsvSample.channels(read).channels())
        .containsExactly(new Channel("x", "1"), new Channel("y", "1"));
    assertThat(CsvSample.channels(read).values()).containsExactly(1.5f, -2, 2.5f, 1000, 3.5f, .25f);
    assertThat(clip.missing()).isEmpty();
    assertThat(clip.labels()).isEmpty();
    assertThat(read.recording().irregularities()).isEmpty();
    assertThat(read.recording().synthetic()).isFalse();
    assertThat(read.firstSeconds()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\uFEFFtime,x,y\n0.00,1.5,-2\n0.01,2.5,1e3\n0.02,3.5,.25\n",
        "time,x,y\r\n0.00,1.5,-2\r\n0.01,2.5,1e3\r\n0.02,3.5,.25",
        "time,x,y\r0.00,1.5,-2\r0.01,2.5,1e3\r0.02,3.5,.25\r",
        "\n\n time , x , y \n\n 0.00 , 1.5 , -2 \n  \n0.01,2.5,+1e3\n0.02,3.5,.25\n\n\n",
        "\"time\",\"x\",\"y\"\n\"0.00\",\"1.5\",\"-2\"\n0.01,\" 2.5 \",1e3\n0.02,3.5,.25\n",
        "time,x,y\n0.00,1.5,-2\n0.01,2.5,1e3\n0.02,3.5,.25\n,,\n \t, ,\n\"\",,\n",
        "Time,x,y\n0,1.5,-2\n.01,2.5,1e3\n2e-2,3.5,.25\n",
      })
  void readsTheSameInEveryForm(String text) throws InputUnavailableException {
    CsvRecording read = CsvSample.read(text);
    assertThat(CsvSample.channels(read).channels().stream().map(Channel::name))
        .containsExactly("x", "y");
    assertThat(CsvSample.channels(read).values())
        .isEqualTo(CsvSample.channels(CsvSample.read(PLAIN)).values());
    assertThat(read.recording().clip().frameRateHz()).isEqualTo(100);
    assertThat(read.recording().clip().missing()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "time",
        "TIME",
        "t",
        "T",
        "Timestamp",
        "timestamps",
        "time_s",
        "Time (s)",
        "time [s]",
        "timestamps_(s)",
        "time_seconds",
        "t (sec)"
      })
  void knowsTheTimeColumn(String name) throws InputUnavailableException {
    CsvRecording read = CsvSample.read(PLAIN.replace("time", name));
    assertThat(read.recording().clip().frameRateHz()).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "time_ms,x\n10,1\n20,2\n30,3\n",
        "time (ms),x\n10,1\n20,2\n30,3\n",
        "time,x\nms,m\n10,1\n20,2\n30,3\n",
        "time,x\n[Milliseconds],m\n10,1\n20,2\n30,3\n",
        "t[ms],x\n(ms),m\n10,1\n20,2\n30,3\n",
      })
  void convertsMilliseconds(String text) throws InputUnavailableException {
    CsvRecording read = CsvSample.read(text);
    assertThat(read.recording().clip().frameRateHz()).isEqualTo(100);
    assertThat(read.firstSeconds()).isEqualTo(0.01);
  }

  @Test
  void takesUnitsFromTheSecondLine() throws InputUnavailableException {
    CsvRecording read = CsvSample.read("time,a,b,c,d\n[s],[m/s²],(deg),,-\n0,1,2,3,4\n1,5,6,7,8\n");
    assertThat(CsvSample.channels(read).channels())
        .containsExactly(
            new Channel("a", "m/s²"),
            new Channel("b", "deg"),
            new Channel("c", "1"),
            new Channel("d", "1"));
    assertThat(CsvSample.channels(read).values()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void keepsNamesAsTheyAre() throws InputUnavailableException {
    CsvRecording read = CsvSample.read("t,\"Höhe, links\",\"a \"\"b\"\"\"\n0,1,2\n1,3,4\n");
    assertThat(CsvSample.channels(read).channels().stream().map(Channel::name))
        .containsExactly("Höhe, links", "a \"b\"");
  }

  @Test
  void tellsWhenTheRecordingBegins() throws InputUnavailableException {
    assertThat(CsvSample.read("t,x\n-0.5,1\n0,2\n0.5,3\n").firstSeconds()).isEqualTo(-0.5);
    // Seconds since 1970: the steps are those of the times all the same.
    CsvRecording epoch = CsvSample.read("t,x\n1700000000.25,1\n1700000000.75,2\n1700000001.25,3\n");
    assertThat(epoch.firstSeconds()).isEqualTo(1700000000.25);
    assertThat(epoch.recording().clip().frameRateHz()).isEqualTo(2);
  }

  @Test
  void roundsEachNumberToTheNearestFloat() throws InputUnavailableException {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder("t,x\n");
    float[] expected = new float[20_000];
    for (int i = 0; i < expected.length; i++) {
      double value = random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
      String number =
          switch (i % 4) {
            case 0 -> Double.toString(value);
            case 1 -> Float.toString((float) value);
            case 2 -> String.format(Locale.ROOT, "%.6f", value);
            default -> String.format(Locale.ROOT, "%.3e", value);
          };
      expected[i] = Float.parseFloat(number);
      text.append(i).append(',').append(number).append('\n');
    }
    assertThat(CsvSample.column(CsvSample.read(text.toString()), 0)).isEqualTo(expected);
  }

  @Test
  void permutingColumnsPermutesChannels() throws InputUnavailableException {
    CsvRecording one = CsvSample.read("t,a,b,c\n0,1,2,\n1,4,,6\n2,7,8,9\n3,1,2,3\n");
    CsvRecording other = CsvSample.read("t,c,a,b\n0,,1,2\n1,6,4,\n2,9,7,8\n3,3,1,2\n");
    assertThat(CsvSample.column(other, 0)).isEqualTo(CsvSample.column(one, 2));
    assertThat(CsvSample.column(other, 1)).isEqualTo(CsvSample.column(one, 0));
    assertThat(CsvSample.column(other, 2)).isEqualTo(CsvSample.column(one, 1));
    assertThat(other.recording().clip().missing()).isEqualTo(one.recording().clip().missing());
  }

  @Test
  void readsFilesPlainAndCompressed() throws IOException {
    Path plain = Files.writeString(folder.resolve("p7-x_1.csv"), PLAIN);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(("\uFEFF" + PLAIN).getBytes(StandardCharsets.UTF_8));
    }
    Path packed = Files.write(folder.resolve("p7-x_2.csv.gz"), bytes.toByteArray());
    CsvReader reader = new CsvReader();
    CsvRecording one = reader.read(plain);
    CsvRecording two = reader.read(packed, Pattern.compile("p(\\d+)"));
    assertThat(CsvSample.channels(two).values()).isEqualTo(CsvSample.channels(one).values());
    assertThat(one.recording().clip().subject()).isEqualTo("p7-x");
    assertThat(two.recording().clip().name()).isEqualTo("p7-x_2");
    assertThat(two.recording().clip().subject()).isEqualTo("7");
  }

  @Test
  void saysWhyAFileCannotBeOpened() {
    Path missing = folder.resolve("x.csv");
    assertThatThrownBy(() -> new CsvReader().read(missing))
        .isInstanceOf(InputUnavailableException.class)
        .hasMessage(missing + ": does not exist");
    assertThatThrownBy(() -> new CsvReader().read(folder))
        .isInstanceOf(InputUnavailableException.class)
        .hasMessage(folder + ": is a folder, not a file");
  }

  @Test
  void refusesANegativeLimit() {
    assertThatThrownBy(() -> new CsvReader(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxGap must be in [0, ∞), received PT-0.001S");
  }

  @Test
  void isAsDocumented() {
    assertThat(CsvReader.SIGNAL).isEqualTo("channels");
    assertThat(CsvReader.DEFAULT_MAX_GAP).isEqualTo(Duration.ofMillis(100));
    assertThat(List.of(CsvReader.MOST_COLUMNS, CsvReader.DEFAULT_MAX_GAP_MILLIS))
        .containsExactly(10_000, 100L);
  }
}
