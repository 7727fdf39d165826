package org.kinema4j.har.synth;

import java.util.ArrayList;
import java.util.List;
import org.kinema4j.har.motion.LabelSpan;
import org.kinema4j.har.motion.LabelTrack;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Quaternion;
import org.kinema4j.har.motion.Segment;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.XsensSignal;

/**
 * Finds AnDy's posture codes in a recording: standing ({@code St}), walking ({@code Wa}) or
 * crouching ({@code Cr}), and upright ({@code U}), bent forward ({@code BF}), strongly bent ({@code
 * BS}), hands above the head ({@code OH}) or elbow at shoulder height or above ({@code OS}).
 */
final class PostureLabels {

  private static final double WALKING_SPEED = 0.25;
  private static final double CROUCHING_SHARE = 0.85;
  private static final double BENT = Math.toRadians(20);
  private static final double STRONGLY_BENT = Math.toRadians(60);
  // Annotators do not note what is over at once.
  private static final double SHORTEST_SECONDS = 0.5;

  private final Signal orientation;
  private final Signal position;
  private final Signal velocity;
  private final double pelvisHeight;

  private PostureLabels(MotionClip clip) {
    orientation = clip.signal(XsensSignal.ORIENTATION.tag());
    position = clip.signal(XsensSignal.POSITION.tag());
    velocity = clip.signal(XsensSignal.VELOCITY.tag());
    double highest = 0;
    for (int f = 0; f < clip.frames(); f++) {
      highest = Math.max(highest, height(f, Segment.PELVIS));
    }
    pelvisHeight = highest;
  }

  /** Returns the detailed posture at each frame, for example {@code St_BF}. */
  static LabelTrack of(MotionClip clip) {
    PostureLabels postures = new PostureLabels(clip);
    List<String> labels = new ArrayList<>(clip.frames());
    for (int f = 0; f < clip.frames(); f++) {
      labels.add(postures.general(f) + "_" + postures.detail(f));
    }
    return withoutShort(LabelTrack.ofFrames(labels), (int) (SHORTEST_SECONDS * clip.frameRateHz()));
  }

  private String general(int frame) {
    if (height(frame, Segment.PELVIS) < CROUCHING_SHARE * pelvisHeight) {
      return "Cr";
    }
    double speed = Math.hypot(velocity.value(frame, 0), velocity.value(frame, 1));
    return speed > WALKING_SPEED ? "Wa" : "St";
  }

  private String detail(int frame) {
    for (Hand hand : Hand.values()) {
      if (height(frame, Limb.of(hand).hand()) > height(frame, Segment.HEAD)) {
        return "OH";
      }
    }
    for (Hand hand : Hand.values()) {
      Limb limb = Limb.of(hand);
      if (height(frame, limb.foreArm()) >= height(frame, limb.upperArm())) {
        return "OS";
      }
    }
    double inclination = inclination(frame);
    return inclination > STRONGLY_BENT ? "BS" : inclination > BENT ? "BF" : "U";
  }

  private double height(int frame, Segment segment) {
    return position.value(frame, 3 * segment.ordinal() + 2);
  }

  private double inclination(int frame) {
    int c = 4 * Segment.T8.ordinal();
    Quaternion chest =
        new Quaternion(
            orientation.value(frame, c),
            orientation.value(frame, c + 1),
            orientation.value(frame, c + 2),
            orientation.value(frame, c + 3));
    return Math.acos(Math.max(-1, Math.min(1, chest.rotate(Axes.Z).z())));
  }

  private static LabelTrack withoutShort(LabelTrack track, int shortest) {
    List<LabelSpan> kept = new ArrayList<>();
    for (LabelSpan span : track.spans()) {
      LabelSpan last = kept.isEmpty() ? null : kept.get(kept.size() - 1);
      if (last != null && (span.length() < shortest || span.label().equals(last.label()))) {
        kept.set(kept.size() - 1, new LabelSpan(last.start(), span.end(), last.label()));
      } else {
        kept.add(span);
      }
    }
    return new LabelTrack(track.frames(), kept);
  }
}
