package org.kinema4j.har.io.bvh;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A skeleton from a seed with movement from that seed, its text, and its forward kinematics the
 * slow way: 3x3 matrices, one for each channel, recursion over the tree.
 */
final class RandomSkeleton {

  /** A joint with what hangs on it; numbers are rows of the channels. */
  private static final class Node {

    private final String name;
    private final double[] offset;
    private final List<String> channels = new ArrayList<>();
    private final List<Node> children = new ArrayList<>();
    private int firstColumn;

    Node(String name, double[] offset) {
      this.name = name;
      this.offset = offset;
    }
  }

  /**
   * Where each joint is and how it is turned, joints in the order of the text, axes of the file.
   */
  record Pose(List<double[]> positions, List<double[][]> rotations) {}

  private final Random random;
  private final boolean innerPositions;
  private final List<Node> nodes = new ArrayList<>();
  private final List<List<Double>> frames = new ArrayList<>();
  private int columns;

  RandomSkeleton(long seed, int joints, int frames, boolean innerPositions) {
    this.random = new Random(seed);
    this.innerPositions = innerPositions;
    Node root = grow(joints);
    number(root);
    for (int f = 0; f < frames; f++) {
      List<Double> row = new ArrayList<>();
      for (int c = 0; c < columns; c++) {
        // Six decimals, as the text has them.
        row.add(Math.rint((random.nextDouble() * 360 - 180) * 1e6) / 1e6);
      }
      this.frames.add(row);
    }
  }

  /** Depth first, as the text lists them. */
  private void number(Node node) {
    node.firstColumn = columns;
    columns += node.channels.size();
    nodes.add(node);
    node.children.forEach(this::number);
  }

  private Node grow(int joints) {
    List<Node> all = new ArrayList<>();
    for (int j = 0; j < joints; j++) {
      double[] offset = {offset(), offset(), offset()};
      Node node = new Node("j" + j, offset);
      List<String> rotations = new ArrayList<>(List.of("Xrotation", "Yrotation", "Zrotation"));
      List<String> positions = new ArrayList<>(List.of("Xposition", "Yposition", "Zposition"));
      Collections.shuffle(rotations, random);
      Collections.shuffle(positions, random);
      boolean whole = j == 0;
      node.channels.addAll(rotations.subList(0, whole ? 3 : random.nextInt(4)));
      if (whole || innerPositions) {
        node.channels.addAll(positions.subList(0, whole ? 3 : random.nextInt(4)));
        Collections.shuffle(node.channels, random);
      }
      if (!whole) {
        all.get(random.nextInt(all.size())).children.add(node);
      }
      all.add(node);
    }
    return all.get(0);
  }

  private double offset() {
    return Math.rint((random.nextDouble() * 60 - 30) * 1e6) / 1e6;
  }

  /** The file. */
  String text() {
    StringBuilder text = new StringBuilder("HIERARCHY\n");
    write("ROOT", nodes.get(0), text);
    text.append("MOTION\nFrames: ").append(frames.size()).append("\nFrame Time: 0.0083333\n");
    for (List<Double> frame : frames) {
      frame.forEach(number -> text.append(String.format(Locale.ROOT, "%.6f ", number)));
      text.append('\n');
    }
    return text.toString();
  }

  private static void write(String keyword, Node node, StringBuilder text) {
    text.append(
        String.format(
            Locale.ROOT,
            "%s %s\n{\nOFFSET %.6f %.6f %.6f\nCHANNELS %d %s\n",
            keyword,
            node.name,
            node.offset[0],
            node.offset[1],
            node.offset[2],
            node.channels.size(),
            String.join(" ", node.channels)));
    node.children.forEach(child -> write("JOINT", child, text));
    if (node.children.isEmpty()) {
      text.append("End Site\n{\nOFFSET 0 1 0\n}\n");
    }
    text.append("}\n");
  }

  /** Adds an angle about the vertical to every frame, before all other rotations of the root. */
  String textTurned(double degrees, double[] shift) {
    Node root = nodes.get(0);
    Node turned = new Node("turntable", new double[] {0, 0, 0});
    turned.channels.addAll(List.of("Xposition", "Yposition", "Zposition", "Yrotation"));
    turned.children.add(root);
    StringBuilder text = new StringBuilder("HIERARCHY\n");
    write("ROOT", turned, text);
    text.append("MOTION\nFrames: ").append(frames.size()).append("\nFrame Time: 0.0083333\n");
    for (List<Double> frame : frames) {
      text.append(
          String.format(
              Locale.ROOT, "%.6f %.6f %.6f %.6f ", shift[0], shift[1], shift[2], degrees));
      frame.forEach(number -> text.append(String.format(Locale.ROOT, "%.6f ", number)));
      text.append('\n');
    }
    return text.toString();
  }

  int joints() {
    return nodes.size();
  }

  int frames() {
    return frames.size();
  }

  /** For each joint its parent, or -1. */
  int parent(int joint) {
    for (int p = 0; p < nodes.size(); p++) {
      if (nodes.get(p).children.contains(nodes.get(joint))) {
        return p;
      }
    }
    return -1;
  }

  double length(int joint) {
    double[] o = nodes.get(joint).offset;
    return Math.sqrt(o[0] * o[0] + o[1] * o[1] + o[2] * o[2]);
  }

  /** Computes a frame. */
  Pose pose(int frame) {
    Pose pose = new Pose(new ArrayList<>(), new ArrayList<>());
    double[][] identity = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    compute(nodes.get(0), frame, new double[3], identity, pose);
    return pose;
  }

  private void compute(Node node, int frame, double[] at, double[][] turned, Pose pose) {
    double[] local = node.offset.clone();
    double[][] rotation = turned;
    for (int c = 0; c < node.channels.size(); c++) {
      String channel = node.channels.get(c);
      double number = frames.get(frame).get(node.firstColumn + c);
      int axis = channel.charAt(0) - 'X';
      if (channel.endsWith("position")) {
        local[axis] = number;
      } else {
        rotation = product(rotation, about(axis, Math.toRadians(number)));
      }
    }
    double[] position = new double[3];
    for (int i = 0; i < 3; i++) {
      position[i] = at[i];
      for (int k = 0; k < 3; k++) {
        position[i] += turned[i][k] * local[k];
      }
    }
    pose.positions().add(position);
    pose.rotations().add(rotation);
    for (Node child : node.children) {
      compute(child, frame, position, rotation, pose);
    }
  }

  private static double[][] about(int axis, double angle) {
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    return switch (axis) {
      case 0 -> new double[][] {{1, 0, 0}, {0, c, -s}, {0, s, c}};
      case 1 -> new double[][] {{c, 0, s}, {0, 1, 0}, {-s, 0, c}};
      default -> new double[][] {{c, -s, 0}, {s, c, 0}, {0, 0, 1}};
    };
  }

  private static double[][] product(double[][] a, double[][] b) {
    double[][] product = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 3; k++) {
          product[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return product;
  }
}
