package org.kinema4j.har.io.mvnx;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.kinema4j.har.motion.XsensSignal;

/**
 * What an anonymous MVNX file may hold: elements, their attributes, and what may stand in these.
 * Whatever is not listed here is left out, so that an attribute nobody has heard of cannot name a
 * person.
 *
 * <ul>
 *   <li>Numbers that describe the recording ({@code frameRate}, counts, {@code id}, {@code index})
 *       stay as they are.
 *   <li>Words stay if they are among those that MVN itself writes: {@code configuration}, {@code
 *       userScenario}, {@code processingQuality}, {@code type}, and labels by {@link
 *       AnonymousLabels}.
 *   <li>{@code label} of the subject (often a name), {@code originalFilename} (path, and the name
 *       of who recorded) and {@code recDate} stay as empty attributes: programs ask for them.
 *   <li>{@code build} of MVN goes: it holds a date, and narrows that of the recording.
 *   <li>{@code securityCode} goes: it is the checksum of a file that is no longer the same.
 *   <li>Points of the body stay: joint angles cannot be computed without. They are measures of a
 *       person.
 * </ul>
 */
final class AllowedContent {

  /** What stands in an element. */
  enum Kind {
    /** Elements. */
    ELEMENTS,
    /** Numbers, copied as they are. */
    NUMBERS,
    /** Two labels with a slash between. */
    CONNECTOR,
    /** Text of a user, of which nothing stays but the word that says the data is invented. */
    COMMENT
  }

  /**
   * What one element may hold.
   *
   * @param kind what stands in it
   * @param children names of the elements in it
   * @param attributes by name, what becomes of a value without blanks around it; null to leave it
   *     out
   */
  record Element(Kind kind, Set<String> children, Map<String, UnaryOperator<String>> attributes) {}

  private static final Pattern SOFTWARE = Pattern.compile("[0-9]{1,4}(\\.[0-9]{1,4}){0,3}");
  private static final Pattern COUNT = Pattern.compile("-?[0-9]{1,9}");
  private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");
  private static final Pattern CONFIGURATION =
      Pattern.compile("(Full|Upper|Lower)Body(NoHands|WithSternum|NoFeet)?");
  private static final List<String> SCENARIOS =
      List.of("singleLevel", "multiLevel", "noLevel", "softFloor", "soccer");
  private static final List<String> QUALITIES = List.of("HD", "Live", "LiveHD");
  private static final String OTHER_CONFIGURATION = "Other";

  private final Map<String, Element> elements = new LinkedHashMap<>();

  AllowedContent(AnonymousLabels labels, AnonymousClock clock) {
    Map<String, UnaryOperator<String>> none = Map.of();
    UnaryOperator<String> count = matching(COUNT);
    Map<String, UnaryOperator<String>> label = Map.of("label", labels::of);
    parent("mvnx", Map.of("version", value -> value), "mvn", "comment", "subject");
    parent("mvn", Map.of("version", matching(SOFTWARE)));
    elements.put("comment", new Element(Kind.COMMENT, Set.of(), none));
    parent("subject", subject(count), subjectChildren());
    for (String side :
        List.of("segments", "fingerTrackingSegmentsLeft", "fingerTrackingSegmentsRight")) {
      parent(side, none, "segment");
    }
    parent("segment", Map.of("label", labels::of, "id", count), "points");
    parent("points", none, "point");
    parent("point", label, "pos_s", "pos_b");
    numbers("pos_s");
    numbers("pos_b");
    parent("sensors", none, "sensor");
    parent("sensor", label);
    for (String side : List.of("joints", "fingerTrackingJointsLeft", "fingerTrackingJointsRight")) {
      parent(side, none, "joint");
    }
    parent("joint", label, "connector1", "connector2");
    elements.put("connector1", new Element(Kind.CONNECTOR, Set.of(), none));
    elements.put("connector2", new Element(Kind.CONNECTOR, Set.of(), none));
    parent("ergonomicJointAngles", none, "ergonomicJointAngle");
    parent(
        "ergonomicJointAngle",
        Map.of(
            "label", labels::of,
            "index", count,
            "parentSegment", labels::of,
            "childSegment", labels::of));
    parent("footContactDefinition", none, "contactDefinition");
    parent("contactDefinition", Map.of("label", labels::of, "index", count));
    frames(count, clock);
  }

  private static String[] subjectChildren() {
    return new String[] {
      "comment",
      "segments",
      "sensors",
      "joints",
      "ergonomicJointAngles",
      "footContactDefinition",
      "fingerTrackingSegmentsLeft",
      "fingerTrackingSegmentsRight",
      "fingerTrackingJointsLeft",
      "fingerTrackingJointsRight",
      "frames"
    };
  }

  private static Map<String, UnaryOperator<String>> subject(UnaryOperator<String> count) {
    UnaryOperator<String> blank = value -> "";
    return Map.of(
        "label",
        blank,
        "originalFilename",
        blank,
        "recDate",
        blank,
        // Checked by the reader's own rule when it is met.
        "frameRate",
        value -> value,
        "segmentCount",
        count,
        "torsoColor",
        matching(COLOR),
        // Not left out: a file without counts as one of the full body.
        "configuration",
        value -> CONFIGURATION.matcher(value).matches() ? value : OTHER_CONFIGURATION,
        "userScenario",
        value -> SCENARIOS.contains(value) ? value : null,
        "processingQuality",
        value -> QUALITIES.contains(value) ? value : null);
  }

  private void frames(UnaryOperator<String> count, AnonymousClock clock) {
    parent(
        "frames",
        Map.of("segmentCount", count, "sensorCount", count, "jointCount", count),
        "frame");
    List<String> signals =
        Arrays.stream(XsensSignal.values())
            .filter(XsensSignal::isElement)
            .map(XsensSignal::tag)
            .toList();
    parent(
        "frame",
        Map.of(
            "type", value -> value,
            "index", clock::index,
            "time", clock::time,
            "tc", clock::tc,
            "ms", clock::ms),
        signals.toArray(String[]::new));
    signals.forEach(this::numbers);
  }

  private void parent(
      String name, Map<String, UnaryOperator<String>> attributes, String... children) {
    elements.put(name, new Element(Kind.ELEMENTS, Set.of(children), attributes));
  }

  private void numbers(String name) {
    elements.put(name, new Element(Kind.NUMBERS, Set.of(), Map.of()));
  }

  private static UnaryOperator<String> matching(Pattern pattern) {
    return value -> pattern.matcher(value).matches() ? value : null;
  }

  /** Returns what an element may hold that one of its possible parents lists. */
  Element element(String name) {
    return elements.get(name);
  }
}
