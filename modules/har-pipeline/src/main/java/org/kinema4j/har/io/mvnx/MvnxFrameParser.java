package org.kinema4j.har.io.mvnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.kinema4j.har.io.Irregularity.Kind;
import org.kinema4j.har.io.internal.FloatScanner;
import org.kinema4j.har.io.internal.Texts;
import org.kinema4j.har.io.mvnx.MvnxLayout.ErgonomicEntry;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.Quaternion;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.Vector3;
import org.kinema4j.har.motion.XsensSignal;
import org.kinema4j.har.motion.XsensSignal.Items;

/** Reads the frames of an MVNX document: poses, and the numbers of the movement. */
final class MvnxFrameParser {

  private static final Set<String> POSES =
      Set.of(
          CalibrationPose.N_POSE,
          CalibrationPose.T_POSE,
          CalibrationPose.T_POSE_ISB,
          CalibrationPose.IDENTITY);
  private static final int OLD_ERGONOMIC_JOINTS = 4;
  private static final int MOST_POSES = 100;
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,18}");
  private static final double UNIT_TOLERANCE = 1e-3;
  // Above this rate neighbouring frames may share a millisecond.
  private static final double SHARED_MILLIS_HZ = 500;

  private final MvnxCursor cursor;
  private final MvnxLayout layout;
  private final double frameRateHz;
  private final Set<XsensSignal> wanted;
  private final Map<String, SignalColumn> columns = new HashMap<>();
  private final Set<String> known = new HashSet<>();
  private final Set<String> unlisted = new HashSet<>();
  private final FloatScanner scanner = new FloatScanner();
  private final List<CalibrationPose> poses = new ArrayList<>();
  private int frames;
  private long startMillis;
  private long lastIndex = -1;
  private long lastTime;
  private boolean indexReported;

  MvnxFrameParser(
      MvnxCursor cursor, MvnxLayout layout, double frameRateHz, Set<XsensSignal> wanted) {
    this.cursor = cursor;
    this.layout = layout;
    this.frameRateHz = frameRateHz;
    this.wanted = wanted;
    for (XsensSignal signal : XsensSignal.values()) {
      if (!signal.isElement()) {
        continue;
      }
      known.add(signal.tag());
      if (isWanted(signal)) {
        addColumn(signal);
      }
    }
  }

  private boolean isWanted(XsensSignal signal) {
    boolean derivative =
        wanted.contains(XsensSignal.CENTER_OF_MASS_VELOCITY)
            || wanted.contains(XsensSignal.CENTER_OF_MASS_ACCELERATION);
    return wanted.contains(signal) || (signal == XsensSignal.CENTER_OF_MASS && derivative);
  }

  private void addColumn(XsensSignal signal) {
    int parts = signal.parts().names().size();
    List<String> labels = layout.labels(signal.items());
    List<Integer> widths = List.of(labels.size() * parts);
    if (signal == XsensSignal.CENTER_OF_MASS) {
      widths = List.of(parts, 3 * parts);
    } else if (labels.isEmpty() && signal.items() == Items.FOOT_CONTACTS) {
      labels = MvnxLayout.FOOT_CONTACTS;
      widths = List.of(labels.size());
    } else if (labels.isEmpty() && signal.items() == Items.ERGONOMIC_JOINTS) {
      labels = MvnxLayout.ERGONOMIC_JOINTS.stream().map(ErgonomicEntry::label).toList();
      widths = List.of(OLD_ERGONOMIC_JOINTS * parts, labels.size() * parts);
    } else if (labels.isEmpty()) {
      unlisted.add(signal.tag());
      return;
    }
    columns.put(signal.tag(), new SignalColumn(signal, labels, widths));
  }

  /** Reads {@code <frames>} to its end. */
  void frames() throws XMLStreamException {
    for (String name = cursor.child(); name != null; name = cursor.child()) {
      if (!name.equals("frame")) {
        cursor.skipUnknown(name, "frames");
        continue;
      }
      String type = cursor.attribute("type");
      if (type.equals("normal")) {
        normalFrame();
      } else if (POSES.contains(type)) {
        pose(type);
      } else {
        String text = type.isEmpty() ? "without a type" : "of type " + Texts.quoted(type);
        cursor.log().add(Kind.UNKNOWN_FRAME_TYPE, frames, "a frame " + text + " was skipped");
        cursor.skip();
      }
      cursor.at("<frames>");
    }
    checkErgonomicJoints();
  }

  private void checkErgonomicJoints() {
    int joints = ergonomicJoints(XsensSignal.JOINT_ANGLE_ERGO);
    int others = ergonomicJoints(XsensSignal.JOINT_ANGLE_ERGO_XZY);
    if (joints > 0 && others > 0 && joints != others) {
      throw cursor.bad(
          "as many joints in <jointAngleErgoXZY> as in <jointAngleErgo>, " + joints, others + "");
    }
  }

  int count() {
    return frames;
  }

  long startMillis() {
    return startMillis;
  }

  List<CalibrationPose> poses() {
    return poses;
  }

  /** Returns the lists, with those that the file lacks but whose numbers it has. */
  MvnxLayout layout() {
    MvnxLayout complete = layout;
    SignalColumn contacts = columns.get(XsensSignal.FOOT_CONTACTS.tag());
    if (contacts != null && contacts.frames() > 0) {
      complete = complete.withFootContacts(contacts.labels());
    }
    if (complete.ergonomicJoints().isEmpty()) {
      int joints =
          Math.max(
              ergonomicJoints(XsensSignal.JOINT_ANGLE_ERGO),
              ergonomicJoints(XsensSignal.JOINT_ANGLE_ERGO_XZY));
      complete = complete.withErgonomicJoints(MvnxLayout.ERGONOMIC_JOINTS.subList(0, joints));
    }
    return complete;
  }

  private int ergonomicJoints(XsensSignal signal) {
    SignalColumn column = columns.get(signal.tag());
    return column == null || column.frames() == 0 ? 0 : column.labels().size();
  }

  /** Returns the signals that were found, in the order of {@link XsensSignal}. */
  List<Signal> signals() {
    List<Signal> signals = new ArrayList<>();
    for (XsensSignal signal : XsensSignal.values()) {
      SignalColumn column = columns.get(signal.tag());
      if (column != null && column.frames() > 0) {
        signals.addAll(column.signals(wanted));
      }
    }
    return signals;
  }

  private void normalFrame() throws XMLStreamException {
    cursor.atFrame(frames, "");
    checkIndex();
    checkTime();
    for (String name = cursor.child(); name != null; name = cursor.child()) {
      SignalColumn column = columns.get(name);
      if (column != null) {
        cursor.atFrame(frames, name);
        read(column);
        cursor.atFrame(frames, "");
      } else if (known.contains(name)) {
        reportUnlisted(name);
        cursor.skip();
      } else {
        cursor.skipUnknown(name, "frame");
      }
    }
    frames++;
    for (SignalColumn column : columns.values()) {
      if (column.frames() > 0 && column.frames() < frames) {
        throw cursor.bad("<" + column.tag() + "> as in the frames before", "none");
      }
    }
  }

  private void read(SignalColumn column) throws XMLStreamException {
    if (column.frames() < frames) {
      throw cursor.bad("the element in every frame or in none", "none in the frames before");
    }
    if (column.frames() > frames) {
      throw cursor.bad("the element once", "it twice");
    }
    if (!column.hasRoom()) {
      throw cursor.bad("at most 2^31 numbers of one signal", "more");
    }
    int offset = column.offset();
    float[] values = column.room();
    scanner.begin(values, offset, column.most());
    int count = cursor.numbers(scanner);
    String allowed = column.allowed();
    if (!column.accept(count)) {
      throw cursor.bad(allowed + " numbers", Integer.toString(count));
    }
    if (column.tag().equals(XsensSignal.ORIENTATION.tag())) {
      checkUnit(values, offset, count);
    }
  }

  private void checkUnit(float[] values, int offset, int count) {
    for (int c = 0; c < count; c += 4) {
      double sum = 0;
      for (int i = offset + c; i < offset + c + 4; i++) {
        sum += (double) values[i] * values[i];
      }
      double length = Math.sqrt(sum);
      int segment = c / 4;
      if (!(length > 0)) {
        throw noDirection(segment);
      }
      if (!(Math.abs(length - 1) <= UNIT_TOLERANCE)) {
        cursor.log().add(Kind.QUATERNION_NOT_UNIT, frames, () -> orientationText(segment, length));
      }
    }
  }

  private String orientationText(int segment, double length) {
    return String.format(
        Locale.ROOT, "the orientation of %s has length %.4f, not 1", label(segment), length);
  }

  private BadDataException noDirection(int segment) {
    return cursor.bad(
        "quaternions of length 1", "one of length 0, the orientation of " + label(segment));
  }

  private String label(int segment) {
    return layout.labels(Items.SEGMENTS).get(segment);
  }

  private void reportUnlisted(String name) {
    if (unlisted.remove(name)) {
      String text = "<" + name + "> was skipped, the file does not list what it belongs to";
      cursor.log().add(Kind.ITEMS_NOT_LISTED, -1, text);
    }
  }

  private void checkIndex() {
    OptionalLong index = number("index");
    if (index.isEmpty()) {
      if (!indexReported) {
        cursor.log().add(Kind.INDEX_UNUSABLE, frames, "the attribute index is missing or empty");
      }
      indexReported = true;
      lastIndex++;
      return;
    }
    long value = index.getAsLong();
    if (frames == 0 && value != 0) {
      cursor.log().add(Kind.CLIPPED_START, 0, "the first index is " + value);
    } else if (frames > 0 && value != lastIndex + 1) {
      cursor.log().add(Kind.INDEX_GAP, frames, "index jumps from " + lastIndex + " to " + value);
    }
    lastIndex = value;
  }

  private void checkTime() {
    if (frames == 0) {
      startMillis = number("ms").orElse(0);
    }
    long time = number("time").orElse(lastTime + 1);
    boolean mayStand = frameRateHz > SHARED_MILLIS_HZ;
    if (frames > 0 && (time < lastTime || (time == lastTime && !mayStand))) {
      String text = "time goes from " + lastTime + " to " + time + " ms";
      cursor.log().add(Kind.TIME_NOT_INCREASING, frames, text);
    }
    lastTime = time;
  }

  private OptionalLong number(String attribute) {
    String text = cursor.attribute(attribute);
    return WHOLE_NUMBER.matcher(text).matches()
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  private void pose(String type) throws XMLStreamException {
    int segments = layout.labels(Items.SEGMENTS).size();
    float[] orientation = null;
    float[] position = null;
    for (String name = cursor.child(); name != null; name = cursor.child()) {
      cursor.at("frame of type " + type + ", <" + name + ">");
      if (name.equals(XsensSignal.ORIENTATION.tag())) {
        orientation = poseNumbers(4 * segments);
      } else if (name.equals(XsensSignal.POSITION.tag())) {
        position = poseNumbers(3 * segments);
      } else if (known.contains(name)) {
        cursor.skip();
      } else {
        cursor.skipUnknown(name, "frame");
      }
    }
    if (orientation == null || position == null) {
      String text = "a frame of type " + type + " without orientation or position was skipped";
      cursor.log().add(Kind.POSE_INCOMPLETE, -1, text);
    } else if (poses.size() == MOST_POSES) {
      throw cursor.bad("at most " + MOST_POSES + " frames of poses", "more");
    } else {
      poses.add(poseOf(type, orientation, position));
    }
  }

  private float[] poseNumbers(int width) throws XMLStreamException {
    float[] values = new float[width];
    scanner.begin(values, 0, width);
    int count = cursor.numbers(scanner);
    if (count != width) {
      throw cursor.bad(width + " numbers", Integer.toString(count));
    }
    return values;
  }

  private CalibrationPose poseOf(String type, float[] orientation, float[] position) {
    List<Quaternion> orientations = new ArrayList<>();
    List<Vector3> positions = new ArrayList<>();
    for (int s = 0; s < position.length / 3; s++) {
      int q = 4 * s;
      Quaternion turn =
          new Quaternion(
              orientation[q], orientation[q + 1], orientation[q + 2], orientation[q + 3]);
      if (!(turn.norm() > 0)) {
        cursor.at("frame of type " + type + ", <" + XsensSignal.ORIENTATION.tag() + ">");
        throw noDirection(s);
      }
      orientations.add(turn);
      int p = 3 * s;
      positions.add(new Vector3(position[p], position[p + 1], position[p + 2]));
    }
    return new CalibrationPose(type, orientations, positions);
  }
}
