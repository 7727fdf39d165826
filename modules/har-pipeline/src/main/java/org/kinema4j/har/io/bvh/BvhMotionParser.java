package org.kinema4j.har.io.bvh;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.Irregularity.Kind;
import org.kinema4j.har.io.internal.FloatScanner;
import org.kinema4j.har.io.internal.IrregularityLog;
import org.kinema4j.har.io.internal.Texts;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.XsensSignal;

/** Reads the part of a file behind MOTION, and computes each frame as soon as it is read. */
final class BvhMotionParser {

  private static final Pattern FRAMES = Pattern.compile("(?i)Frames\\s*:?\\s*(\\S*)");
  private static final Pattern FRAME_TIME = Pattern.compile("(?i)Frame\\s*Time\\s*:?\\s*(\\S*)");
  private static final int FIRST_CAPACITY = 64;
  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;
  // Numbers have 64 characters at most, and few have more than 20 with their blanks.
  private static final int CHARACTERS_A_NUMBER = 80;
  private static final int SPARE_CHARACTERS = 10_000;

  private final BvhText text;
  private final BvhSkeleton skeleton;
  private final ForwardKinematics kinematics;
  private final IrregularityLog log;
  private int announced;
  private double rateHz;
  private float[] position = {};
  private float[] orientation = {};

  BvhMotionParser(
      BvhText text, BvhSkeleton skeleton, ForwardKinematics kinematics, IrregularityLog log) {
    this.text = text;
    this.skeleton = skeleton;
    this.kinematics = kinematics;
    this.log = log;
  }

  /** Reads everything to the end of the file. */
  void parse() throws InputUnavailableException {
    announced = announcedFrames(value(FRAMES, "\"Frames:\" and their number"));
    BvhFrameTime time = frameTime(value(FRAME_TIME, "\"Frame Time:\" and the seconds of a frame"));
    rateHz = time.rateHz();
    time.doubt().ifPresent(doubt -> log.add(Kind.RATE_UNCERTAIN, -1, doubt));
    float[] numbers = new float[skeleton.columns()];
    FloatScanner scanner = new FloatScanner();
    int frames = 0;
    while (frames < announced && read(scanner, numbers, frames)) {
      if (frames == 0) {
        SkeletonCheck.positions(skeleton, numbers, log);
      }
      compute(numbers, frames);
      frames++;
    }
    requireAnnounced(frames + text.countLines());
  }

  double rateHz() {
    return rateHz;
  }

  /** Returns position and orientation of all joints. */
  List<Signal> signals(List<String> names) {
    return List.of(
        signal(XsensSignal.POSITION, names, position),
        signal(XsensSignal.ORIENTATION, names, orientation));
  }

  private static Signal signal(XsensSignal kind, List<String> names, float[] values) {
    return new Signal(kind.tag(), kind.channels(names), values);
  }

  private String value(Pattern pattern, String expected) throws InputUnavailableException {
    String line = text.nextLine();
    Matcher matcher = pattern.matcher(line);
    if (!matcher.matches()) {
      throw text.bad(expected, BvhText.shown(line));
    }
    return matcher.group(1);
  }

  private int announcedFrames(String value) {
    // The orientation is the longer one of the two signals.
    int most = LONGEST_ARRAY / (4 * kinematics.joints());
    long frames = value.matches("[0-9]{1,10}") ? Long.parseLong(value) : 0;
    if (frames < 1 || frames > most) {
      throw text.bad(
          "a number of frames from 1 to %d for %d joints".formatted(most, kinematics.joints()),
          Texts.quoted(value));
    }
    return (int) frames;
  }

  private BvhFrameTime frameTime(String value) {
    return BvhFrameTime.of(value)
        .orElseThrow(() -> text.bad("a Frame Time from 0.00001 to 1 seconds", Texts.quoted(value)));
  }

  private boolean read(FloatScanner scanner, float[] numbers, int frame)
      throws InputUnavailableException {
    scanner.begin(numbers, 0, numbers.length);
    if (!text.feedLine(scanner, CHARACTERS_A_NUMBER * numbers.length + SPARE_CHARACTERS)) {
      return false;
    }
    int count = scanner.end();
    if (scanner.problem().isPresent()) {
      FloatScanner.Problem problem = scanner.problem().get();
      throw bad(frame, ", " + skeleton.column(count), problem.expected(), problem.found());
    }
    if (count != numbers.length) {
      throw bad(frame, "", numbers.length + " numbers, one a channel", Integer.toString(count));
    }
    return true;
  }

  private void compute(float[] numbers, int frame) {
    int joints = kinematics.joints();
    if (frame * 3 * joints == position.length) {
      int capacity = (int) Math.min(announced, Math.max(FIRST_CAPACITY, 2L * frame));
      position = Arrays.copyOf(position, capacity * 3 * joints);
      orientation = Arrays.copyOf(orientation, capacity * 4 * joints);
    }
    kinematics.apply(numbers, frame, position, orientation);
    for (int i = frame * 3 * joints; i < (frame + 1) * 3 * joints; i++) {
      if (!Float.isFinite(position[i])) {
        throw bad(
            frame,
            ", " + skeleton.joints().get(i / 3 % joints).name(),
            "a position within all measure",
            position[i] + " m");
      }
    }
  }

  private void requireAnnounced(long lines) {
    if (lines != announced) {
      throw new BadDataException(
          text.file(),
          "",
          announced + " frames, as the line \"Frames:\" says",
          lines
              + " lines of numbers"
              + (lines < announced ? "; the file is cut off, export it again" : ""));
    }
  }

  private BadDataException bad(int frame, String place, String expected, String found) {
    return new BadDataException(
        text.file(), "line %d, frame %d%s".formatted(text.line(), frame, place), expected, found);
  }
}
