package org.kinema4j.har.synth;

import org.kinema4j.har.motion.Segment;

/**
 * The segments of one side of the body.
 *
 * @param shoulder shoulder blade
 * @param upperArm upper arm
 * @param foreArm forearm
 * @param hand hand
 * @param upperLeg thigh
 * @param lowerLeg shank
 * @param foot foot
 * @param toe toes
 */
record Limb(
    Segment shoulder,
    Segment upperArm,
    Segment foreArm,
    Segment hand,
    Segment upperLeg,
    Segment lowerLeg,
    Segment foot,
    Segment toe) {

  private static final Limb RIGHT =
      new Limb(
          Segment.RIGHT_SHOULDER,
          Segment.RIGHT_UPPER_ARM,
          Segment.RIGHT_FORE_ARM,
          Segment.RIGHT_HAND,
          Segment.RIGHT_UPPER_LEG,
          Segment.RIGHT_LOWER_LEG,
          Segment.RIGHT_FOOT,
          Segment.RIGHT_TOE);
  private static final Limb LEFT =
      new Limb(
          Segment.LEFT_SHOULDER,
          Segment.LEFT_UPPER_ARM,
          Segment.LEFT_FORE_ARM,
          Segment.LEFT_HAND,
          Segment.LEFT_UPPER_LEG,
          Segment.LEFT_LOWER_LEG,
          Segment.LEFT_FOOT,
          Segment.LEFT_TOE);

  static Limb of(Hand hand) {
    return hand == Hand.RIGHT ? RIGHT : LEFT;
  }
}
