package org.kinema4j.har.io.mvnx;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Labels of segments, points, joints, sensors and contacts that say nothing about a person: those
 * made of the words of anatomy that MVN uses. Others, such as the names of props, which users
 * choose, become {@code label1}, {@code label2} and so on, the same text always the same.
 */
final class AnonymousLabels {

  private static final int MOST_REPLACED = 10_000;
  private static final int MOST_CHARACTERS = 1 << 20;
  private static final int LONGEST = 80;
  private static final Pattern ANATOMY =
      Pattern.compile(
          "[jp]?(?:_?(?:Left|Right|Upper|Lower|Fore|Med|Mid|Lat|Top|Of|Back|Center|Central|Greater"
              + "|First|Second|Third|Fourth|Fifth|Ball|Pivot|Origin|Vertical|Pelvis|Neck|Head"
              + "|Shoulder|Arm|Hand|Leg|Foot|Toe|Heel|Hip|Knee|Ankle|Elbow|Wrist|Thumb|Pinky|Palm"
              + "|Finger|Carpus|Metacarpal|Metatarsal|CMC|MCP|PIP|DIP|MC|PP|MP|DP|IP|Tip|Spinal"
              + "|Process|Sacrum|Buttock|Auricularis|Acromion|Olecranon|Styloid|Ulnar|Radial"
              + "|Epicondyle|Trochanter|Patella|Malleolus|Tub|Tibial|Ischial|SIPS|ASI|CSI|IJ|PX"
              + "|Prop[1-9]|[CTLS][1-9][0-9]?))+");

  private final Map<String, String> replaced = new HashMap<>();
  private int characters;

  /**
   * Returns a label that may be written.
   *
   * @param label a label of the file, without blanks around it
   * @return the same, or its replacement; empty stays empty
   */
  String of(String label) {
    boolean anatomy = label.length() <= LONGEST && ANATOMY.matcher(label).matches();
    if (label.isEmpty() || anatomy) {
      return label;
    }
    String known = replaced.get(label);
    if (known != null) {
      return known;
    }
    String replacement = "label" + (replaced.size() + 1);
    replaced.put(label, replacement);
    characters += label.length();
    return replacement;
  }

  /** Tells whether there were more labels than any file has; each is kept in memory. */
  boolean isFull() {
    return replaced.size() > MOST_REPLACED || characters > MOST_CHARACTERS;
  }

  /** As {@link #of}, for the two labels of a connector, {@code segment/point}. */
  String ofConnector(String connector) {
    int slash = connector.indexOf('/');
    return slash < 0
        ? of(connector)
        : of(connector.substring(0, slash)) + "/" + of(connector.substring(slash + 1));
  }
}
