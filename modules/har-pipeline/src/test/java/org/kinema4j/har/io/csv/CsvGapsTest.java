package org.kinema4j.har.io.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.Irregularity;
import org.kinema4j.har.motion.FrameSpan;
import org.kinema4j.har.motion.MotionClip;

class CsvGapsTest {

  private static final int RATE = 120;

  @Test
  void interpolatesAGapOfTheLimitAndLeavesALongerOne() throws InputUnavailableException {
    String text = "time_s,x,y\n0,0,1\n1,,1\n2,,1\n3,6,1\n4,,1\n5,,1\n6,,1\n7,14,1\n";
    CsvRecording read = CsvSample.read(new CsvReader(Duration.ofSeconds(2)), text);
    assertThat(CsvSample.column(read, 0)).containsExactly(0, 2, 4, 6, 8, 10, 12, 14);
    assertThat(read.recording().clip().missing()).containsExactly(new FrameSpan(4, 7));
    assertThat(read.recording().irregularities())
        .containsExactly(
            new Irregularity(
                Irregularity.Kind.GAP_INTERPOLATED,
                -1,
                "values of 2 frames (2 s) are missing and were interpolated linearly; the longest"
                    + " gap, 2 s from 1 s on, is in channel x"),
            new Irregularity(
                Irregularity.Kind.GAP_LEFT,
                4,
                "values of 3 frames (3 s) are missing, at an end or too many in a row; the longest"
                    + " gap, 3 s from 4 s on, is in channel x"));
  }

  @Test
  void interpolatesNothingIfToldSo() throws InputUnavailableException {
    CsvRecording read = CsvSample.read(new CsvReader(Duration.ZERO), "t,x\n0,0\n1,\n2,4\n");
    assertThat(CsvSample.column(read, 0)).containsExactly(0, 2, 4);
    assertThat(read.recording().clip().missing()).containsExactly(new FrameSpan(1, 2));
  }

  @Test
  void leavesTheEndsOfAChannel() throws InputUnavailableException {
    CsvRecording read =
        CsvSample.read("t,x,y\n0,NaN,1\n0.01,nan,1\n0.02,5,1\n0.03,7,-nan\n0.04,NA,N/A\n");
    assertThat(CsvSample.column(read, 0)).containsExactly(5, 5, 5, 7, 7);
    assertThat(CsvSample.column(read, 1)).containsExactly(1, 1, 1, 1, 1);
    assertThat(read.recording().clip().missing())
        .containsExactly(new FrameSpan(0, 2), new FrameSpan(3, 5));
  }

  @Test
  void leavesAChannelWithoutAnyValue() throws InputUnavailableException {
    CsvRecording read = CsvSample.read("t_s,x,dead\n0,1,\n1,2,\n2,3,\n");
    assertThat(CsvSample.column(read, 0)).containsExactly(1, 2, 3);
    assertThat(CsvSample.column(read, 1)).containsExactly(0, 0, 0);
    assertThat(read.recording().clip().missing()).containsExactly(new FrameSpan(0, 3));
    assertThat(read.recording().irregularities().get(0).text())
        .isEqualTo(
            "values of 3 frames (3 s) are missing, at an end or too many in a row; the longest"
                + " gap, 3 s from 0 s on, is in channel dead");
  }

  @Test
  void leavesNoGapWhereRowsAreMissing() throws InputUnavailableException {
    // At 100 Hz, 0.1 s are 10 frames: rows 3 to 12 are interpolated, 21 to 31 are not.
    StringBuilder text = new StringBuilder("t,x\n");
    for (int f = 0; f < 50; f++) {
      if ((f < 3 || f > 12) && (f < 21 || f > 31)) {
        text.append(String.format(Locale.ROOT, "%.2f,%d%n", 5 + f / 100.0, 3 * f));
      }
    }
    CsvRecording read = CsvSample.read(text.toString());
    MotionClip clip = read.recording().clip();
    assertThat(clip.frames()).isEqualTo(50);
    assertThat(clip.missing()).containsExactly(new FrameSpan(21, 32));
    assertThat(read.firstSeconds()).isEqualTo(5);
    for (int f = 0; f < 50; f++) {
      assertThat(CsvSample.column(read, 0)[f]).isEqualTo(3 * f);
    }
  }

  @Test
  void recoversASineWithinTheErrorOfInterpolation() throws InputUnavailableException {
    Random random = new Random(3);
    double[] times = new double[2400];
    double[] values = new double[2400];
    int rows = 0;
    for (int f = 0; f < times.length; f++) {
      if (f == 0 || f == times.length - 1 || random.nextInt(5) > 0) {
        times[rows] = f / (double) RATE;
        values[rows++] = Math.sin(2 * Math.PI * f / RATE);
      }
    }
    String text = CsvSample.text(head(times, rows), head(values, rows), 6);
    CsvRecording read = CsvSample.read(text);
    assertThat(read.recording().clip().frames()).isEqualTo(2400);
    assertThat(read.recording().clip().missing()).isEmpty();
    // h^2 / 8 * (2 pi)^2 with the longest distance of two rows, 12 missing frames at most.
    double bound = Math.pow(13.0 / RATE, 2) / 8 * Math.pow(2 * Math.PI, 2);
    float[] column = CsvSample.column(read, 0);
    for (int f = 0; f < column.length; f++) {
      assertThat((double) column[f]).isCloseTo(Math.sin(2 * Math.PI * f / RATE), within(bound));
    }
    assertThat(bound).isLessThan(0.06);
  }

  @Test
  void putsUnevenRowsOnFramesAtTheirTimes() throws InputUnavailableException {
    Random random = new Random(4);
    int rows = 1000;
    double[] times = new double[rows];
    for (int i = 0; i < rows; i++) {
      times[i] = (i + (i == 0 ? 0 : 0.8 * (random.nextDouble() - 0.5))) / 100;
    }
    // A straight line in time stays one, whatever the rows.
    CsvRecording read =
        CsvSample.read(CsvSample.text(times, DoubleStream.of(times).map(t -> 10 * t).toArray(), 9));
    MotionClip clip = read.recording().clip();
    assertThat(clip.frameRateHz()).isCloseTo(100, within(0.05));
    assertThat(clip.frames()).isBetween(998, 1001);
    assertThat(clip.missing()).isEmpty();
    float[] column = CsvSample.column(read, 0);
    for (int f = 0; f < column.length; f++) {
      assertThat((double) column[f]).isCloseTo(10 * f / clip.frameRateHz(), within(1e-5));
    }
    assertThat(read.recording().irregularities())
        .anySatisfy(
            irregularity -> {
              assertThat(irregularity.kind()).isEqualTo(Irregularity.Kind.TIME_UNEVEN);
              assertThat(irregularity.text())
                  .matches(
                      "rows are up to 0\\.\\d+ frames off an even 100(\\.\\d+)? frames a second;"
                          + " values were interpolated linearly");
            });
  }

  @Test
  void passesValuesOfSlightlyUnevenRowsUnchanged() throws InputUnavailableException {
    Random random = new Random(5);
    double[] times = new double[500];
    double[] values = new double[500];
    for (int i = 0; i < times.length; i++) {
      times[i] = (i + 0.3 * (random.nextDouble() - 0.5)) / 60;
      values[i] = (float) random.nextGaussian();
    }
    CsvRecording read = CsvSample.read(CsvSample.text(times, values, 3));
    assertThat(read.recording().clip().frameRateHz()).isEqualTo(60);
    assertThat(DoubleStream.of(values).mapToObj(value -> (float) value))
        .containsExactlyElementsOf(boxed(CsvSample.column(read, 0)));
    assertThat(read.recording().irregularities()).isEmpty();
  }

  @Test
  void alignsChannelsOfDifferentRates() throws InputUnavailableException {
    StringBuilder text = new StringBuilder("t,fast,slow\n");
    for (int f = 0; f <= 1200; f++) {
      text.append(String.format(Locale.ROOT, "%.3f,%d,", f / 120.0, f));
      text.append(f % 12 == 0 ? Integer.toString(2 * f) : "").append('\n');
    }
    CsvRecording read = CsvSample.read(text.toString());
    // 11 missing frames at 120 Hz are 0.092 s.
    assertThat(read.recording().clip().missing()).isEmpty();
    for (int f = 0; f <= 1200; f++) {
      assertThat(CsvSample.column(read, 1)[f]).isCloseTo(2 * f, within(1e-3f));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void agreesWithANaiveLoop(long seed) throws InputUnavailableException {
    Random random = new Random(seed);
    int frames = 400;
    Double[][] known = new Double[3][frames];
    StringBuilder text = new StringBuilder("t,a,b,c\n");
    int left = 0;
    for (int f = 0; f < frames; f++) {
      left = left > 0 ? left - 1 : random.nextInt(30) == 0 ? random.nextInt(20) : 0;
      boolean row = f == 0 || f == frames - 1 || left == 0;
      if (!row) {
        continue;
      }
      text.append(String.format(Locale.ROOT, "%.3f", f / 120.0));
      for (int c = 0; c < 3; c++) {
        boolean there = random.nextInt(c + 2) > 0;
        known[c][f] = there ? (double) (float) random.nextGaussian() : null;
        text.append(',').append(there ? known[c][f].toString() : "");
      }
      text.append('\n');
    }
    CsvRecording read = CsvSample.read(text.toString());
    boolean[] missing = new boolean[frames];
    for (int c = 0; c < 3; c++) {
      float[] column = CsvSample.column(read, c);
      for (int f = 0; f < frames; f++) {
        Double expected = naive(known[c], f, missing);
        assertThat((double) column[f]).as("%d, %d", f, c).isCloseTo(expected, within(1e-6));
      }
    }
    assertThat(read.recording().clip().missing()).isEqualTo(spans(missing));
  }

  /** Looks for the neighbors of each frame anew. */
  private static Double naive(Double[] known, int frame, boolean[] missing) {
    int before = frame;
    while (before >= 0 && known[before] == null) {
      before--;
    }
    int after = frame;
    while (after < known.length && known[after] == null) {
      after++;
    }
    boolean end = before < 0 || after == known.length;
    // 0.1 s at 120 Hz are 12 frames.
    missing[frame] |= end || after - before - 1 > 12;
    if (end) {
      return known[before < 0 ? after : before];
    }
    double part = after == before ? 0 : (frame - before) / (double) (after - before);
    return known[before] * (1 - part) + known[after] * part;
  }

  private static List<FrameSpan> spans(boolean[] frames) {
    List<FrameSpan> spans = new ArrayList<>();
    for (int f = 0; f < frames.length; f++) {
      if (frames[f] && (f == 0 || !frames[f - 1])) {
        int end = f;
        while (end < frames.length && frames[end]) {
          end++;
        }
        spans.add(new FrameSpan(f, end));
      }
    }
    return spans;
  }

  private static double[] head(double[] values, int count) {
    return DoubleStream.of(values).limit(count).toArray();
  }

  private static List<Float> boxed(float[] values) {
    List<Float> list = new ArrayList<>();
    for (float value : values) {
      list.add(value);
    }
    return list;
  }

  @Test
  void tellsThatTheRateWasRounded() throws InputUnavailableException {
    CsvRecording read = CsvSample.read("t,x\n0,1\n0.008,2\n0.017,3\n0.025,4\n0.034,5\n");
    // The slope of these times is 0.0085.
    assertThat(read.recording().clip().frameRateHz()).isEqualTo(118);
    assertThat(read.recording().irregularities())
        .containsExactly(
            new Irregularity(
                Irregularity.Kind.RATE_ROUNDED,
                -1,
                "by its times the recording has 117.647 frames a second; taken as 118"));
  }
}
