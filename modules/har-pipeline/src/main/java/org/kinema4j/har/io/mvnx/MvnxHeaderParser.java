package org.kinema4j.har.io.mvnx;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.kinema4j.har.io.Irregularity.Kind;
import org.kinema4j.har.io.internal.FloatScanner;
import org.kinema4j.har.io.internal.Texts;
import org.kinema4j.har.io.mvnx.MvnxLayout.ErgonomicEntry;
import org.kinema4j.har.io.mvnx.MvnxLayout.JointEntry;
import org.kinema4j.har.io.mvnx.MvnxLayout.PointEntry;
import org.kinema4j.har.io.mvnx.MvnxLayout.SegmentEntry;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.PlainText;
import org.kinema4j.har.motion.Vector3;
import org.kinema4j.har.motion.XsensSignal.Items;

/** Reads the subject of an MVNX document and the lists in it. */
final class MvnxHeaderParser {

  private static final int MOST_ENTRIES = 10_000;
  private static final int LONGEST_LABEL = 80;
  // Whatever lies outside is a slip of the pen, and resampling it would need all the memory there
  // is.
  private static final double LOWEST_RATE_HZ = 1;
  private static final double HIGHEST_RATE_HZ = 100_000;
  private static final String OLD_SHOULDER = "C7Shoulder";
  private static final String NEW_SHOULDER = "T4Shoulder";

  private final MvnxCursor cursor;
  private final FloatScanner scanner = new FloatScanner();
  private final float[] point = new float[3];
  private final Map<Items, List<SegmentEntry>> segments = new EnumMap<>(Items.class);
  private final Map<Items, List<JointEntry>> joints = new EnumMap<>(Items.class);
  private final List<String> sensors = new ArrayList<>();
  private final List<ErgonomicEntry> ergonomicJoints = new ArrayList<>();
  private final List<String> footContacts = new ArrayList<>();
  private int entries;

  private String label = "";
  private String comment = "";
  private double frameRateHz;
  private String segmentCount = "";
  private final Map<String, String> attributes = new LinkedHashMap<>();

  MvnxHeaderParser(MvnxCursor cursor) {
    this.cursor = cursor;
  }

  /** Reads the attributes of {@code <subject>}. */
  void subject() {
    XMLStreamReader xml = cursor.xml();
    cursor.at("<subject>");
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String value = xml.getAttributeValue(i);
      switch (xml.getAttributeLocalName(i)) {
        case "label" -> label = value;
        case "frameRate" -> frameRateHz = frameRate(cursor, value.strip());
        case "segmentCount" -> segmentCount = value.strip();
        default -> attributes.put(xml.getAttributeLocalName(i), value);
      }
    }
    if (frameRateHz == 0) {
      throw badRate(cursor, "none");
    }
  }

  /** Reads a child of {@code <subject>}; false if it is none of a header. */
  boolean child(String name) throws XMLStreamException {
    cursor.at("<" + name + ">");
    switch (name) {
      case "comment" -> comment = cursor.text();
      case "segments" -> segments(Items.SEGMENTS);
      case "fingerTrackingSegmentsLeft" -> segments(Items.LEFT_FINGERS);
      case "fingerTrackingSegmentsRight" -> segments(Items.RIGHT_FINGERS);
      case "joints" -> joints(Items.JOINTS);
      case "fingerTrackingJointsLeft" -> joints(Items.LEFT_FINGER_JOINTS);
      case "fingerTrackingJointsRight" -> joints(Items.RIGHT_FINGER_JOINTS);
      case "sensors" -> labels(name, "sensor", sensors);
      case "footContactDefinition" -> labels(name, "contactDefinition", footContacts);
      case "ergonomicJointAngles" -> ergonomicJoints();
      default -> {
        return false;
      }
    }
    return true;
  }

  MvnxHeader.Subject subjectEntry() {
    return new MvnxHeader.Subject(label, comment, attributes);
  }

  double frameRateHz() {
    return frameRateHz;
  }

  /** Returns the lists once all are read, after checking that they can be true. */
  MvnxLayout layout() {
    cursor.at("<segments>");
    int listed = segments.getOrDefault(Items.SEGMENTS, List.of()).size();
    if (listed == 0) {
      throw cursor.bad("the list of segments before <frames>", "none");
    }
    if (!segmentCount.isEmpty() && !segmentCount.equals(Integer.toString(listed))) {
      throw cursor.bad(
          Texts.plain(segmentCount) + " segments as segmentCount says", Integer.toString(listed));
    }
    MvnxLayout layout = new MvnxLayout(segments, joints, sensors, ergonomicJoints, footContacts);
    for (Items items : Items.values()) {
      checkDistinct(layout.labels(items));
    }
    reportMissingSensors();
    return layout;
  }

  private void checkDistinct(List<String> labels) {
    Set<String> seen = new HashSet<>();
    for (String name : labels) {
      if (!seen.add(name)) {
        throw cursor.bad("each label once", Texts.quoted(name) + " twice");
      }
    }
  }

  private void reportMissingSensors() {
    String configuration = attributes.getOrDefault("configuration", "FullBody");
    if (sensors.isEmpty() || !configuration.equals("FullBody")) {
      return;
    }
    for (String sensor : MvnxLayout.FULL_BODY_SENSORS) {
      if (!sensors.contains(sensor)) {
        cursor.log().add(Kind.SENSOR_MISSING, -1, "no sensor " + sensor + " is listed");
      }
    }
  }

  /** Reads the attribute {@code frameRate}. */
  static double frameRate(MvnxCursor cursor, String text) {
    if (text.matches("[0-9]+,[0-9]+")) {
      throw cursor.bad("a decimal point in frameRate", "a decimal comma in " + Texts.quoted(text));
    }
    // Double.parseDouble also takes 60d, 0x1p6 and Infinity.
    double rate = FloatScanner.isNumber(text) ? Double.parseDouble(text) : Double.NaN;
    if (!(rate > 0)) {
      throw badRate(cursor, Texts.quoted(text));
    }
    if (!(rate >= LOWEST_RATE_HZ && rate <= HIGHEST_RATE_HZ)) {
      throw cursor.bad(
          "a frame rate in [%.0f, %.0f] Hz in the attribute frameRate"
              .formatted(LOWEST_RATE_HZ, HIGHEST_RATE_HZ),
          Texts.quoted(text));
    }
    return rate;
  }

  private static BadDataException badRate(MvnxCursor cursor, String found) {
    return cursor.bad("a frame rate above 0 in the attribute frameRate", found);
  }

  private void segments(Items items) throws XMLStreamException {
    List<SegmentEntry> list = new ArrayList<>();
    for (String name = cursor.child(); name != null; name = cursor.child()) {
      if (name.equals("segment")) {
        cursor.at("<segments>");
        String segment = labelHere();
        list.add(new SegmentEntry(segment, points(segment)));
      } else {
        cursor.skipUnknown(name, "segments");
      }
    }
    segments.put(items, list);
  }

  private List<PointEntry> points(String segment) throws XMLStreamException {
    List<PointEntry> list = new ArrayList<>();
    for (String name = cursor.child(); name != null; name = cursor.child()) {
      if (!name.equals("points")) {
        cursor.skipUnknown(name, "segment");
        continue;
      }
      for (String entry = cursor.child(); entry != null; entry = cursor.child()) {
        if (entry.equals("point")) {
          list.add(point(segment));
        } else {
          cursor.skipUnknown(entry, "points");
        }
      }
    }
    return list;
  }

  private PointEntry point(String segment) throws XMLStreamException {
    String pointLabel = today(labelHere());
    cursor.at("segment " + segment + ", point " + pointLabel);
    Vector3 position = Vector3.ZERO;
    for (String name = cursor.child(); name != null; name = cursor.child()) {
      if (name.equals("pos_s") || name.equals("pos_b")) {
        scanner.begin(point, 0, 3);
        int count = cursor.numbers(scanner);
        if (count != 3) {
          throw cursor.bad("3 numbers", Integer.toString(count));
        }
        position = new Vector3(point[0], point[1], point[2]);
      } else {
        cursor.skipUnknown(name, "point");
      }
    }
    return new PointEntry(pointLabel, position);
  }

  private void joints(Items items) throws XMLStreamException {
    List<JointEntry> list = new ArrayList<>();
    for (String name = cursor.child(); name != null; name = cursor.child()) {
      if (name.equals("joint")) {
        list.add(joint());
      } else {
        cursor.skipUnknown(name, "joints");
      }
    }
    joints.put(items, list);
  }

  private JointEntry joint() throws XMLStreamException {
    String written = labelHere();
    String joint = today(written);
    if (!joint.equals(written)) {
      cursor.log().add(Kind.RENAMED, -1, "joint " + written + " is called " + joint + " here");
    }
    String first = "";
    String second = "";
    for (String name = cursor.child(); name != null; name = cursor.child()) {
      switch (name) {
        case "connector1" -> first = today(plain(cursor.text()));
        case "connector2" -> second = today(plain(cursor.text()));
        default -> cursor.skipUnknown(name, "joint");
      }
    }
    return new JointEntry(joint, first, second);
  }

  private void labels(String parent, String element, List<String> list) throws XMLStreamException {
    for (String name = cursor.child(); name != null; name = cursor.child()) {
      if (name.equals(element)) {
        list.add(labelHere());
        cursor.skip();
      } else {
        cursor.skipUnknown(name, parent);
      }
    }
  }

  private void ergonomicJoints() throws XMLStreamException {
    for (String name = cursor.child(); name != null; name = cursor.child()) {
      if (name.equals("ergonomicJointAngle")) {
        ergonomicJoints.add(
            new ErgonomicEntry(
                labelHere(),
                plain(cursor.attribute("parentSegment")),
                plain(cursor.attribute("childSegment"))));
        cursor.skip();
      } else {
        cursor.skipUnknown(name, "ergonomicJointAngles");
      }
    }
  }

  private String labelHere() {
    if (++entries > MOST_ENTRIES) {
      throw cursor.bad("at most " + MOST_ENTRIES + " entries in all lists", "more");
    }
    String text = cursor.attribute("label");
    if (text.isEmpty()) {
      throw cursor.bad("a label in <" + cursor.xml().getLocalName() + ">", "none");
    }
    return plain(text);
  }

  /** Labels stand in messages, and thousands of long ones would fill the memory. */
  private String plain(String text) {
    if (text.length() > LONGEST_LABEL || !PlainText.isLine(text)) {
      throw cursor.bad(
          "labels of one line, at most " + LONGEST_LABEL + " characters", Texts.quoted(text));
    }
    return text;
  }

  private static String today(String name) {
    return name.replace(OLD_SHOULDER, NEW_SHOULDER);
  }
}
