package org.kinema4j.har.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class QuaternionTest {

  private static final double EPS = 1e-12;
  private static final Vector3 X = new Vector3(1, 0, 0);
  private static final Vector3 Z = new Vector3(0, 0, 1);

  private static void assertClose(Vector3 actual, Vector3 expected) {
    assertThat(actual.minus(expected).norm()).as("%s is %s", actual, expected).isLessThan(EPS);
  }

  private static Quaternion random(Random random) {
    return new Quaternion(
            random.nextGaussian(),
            random.nextGaussian(),
            random.nextGaussian(),
            random.nextGaussian())
        .normalized();
  }

  private static Vector3 randomVector(Random random) {
    return new Vector3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
  }

  @Test
  void turnsByTheRightHandRule() {
    Quaternion quarter = Quaternion.fromAxisAngle(new Vector3(0, 0, 5), Math.PI / 2);
    assertClose(quarter.rotate(X), new Vector3(0, 1, 0));
  }

  @Test
  void productTurnsFirstByTheSecondFactor() {
    Quaternion aboutZ = Quaternion.fromAxisAngle(Z, Math.PI / 2);
    Quaternion aboutX = Quaternion.fromAxisAngle(X, Math.PI / 2);
    assertClose(aboutX.times(aboutZ).rotate(X), Z);
    Random random = new Random(1);
    for (int i = 0; i < 100; i++) {
      Quaternion a = random(random);
      Quaternion b = random(random);
      Vector3 v = randomVector(random);
      assertClose(a.times(b).rotate(v), a.rotate(b.rotate(v)));
      assertClose(a.conjugate().rotate(a.rotate(v)), v);
      assertThat(a.rotate(v).norm()).isCloseTo(v.norm(), within(EPS));
    }
  }

  @Test
  void rotationVectorAndBackIsTheSameOrientation() {
    Random random = new Random(2);
    for (int i = 0; i < 100; i++) {
      Quaternion q = random(random);
      Vector3 v = randomVector(random);
      assertThat(q.toRotationVector().norm()).isBetween(0.0, Math.PI + EPS);
      assertClose(Quaternion.fromRotationVector(q.toRotationVector()).rotate(v), q.rotate(v));
    }
    Vector3 small = new Vector3(1e-12, -2e-12, 3e-12);
    Vector3 back = Quaternion.fromRotationVector(small).toRotationVector();
    assertThat(back.minus(small).norm()).isLessThan(1e-20);
    assertThat(Quaternion.IDENTITY.toRotationVector()).isEqualTo(Vector3.ZERO);
  }

  @Test
  void angularVelocityIsGlobalAndTakesTheShortWay() {
    Quaternion start = random(new Random(3));
    Vector3 omega = new Vector3(0.5, -1.5, 2.0);
    Quaternion end = Quaternion.fromRotationVector(omega.times(0.01)).times(start);
    Quaternion sameEnd = new Quaternion(-end.w(), -end.x(), -end.y(), -end.z());
    assertThat(start.angularVelocityTo(end, 0.01).minus(omega).norm()).isLessThan(1e-10);
    assertThat(start.angularVelocityTo(sameEnd, 0.01).minus(omega).norm()).isLessThan(1e-10);
  }

  @Test
  void headingIsTheTurnAboutZ() {
    Quaternion tilt = Quaternion.fromAxisAngle(X, 0.3);
    for (double angle : new double[] {-3, -1, 0, 0.5, 3}) {
      Quaternion turned = Quaternion.fromAxisAngle(Z, angle).times(tilt);
      assertThat(turned.heading()).isCloseTo(angle, within(EPS));
      Quaternion same = new Quaternion(-turned.w(), -turned.x(), -turned.y(), -turned.z());
      assertThat(same.heading()).isCloseTo(angle, within(EPS));
    }
  }

  @Test
  void slerpMovesAtConstantSpeedOnTheShortWay() {
    Quaternion start = Quaternion.fromAxisAngle(Z, 0.2);
    Quaternion end = Quaternion.fromAxisAngle(Z, 1.0);
    Quaternion same = new Quaternion(-end.w(), -end.x(), -end.y(), -end.z());
    assertThat(start.slerp(end, 0.25).heading()).isCloseTo(0.4, within(EPS));
    assertThat(start.slerp(same, 0.25).heading()).isCloseTo(0.4, within(EPS));
    assertClose(start.slerp(end, 1).rotate(X), end.rotate(X));
    assertClose(start.slerp(end, 0).rotate(X), start.rotate(X));
  }

  @Test
  void refusesWhatHasNoDirection() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Quaternion.fromAxisAngle(Vector3.ZERO, 1))
        .withMessage(
            "axis must have a length in (0, \u221e), received Vector3[x=0.0, y=0.0, z=0.0]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Quaternion(Double.NaN, 0, 0, 0).normalized())
        .withMessageStartingWith("a quaternion must have a length in (0, \u221e)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Quaternion.IDENTITY.angularVelocityTo(Quaternion.IDENTITY, 0))
        .withMessage("seconds must be in (0, \u221e), received 0.0");
  }

  @Test
  void vectorsAdd() {
    assertThat(X.plus(Z.times(2))).isEqualTo(new Vector3(1, 0, 2));
  }
}
