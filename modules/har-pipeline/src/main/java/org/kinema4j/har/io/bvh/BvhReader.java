package org.kinema4j.har.io.bvh;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.Irregularity.Kind;
import org.kinema4j.har.io.Recording;
import org.kinema4j.har.io.RecordingName;
import org.kinema4j.har.io.internal.InputFiles;
import org.kinema4j.har.io.internal.IrregularityLog;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.MotionClip;

/**
 * Reads BVH. Immutable and safe for use by several threads; memory is needed for the result and for
 * little else.
 *
 * <p>The clip has two signals, {@code position} in metres and {@code orientation} as quaternions,
 * with the joints in the order of the file: {@code position_LeftKnee_x}. Both are global, from
 * forward kinematics:
 *
 * <pre>
 *   R_joint = R_parent * R_1 * R_2 * R_3      one rotation a channel, in the order of CHANNELS
 *   p_joint = p_parent + R_parent * t_joint   t: OFFSET; a position channel stands in its place
 * </pre>
 *
 * <ul>
 *   <li><b>Axes.</b> BVH has Y up, and by custom Z forward and X to the left; here Z is up, X
 *       forward, Y to the left: {@code (x, y, z)} becomes {@code (z, x, y)}. Body frames are those
 *       of the file, which are parallel to the global axes while all angles are zero.
 *   <li><b>Lengths.</b> BVH states no unit. One is {@value #DEFAULT_METERS_PER_UNIT} m unless said
 *       otherwise, centimetres, as MVN exports them. A skeleton smaller than 0.5 m or larger than
 *       2.5 m at rest is reported, with the unit that its lengths seem to have.
 *   <li><b>Rate.</b> {@code Frame Time} is printed with few digits; a whole number of hertz that
 *       explains them is taken. It is reported if there are several.
 *   <li><b>End sites</b> are no joints, and are left out.
 *   <li><b>Channels.</b> Joints have none to six, in any order. Position channels of inner joints
 *       stand in the place of the OFFSET, as MotionBuilder and others write them; the few programs
 *       that add them have them near zero, which is reported.
 *   <li><b>MVN.</b> If the 23 joints of Xsens' MVN are there, they get the names of the segments in
 *       MVNX ({@code Hips} is {@code Pelvis}, {@code RightElbow} is {@code RightForeArm}), which is
 *       reported, and arms get the anatomical frames, those of MVNX version 3, so that joint angles
 *       follow. The first frame of such files is often a pose and no movement.
 * </ul>
 *
 * <p>What cannot be trusted is a {@link BadDataException} that names line, frame and channel: more
 * or fewer lines of numbers than {@code Frames} says, more or fewer numbers in a line than there
 * are channels, numbers that are infinite, none, or written with a comma; a second {@code ROOT};
 * names that stand twice; more than 10 000 joints, or 1000 that hang on one another; text that is
 * not in UTF-8.
 *
 * @see <a href="https://research.cs.wisc.edu/graphics/Courses/cs-838-1999/Jeff/BVH.html">Biovision
 *     BVH</a>
 */
public final class BvhReader {

  /** Metres a unit of length unless said otherwise: centimetres. */
  public static final double DEFAULT_METERS_PER_UNIT = 0.01;

  private final double metersPerUnit;

  /** Creates a reader of files whose lengths are in centimetres. */
  public BvhReader() {
    this(DEFAULT_METERS_PER_UNIT);
  }

  /**
   * Creates a reader.
   *
   * @param metersPerUnit what a length of 1 in the file means, in metres, in (0, &infin;)
   */
  public BvhReader(double metersPerUnit) {
    if (!(metersPerUnit > 0 && Double.isFinite(metersPerUnit))) {
      throw new IllegalArgumentException(
          "metersPerUnit must be in (0, \u221e), received " + metersPerUnit);
    }
    this.metersPerUnit = metersPerUnit;
  }

  /**
   * Reads a file; the subject is found in its name by the rule of AnDy.
   *
   * @param file the file
   * @return the recording
   * @throws InputUnavailableException if the file is missing or cannot be read
   * @throws BadDataException if the content is not what it must be
   */
  public Recording read(Path file) throws InputUnavailableException {
    return read(file, RecordingName.ANDY_PARTICIPANT);
  }

  /**
   * Reads a file.
   *
   * @param file the file
   * @param subjectPattern finds the subject in its name, as {@link RecordingName#of(Path, Pattern)}
   *     takes it
   * @return the recording
   * @throws InputUnavailableException if the file is missing or cannot be read
   * @throws BadDataException if the content is not what it must be
   */
  public Recording read(Path file, Pattern subjectPattern) throws InputUnavailableException {
    try (InputStream stream = InputFiles.open(file)) {
      return read(file, stream, subjectPattern);
    } catch (InputUnavailableException e) {
      throw e;
    } catch (IOException e) {
      throw new InputUnavailableException(file, "cannot be read", e);
    }
  }

  /**
   * Reads a stream.
   *
   * @param file name of the recording, also in messages; need not exist
   * @param stream the content; is not closed
   * @param subjectPattern finds the subject in the name
   * @return the recording
   * @throws InputUnavailableException if the stream cannot be read
   * @throws BadDataException if the content is not what it must be
   */
  public Recording read(Path file, InputStream stream, Pattern subjectPattern)
      throws InputUnavailableException {
    IrregularityLog log = new IrregularityLog();
    BvhText text = BvhText.of(file, stream);
    BvhSkeleton skeleton = new BvhHierarchyParser(text).parse();
    List<String> names = MvnSkeleton.names(skeleton.names());
    if (!names.equals(skeleton.names())) {
      log.add(Kind.RENAMED, -1, "the 23 joints of MVN's BVH go by the names of the segments here");
    }
    SkeletonCheck.size(skeleton, metersPerUnit, log);
    ForwardKinematics kinematics =
        new ForwardKinematics(
            skeleton, metersPerUnit, MvnSkeleton.anatomicalTurns(skeleton, names));
    BvhMotionParser motion = new BvhMotionParser(text, skeleton, kinematics, log);
    motion.parse();
    RecordingName name = RecordingName.of(file, subjectPattern);
    MotionClip clip =
        new MotionClip(name.name(), name.subject(), motion.rateHz(), motion.signals(names));
    return new Recording(clip, log.all(), false);
  }
}
