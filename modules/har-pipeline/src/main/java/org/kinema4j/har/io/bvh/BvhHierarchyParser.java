package org.kinema4j.har.io.bvh;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.bvh.BvhSkeleton.EndSite;
import org.kinema4j.har.io.internal.Texts;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.PlainText;
import org.kinema4j.har.motion.Vector3;

/** Reads the part of a file from HIERARCHY to MOTION. */
final class BvhHierarchyParser {

  /** Joints and end sites that a skeleton may have. */
  static final int MOST_NODES = 10_000;

  /** Joints that may hang on one another. */
  static final int DEEPEST = 1_000;

  /**
   * Joints for each channel. Joints without channels cost memory at every frame but no text, so
   * that a small file could ask for any amount of it.
   */
  static final int MOST_JOINTS_A_CHANNEL = 4;

  private static final String IN_A_JOINT = "OFFSET, CHANNELS, JOINT, End Site or }";

  private final BvhText text;
  private final List<Node> nodes = new ArrayList<>();
  private final List<EndSite> endSites = new ArrayList<>();
  private final Map<String, Integer> lines = new HashMap<>();
  private int columns;

  BvhHierarchyParser(BvhText text) {
    this.text = text;
  }

  /** A joint as far as it was read. */
  private static final class Node {

    private final String name;
    private final int parent;
    private final int depth;
    private Vector3 offset;
    private List<BvhChannel> channels;
    private int firstColumn;

    Node(String name, int parent, int depth) {
      this.name = name;
      this.parent = parent;
      this.depth = depth;
    }

    BvhJoint joint() {
      return new BvhJoint(
          name, parent, offset, channels == null ? List.of() : channels, firstColumn);
    }
  }

  /** Reads everything up to and with the word MOTION. */
  BvhSkeleton parse() throws InputUnavailableException {
    expect("HIERARCHY");
    expect("ROOT");
    int current = open("ROOT", -1);
    while (current >= 0) {
      String word = text.word();
      switch (word.toUpperCase(Locale.ROOT)) {
        case "JOINT" -> current = open("JOINT", current);
        case "OFFSET" -> nodes.get(current).offset = offset(nodes.get(current).offset);
        case "CHANNELS" -> channels(nodes.get(current));
        case "END", "ENDSITE" -> endSite(current);
        case "}" -> current = close(nodes.get(current));
        default -> throw text.bad(IN_A_JOINT, BvhText.shown(word));
      }
    }
    String word = text.word();
    if (word.equalsIgnoreCase("ROOT")) {
      throw text.bad(
          "one ROOT", "a second one, " + named() + "; export each skeleton to a file of its own");
    }
    if (!word.equalsIgnoreCase("MOTION")) {
      throw text.bad("MOTION", BvhText.shown(word));
    }
    return skeleton();
  }

  private BvhSkeleton skeleton() {
    if (nodes.size() > (long) MOST_JOINTS_A_CHANNEL * columns) {
      throw new BadDataException(
          text.file(),
          "",
          "a channel for every " + MOST_JOINTS_A_CHANNEL + " joints",
          nodes.size() + " joints and " + columns + " channels");
    }
    return new BvhSkeleton(nodes.stream().map(Node::joint).toList(), endSites, columns);
  }

  private void expect(String keyword) throws InputUnavailableException {
    String word = text.word();
    if (!word.equalsIgnoreCase(keyword)) {
      throw text.bad(keyword, BvhText.shown(word));
    }
  }

  private void expectOpen() throws InputUnavailableException {
    expect("{");
    if (nodes.size() + endSites.size() >= MOST_NODES) {
      throw text.bad("at most " + MOST_NODES + " joints and end sites", "more");
    }
  }

  private String named() throws InputUnavailableException {
    return Texts.quoted(text.name());
  }

  private int open(String keyword, int parent) throws InputUnavailableException {
    String name = text.name().replaceAll("\\s+", " ");
    if (name.isEmpty()) {
      throw text.bad("a name behind " + keyword, "none");
    }
    if (!PlainText.isLine(name)) {
      throw text.bad("a name without control characters", Texts.quoted(name));
    }
    Integer earlier = lines.putIfAbsent(name, text.line());
    if (earlier != null) {
      throw text.bad(
          "each name once", Texts.quoted(name) + ", which stands in line " + earlier + " too");
    }
    int depth = parent < 0 ? 1 : nodes.get(parent).depth + 1;
    if (depth > DEEPEST) {
      throw text.bad("at most " + DEEPEST + " joints that hang on one another", "more");
    }
    expectOpen();
    nodes.add(new Node(name, parent, depth));
    return nodes.size() - 1;
  }

  private int close(Node node) {
    if (node.offset == null) {
      throw text.bad("an OFFSET of " + Texts.plain(node.name) + " before }", "none");
    }
    return node.parent;
  }

  private Vector3 offset(Vector3 earlier) throws InputUnavailableException {
    if (earlier != null) {
      throw text.bad("one OFFSET", "a second one");
    }
    return new Vector3(
        text.number("the X of an OFFSET"),
        text.number("the Y of an OFFSET"),
        text.number("the Z of an OFFSET"));
  }

  private void channels(Node node) throws InputUnavailableException {
    if (node.channels != null) {
      throw text.bad("CHANNELS once in a joint", "CHANNELS again");
    }
    String count = text.word();
    if (!count.matches("[0-6]")) {
      throw text.bad("a number of channels from 0 to 6", BvhText.shown(count));
    }
    node.channels = new ArrayList<>();
    node.firstColumn = columns;
    for (int i = Integer.parseInt(count); i > 0; i--) {
      String word = text.word();
      BvhChannel channel =
          BvhChannel.of(word)
              .orElseThrow(
                  () ->
                      text.bad(
                          "a channel such as Xposition or Zrotation, " + count + " of them",
                          BvhText.shown(word)));
      if (node.channels.contains(channel)) {
        throw text.bad("each channel once in a joint", channel.keyword() + " twice");
      }
      node.channels.add(channel);
    }
    columns += node.channels.size();
  }

  private void endSite(int parent) throws InputUnavailableException {
    text.name();
    expectOpen();
    expect("OFFSET");
    endSites.add(new EndSite(parent, offset(null)));
    expect("}");
  }
}
