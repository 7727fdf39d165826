package org.kinema4j.har.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.kinema4j.har.transform.TestClips.aboutX;
import static org.kinema4j.har.transform.TestClips.aboutZ;
import static org.kinema4j.har.transform.TestClips.single;
import static org.kinema4j.har.transform.TestClips.values;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.FrameSpan;
import org.kinema4j.har.motion.LabelSpan;
import org.kinema4j.har.motion.LabelTrack;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Quaternion;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.XsensSignal;

class ResamplerTest {

  private static double[] sampled(double rateHz, double seconds, DoubleUnaryOperator signal) {
    return IntStream.range(0, (int) Math.round(rateHz * seconds))
        .mapToDouble(k -> signal.applyAsDouble(k / rateHz))
        .toArray();
  }

  private static DoubleUnaryOperator sine(double hz) {
    return t -> Math.sin(2 * Math.PI * hz * t + 0.4);
  }

  /** Largest difference from the true signal, away from the ends by half a second. */
  private static double innerError(double[] values, double rateHz, DoubleUnaryOperator truth) {
    int margin = (int) (rateHz / 2);
    return IntStream.range(margin, values.length - margin)
        .mapToDouble(k -> Math.abs(values[k] - truth.applyAsDouble(k / rateHz)))
        .max()
        .orElseThrow();
  }

  private static double[] resampled(
      double fromHz, double toHz, double seconds, DoubleUnaryOperator signal) {
    MotionClip clip = single("m", fromHz, sampled(fromHz, seconds, signal));
    return values(new Resampler(toHz).apply(clip));
  }

  @Test
  void theSameRateReturnsTheSameClip() {
    MotionClip clip = single("m", 240, 1, 2, 3);
    assertThat(new Resampler(240).apply(clip)).isSameAs(clip);
  }

  @ParameterizedTest
  @CsvSource({"60, 240", "240, 60", "100, 240", "240, 100", "240, 77.7", "59.94, 240"})
  void aTenHertzSineSurvives(double fromHz, double toHz) {
    double[] result = resampled(fromHz, toHz, 4, sine(10));
    assertThat(result).hasSize((int) Math.round(Math.round(4 * fromHz) * toHz / fromHz));
    assertThat(innerError(result, toHz, sine(10))).isLessThan(0.001);
  }

  @ParameterizedTest
  @ValueSource(doubles = {30, 35, 50, 70, 90, 110})
  void whatTheLowerRateCannotCarryIsGone(double hz) {
    double[] result = resampled(240, 60, 4, sine(hz));
    // 70 dB below the amplitude 1.
    assertThat(innerError(result, 60, t -> 0)).isLessThan(Math.pow(10, -70 / 20.0));
  }

  @Test
  void thePassbandIsAsStated() {
    // 0.32 of 60 Hz going down, 0.41 of 60 Hz going up.
    assertThat(innerError(resampled(240, 60, 4, sine(0.32 * 60)), 60, sine(0.32 * 60)))
        .isLessThan(0.001);
    assertThat(innerError(resampled(60, 240, 4, sine(0.41 * 60)), 240, sine(0.41 * 60)))
        .isLessThan(0.001);
  }

  @ParameterizedTest
  @ValueSource(doubles = {30, 60, 100, 239.5, 500})
  void aConstantStaysConstantToTheEnds(double toHz) {
    assertThat(resampled(240, toHz, 1, t -> 1.25)).containsOnly(1.25);
  }

  @ParameterizedTest
  @ValueSource(doubles = {30, 60, 100, 239.5, 500})
  void aRampStaysARampToTheEnds(double toHz) {
    double[] result = resampled(240, toHz, 1, t -> 3 * t - 1);
    assertThat(result).containsExactly(sampled(toHz, 1, t -> 3 * t - 1), within(1e-6));
  }

  @Test
  void theEndsOfASmoothMovementDoNotRing() {
    DoubleUnaryOperator reach = t -> 0.4 * (1 - Math.cos(Math.PI * t)) + 0.3 * t;
    for (double toHz : new double[] {60, 100, 480}) {
      assertThat(resampled(240, toHz, 1.2, reach))
          .containsExactly(sampled(toHz, 1.2, reach), within(0.002));
    }
  }

  @Test
  void goingUpKeepsTheOldFrames() {
    double[] old = sampled(60, 1, t -> Math.cos(40 * t * t));
    double[] result = values(new Resampler(240).apply(single("m", 60, old)));
    assertThat(IntStream.range(0, 60).mapToDouble(k -> result[4 * k]).toArray())
        .containsExactly(old, within(1e-6));
  }

  @Test
  void downAndUpAgainKeepsASmoothSignal() {
    DoubleUnaryOperator smooth = t -> Math.sin(2 * Math.PI * t) + 0.5 * Math.cos(17 * t);
    MotionClip clip = single("m", 240, sampled(240, 4, smooth));
    MotionClip back = new Resampler(60).then(new Resampler(240)).apply(clip);
    assertThat(back.frames()).isEqualTo(960);
    assertThat(back.frameRateHz()).isEqualTo(240);
    assertThat(innerError(values(back), 240, smooth)).isLessThan(0.002);
  }

  @Test
  void anglesAreFreedOfJumpsFirst() {
    DoubleUnaryOperator turning = t -> 200 * t + 100;
    double[] wrapped = sampled(60, 3, t -> Math.IEEEremainder(turning.applyAsDouble(t), 360));
    MotionClip result = new Resampler(240).apply(single("deg", 60, wrapped));
    assertThat(values(result)).containsExactly(sampled(240, 3, turning), within(1e-3));
    double[] wrappedRad = sampled(60, 3, t -> Math.IEEEremainder(4 * t + 1, 2 * Math.PI));
    assertThat(values(new Resampler(100).apply(single("rad", 60, wrappedRad))))
        .containsExactly(sampled(100, 3, t -> 4 * t + 1), within(1e-4));
  }

  @ParameterizedTest
  @ValueSource(doubles = {30, 100, 240})
  void quaternionsTurnEvenlyWhateverTheirSigns(double toHz) {
    float[] stored = new float[120 * 5];
    for (int k = 0; k < 120; k++) {
      Quaternion q = turning(k / 60.0);
      int sign = k % 3 == 0 ? -1 : 1;
      stored[5 * k] = 7;
      stored[5 * k + 1] = (float) (sign * q.w());
      stored[5 * k + 2] = (float) (sign * q.x());
      stored[5 * k + 3] = (float) (sign * q.y());
      stored[5 * k + 4] = (float) (sign * q.z());
    }
    List<Channel> channels = new ArrayList<>(List.of(new Channel("c", "m")));
    channels.addAll(XsensSignal.ORIENTATION.channels(List.of("Pelvis")));
    MotionClip clip =
        new MotionClip("q", "S", 60, List.of(new Signal("orientation", channels, stored)));
    Signal result = new Resampler(toHz).apply(clip).signal("orientation");
    int margin = (int) (toHz / 2);
    for (int k = 0; k < result.frames(); k++) {
      Quaternion q =
          new Quaternion(
              result.value(k, 1), result.value(k, 2), result.value(k, 3), result.value(k, 4));
      assertThat(q.norm()).isCloseTo(1, within(1e-6));
      if (k >= margin && k < result.frames() - margin) {
        double angle = turning(k / toHz).times(q.conjugate()).toRotationVector().norm();
        assertThat(angle).isLessThan(1e-3);
      }
      assertThat(result.value(k, 0)).isEqualTo(7);
    }
  }

  private static Quaternion turning(double t) {
    return aboutZ(2 * t).times(aboutX(Math.sin(5 * t)));
  }

  @Test
  void aQuaternionThatIsMissingStaysMissing() {
    MotionClip clip =
        new MotionClip(
            "q",
            "S",
            60,
            List.of(
                new Signal(
                    "orientation",
                    XsensSignal.ORIENTATION.channels(List.of("Pelvis")),
                    new float[40])));
    assertThat(new Resampler(120).apply(clip).signal("orientation").values())
        .containsOnly(0f)
        .hasSize(80);
  }

  @Test
  void contactFlagsStayFlags() {
    float[] flags = {0, 0, 1, 1, 0, 1};
    MotionClip clip =
        new MotionClip(
            "c",
            "S",
            60,
            List.of(
                new Signal(
                    "footContacts",
                    XsensSignal.FOOT_CONTACTS.channels(List.of("LeftFoot_Heel")),
                    flags)));
    // New frame k is nearest to old frame k / 2; halves go to the even neighbor.
    assertThat(new Resampler(120).apply(clip).signal("footContacts").values())
        .containsExactly(0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 1, 1);
  }

  @Test
  void labelsMoveToTheNearestNewFrame() {
    LabelTrack labels =
        new LabelTrack(
            240, List.of(new LabelSpan(0, 101, "Reach"), new LabelSpan(101, 240, "Pick")));
    MotionClip clip = single("m", 240, new double[240]).withLabels(labels);
    assertThat(new Resampler(60).apply(clip).labels())
        .contains(
            new LabelTrack(
                60, List.of(new LabelSpan(0, 25, "Reach"), new LabelSpan(25, 60, "Pick"))));
  }

  @Test
  void shortRecordingsKeepTheirValues() {
    assertThat(values(new Resampler(240).apply(single("m", 60, 5)))).containsExactly(5, 5, 5, 5);
    assertThat(values(new Resampler(1).apply(single("m", 60, 5)))).containsExactly(5);
    assertThat(values(new Resampler(240).apply(single("m", 120, 1, 2))))
        .containsExactly(new double[] {1, 1.5, 2, 2.5}, within(1e-6));
    MotionClip empty = single("m", 60);
    assertThat(new Resampler(240).apply(empty)).isSameAs(empty);
  }

  @Test
  void theInputIsLeftAsItIs() {
    double[] old = sampled(60, 1, sine(3));
    MotionClip clip = single("deg", 60, old);
    new Resampler(240).apply(clip);
    assertThat(values(clip)).containsExactly(old, within(1e-6));
  }

  @Test
  void agreesWithANaiveConvolutionAwayFromTheEnds() {
    double[] noise = new java.util.Random(2).doubles(400, -1, 1).toArray();
    double[] result = values(new Resampler(100).apply(single("m", 240, noise)));
    double low = 100.0 / 240;
    double half = 16 / low;
    for (int k = 60; k < 100; k++) {
      double t = k * 2.4;
      double sum = 0;
      double total = 0;
      for (int n = 0; n < noise.length; n++) {
        double d = n - t;
        if (Math.abs(d) < half) {
          double x = 2 * (0.5 - 2.7 / 32) * low * d;
          double sinc = x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
          double window =
              0.42 + 0.5 * Math.cos(Math.PI * d / half) + 0.08 * Math.cos(2 * Math.PI * d / half);
          sum += sinc * window * noise[n];
          total += sinc * window;
        }
      }
      assertThat(result[k]).isCloseTo(sum / total, within(2e-5));
    }
  }

  @Test
  void aRateThatIsNoneIsRefused() {
    for (double rate : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Resampler(rate))
          .withMessage("targetHz must be in (0, ∞), received " + rate);
    }
  }

  @Test
  void describesItself() {
    assertThat(new Resampler(240).then(new Resampler(60)).description())
        .isEqualTo(
            "resamples every signal and the labels to 240.0 Hz;"
                + " then resamples every signal and the labels to 60.0 Hz");
  }

  @Test
  void aFrameBetweenAMissingOneAndAnyOtherIsMissing() {
    MotionClip clip =
        new MotionClip(
                "r",
                "S1",
                100,
                List.of(new Signal("s", List.of(new Channel("s", "m")), new float[20])))
            .withMissing(List.of(new FrameSpan(5, 6), new FrameSpan(18, 20)));

    // Old frame 5 touches times in (4, 6), frames 18 and 19 times in (17, 20).
    assertThat(new Resampler(200).apply(clip).missing())
        .containsExactly(new FrameSpan(9, 12), new FrameSpan(35, 40));
    assertThat(new Resampler(50).apply(clip).missing()).containsExactly(new FrameSpan(9, 10));
    assertThat(new Resampler(40).apply(clip).missing())
        .containsExactly(new FrameSpan(2, 3), new FrameSpan(7, 8));
  }

  @Test
  void aRateThatNoMemoryHoldsIsRefused() {
    MotionClip clip =
        new MotionClip(
            "r", "S1", 1, List.of(new Signal("s", List.of(new Channel("s", "m")), new float[20])));

    assertThatThrownBy(() -> new Resampler(1e9).apply(clip))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            "r: expected at most 2147483639 frames of 1 channels after resampling by 1.00000e+09,"
                + " found 20000000000");
  }
}
