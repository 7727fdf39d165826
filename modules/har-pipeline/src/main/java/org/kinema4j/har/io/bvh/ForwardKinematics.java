package org.kinema4j.har.io.bvh;

import java.util.List;
import org.kinema4j.har.motion.Quaternion;
import org.kinema4j.har.motion.Vector3;

/**
 * Positions and orientations of all joints from the numbers of a frame, in double precision.
 *
 * <pre>
 *   R_joint = R_parent * R_1 * R_2 * R_3      one rotation a channel, in the order of the file
 *   p_joint = p_parent + R_parent * t_joint   t: the OFFSET; a position channel stands in its place
 * </pre>
 *
 * <p>Computed in the axes of the file, handed out in those of {@link org.kinema4j.har.motion}: the
 * change of axes {@code C}, which moves Z to X, X to Y and Y to Z, makes {@code C p} of a position
 * and {@code C R C^T} of a rotation.
 */
final class ForwardKinematics {

  private final double metersPerUnit;
  private final Quaternion[] turns;
  private final int[] parents;
  private final double[] offsets;
  private final int[] firstColumns;
  private final int[][] positionAxes;
  private final int[][] rotationAxes;
  private final double[] positions;
  private final double[] rotations;

  /**
   * Prepares a skeleton.
   *
   * @param turns for each joint the rotation from the body frame wanted into that of the file, in
   *     the axes of the result
   */
  ForwardKinematics(BvhSkeleton skeleton, double metersPerUnit, List<Quaternion> turns) {
    int joints = skeleton.joints().size();
    this.metersPerUnit = metersPerUnit;
    this.turns = turns.toArray(Quaternion[]::new);
    this.parents = new int[joints];
    this.offsets = new double[3 * joints];
    this.firstColumns = new int[joints];
    this.positionAxes = new int[joints][];
    this.rotationAxes = new int[joints][];
    this.positions = new double[3 * joints];
    this.rotations = new double[4 * joints];
    for (int j = 0; j < joints; j++) {
      prepare(j, skeleton.joints().get(j));
    }
  }

  private void prepare(int j, BvhJoint joint) {
    parents[j] = joint.parent();
    offsets[3 * j] = joint.offset().x();
    offsets[3 * j + 1] = joint.offset().y();
    offsets[3 * j + 2] = joint.offset().z();
    firstColumns[j] = joint.firstColumn();
    int channels = joint.channels().size();
    positionAxes[j] = new int[channels];
    rotationAxes[j] = new int[channels];
    for (int c = 0; c < channels; c++) {
      BvhChannel channel = joint.channels().get(c);
      positionAxes[j][c] = channel.isPosition() ? channel.axis() : -1;
      rotationAxes[j][c] = channel.isPosition() ? -1 : channel.axis();
    }
  }

  int joints() {
    return parents.length;
  }

  /**
   * Computes a frame.
   *
   * @param numbers the numbers of the frame
   * @param frame where it goes
   * @param position receives x, y, z of each joint in metres
   * @param orientation receives w, x, y, z of each joint
   */
  void apply(float[] numbers, int frame, float[] position, float[] orientation) {
    for (int j = 0; j < parents.length; j++) {
      place(j, numbers);
      rotate(j, numbers);
    }
    int p = frame * positions.length;
    int q = frame * rotations.length;
    for (int j = 0; j < parents.length; j++) {
      position[p++] = (float) (positions[3 * j + 2] * metersPerUnit);
      position[p++] = (float) (positions[3 * j] * metersPerUnit);
      position[p++] = (float) (positions[3 * j + 1] * metersPerUnit);
      Quaternion turned = orientation(j);
      orientation[q++] = (float) turned.w();
      orientation[q++] = (float) turned.x();
      orientation[q++] = (float) turned.y();
      orientation[q++] = (float) turned.z();
    }
  }

  private Quaternion orientation(int j) {
    int q = 4 * j;
    Quaternion inFile =
        new Quaternion(rotations[q], rotations[q + 3], rotations[q + 1], rotations[q + 2]);
    return turns[j].equals(Quaternion.IDENTITY) ? inFile : inFile.times(turns[j]);
  }

  private void place(int j, float[] numbers) {
    int p = 3 * j;
    System.arraycopy(offsets, p, positions, p, 3);
    int[] axes = positionAxes[j];
    for (int c = 0; c < axes.length; c++) {
      if (axes[c] >= 0) {
        positions[p + axes[c]] = numbers[firstColumns[j] + c];
      }
    }
    if (parents[j] >= 0) {
      addToParent(p, 3 * parents[j], 4 * parents[j]);
    }
  }

  /**
   * Turns the vector at {@code p} by the rotation at {@code q} and adds the one at {@code from}.
   */
  private void addToParent(int p, int from, int q) {
    Vector3 t =
        new Quaternion(rotations[q], rotations[q + 1], rotations[q + 2], rotations[q + 3])
            .rotate(new Vector3(positions[p], positions[p + 1], positions[p + 2]));
    positions[p] = positions[from] + t.x();
    positions[p + 1] = positions[from + 1] + t.y();
    positions[p + 2] = positions[from + 2] + t.z();
  }

  private void rotate(int j, float[] numbers) {
    int q = 4 * j;
    if (parents[j] < 0) {
      rotations[q] = 1;
      rotations[q + 1] = 0;
      rotations[q + 2] = 0;
      rotations[q + 3] = 0;
    } else {
      System.arraycopy(rotations, 4 * parents[j], rotations, q, 4);
    }
    int[] axes = rotationAxes[j];
    for (int c = 0; c < axes.length; c++) {
      float degrees = numbers[firstColumns[j] + c];
      if (axes[c] >= 0 && degrees != 0) {
        multiply(q, axes[c], Math.toRadians(degrees) / 2);
      }
    }
  }

  /** Multiplies the rotation at {@code q} from the right by a rotation about an axis. */
  private void multiply(int q, int axis, double halfAngle) {
    double cos = Math.cos(halfAngle);
    double sin = Math.sin(halfAngle);
    // The axis and the two that follow it in the circle X, Y, Z; the product of two unit vectors
    // has the same signs for each of the three.
    int a = q + 1 + axis;
    int b = q + 1 + (axis + 1) % 3;
    int c = q + 1 + (axis + 2) % 3;
    double w = rotations[q];
    double along = rotations[a];
    double next = rotations[b];
    double last = rotations[c];
    rotations[q] = w * cos - along * sin;
    rotations[a] = along * cos + w * sin;
    rotations[b] = next * cos + last * sin;
    rotations[c] = last * cos - next * sin;
  }
}
