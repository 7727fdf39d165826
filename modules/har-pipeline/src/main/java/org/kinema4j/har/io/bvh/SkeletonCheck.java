package org.kinema4j.har.io.bvh;

import java.util.Locale;
import org.kinema4j.har.io.Irregularity.Kind;
import org.kinema4j.har.io.internal.IrregularityLog;
import org.kinema4j.har.motion.Vector3;

/** Tells whether the lengths of a skeleton are those of a person, for BVH states no unit. */
final class SkeletonCheck {

  private static final double SMALLEST = 0.5;
  private static final double LARGEST = 2.5;
  private static final double USUAL = 1.7;

  /** Units of length that programs export. */
  private enum Unit {
    METERS("metres", 1),
    INCHES("inches", 0.0254),
    CENTIMETERS("centimetres", 0.01),
    MILLIMETERS("millimetres", 0.001);

    private final String plural;
    private final double meters;

    Unit(String plural, double meters) {
      this.plural = plural;
      this.meters = meters;
    }
  }

  private SkeletonCheck() {}

  /**
   * Looks at the size of the skeleton at rest: the longest side of the box around all its joints
   * and ends with all angles at zero, which is height or span for the poses that are in use.
   */
  static void size(BvhSkeleton skeleton, double metersPerUnit, IrregularityLog log) {
    double units = extent(skeleton);
    double meters = units * metersPerUnit;
    // Without offsets, all lengths stand in the position channels.
    if (units > 0 && !(meters >= SMALLEST && meters <= LARGEST)) {
      Unit likeliest = likeliest(units);
      log.add(
          Kind.SIZE_IMPLAUSIBLE,
          -1,
          String.format(
              Locale.ROOT,
              "the skeleton is %.3g m high with %s m a unit: are its lengths in %s"
                  + " (%.3g m with %s m a unit)?",
              meters,
              metersPerUnit,
              likeliest.plural,
              units * likeliest.meters,
              likeliest.meters));
    }
  }

  private static Unit likeliest(double units) {
    Unit best = Unit.METERS;
    for (Unit unit : Unit.values()) {
      if (distance(units * unit.meters) < distance(units * best.meters)) {
        best = unit;
      }
    }
    return best;
  }

  private static double distance(double meters) {
    return Math.abs(Math.log(meters / USUAL));
  }

  private static double extent(BvhSkeleton skeleton) {
    Vector3[] places = new Vector3[skeleton.joints().size()];
    Box box = new Box();
    for (int j = 0; j < places.length; j++) {
      BvhJoint joint = skeleton.joints().get(j);
      places[j] = joint.isRoot() ? Vector3.ZERO : places[joint.parent()].plus(joint.offset());
      box.add(places[j]);
    }
    for (BvhSkeleton.EndSite site : skeleton.endSites()) {
      box.add(places[site.parent()].plus(site.offset()));
    }
    return box.longestSide();
  }

  /** The smallest box with axes along the coordinates around the origin and all points added. */
  private static final class Box {

    private final double[] low = new double[3];
    private final double[] high = new double[3];

    void add(Vector3 point) {
      double[] coordinates = {point.x(), point.y(), point.z()};
      for (int i = 0; i < coordinates.length; i++) {
        low[i] = Math.min(low[i], coordinates[i]);
        high[i] = Math.max(high[i], coordinates[i]);
      }
    }

    double longestSide() {
      double longest = 0;
      for (int i = 0; i < low.length; i++) {
        longest = Math.max(longest, high[i] - low[i]);
      }
      return longest;
    }
  }

  /**
   * Looks at inner joints with position channels in the first frame: files in which they are meant
   * to be added to the OFFSETs instead of standing in their place have them near zero.
   *
   * @param numbers the numbers of the frame
   */
  static void positions(BvhSkeleton skeleton, float[] numbers, IrregularityLog log) {
    double offsets = 0;
    double channels = 0;
    int joints = 0;
    for (BvhJoint joint : skeleton.joints()) {
      if (!joint.isRoot() && joint.hasPosition()) {
        joints++;
        for (int c = 0; c < joint.channels().size(); c++) {
          BvhChannel channel = joint.channels().get(c);
          if (channel.isPosition()) {
            channels += Math.abs(numbers[joint.firstColumn() + c]);
            offsets += Math.abs(component(joint.offset(), channel.axis()));
          }
        }
      }
    }
    if (channels < offsets / 2) {
      log.add(
          Kind.SIZE_IMPLAUSIBLE,
          0,
          String.format(
              Locale.ROOT,
              "the position channels of %d inner joints, which stand in the place of their OFFSETs,"
                  + " add up to %.3g units and the OFFSETs to %.3g: is the file meant to add them?",
              joints,
              channels,
              offsets));
    }
  }

  private static double component(Vector3 vector, int axis) {
    return axis == 0 ? vector.x() : axis == 1 ? vector.y() : vector.z();
  }
}
