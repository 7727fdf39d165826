package org.kinema4j.har.cli;

import java.util.List;
import org.kinema4j.har.io.Irregularity;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.FrameSpan;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Signal;

/**
 * What {@code har inspect} says about one recording; its JSON form has the same names.
 *
 * @param file the file
 * @param name name of the recording
 * @param subject who moves
 * @param synthetic true if the file says that a program made it up
 * @param format its format, {@code MVNX}, {@code BVH} or {@code CSV}
 * @param origin where the file comes from; null unless it is MVNX
 * @param movement its length
 * @param body what is recorded of the body; null unless it is MVNX
 * @param signals the signals in file order
 * @param channels names of the columns of a CSV; none otherwise
 * @param labels its labels; null if none were found
 * @param irregularities what a user should know about the file
 */
record RecordingFacts(
    String file,
    String name,
    String subject,
    boolean synthetic,
    String format,
    Origin origin,
    Movement movement,
    Body body,
    List<SignalFacts> signals,
    List<String> channels,
    LabelFacts labels,
    List<IrregularityFacts> irregularities) {

  /**
   * Where a file comes from; texts that it lacks are empty.
   *
   * @param mvnxVersion version of the format
   * @param mvnVersion version of the program MVN
   * @param mvnBuild its build
   * @param start time of the first frame (UTC, ISO 8601); null if the file does not say
   * @param comment comment of the file
   */
  record Origin(
      int mvnxVersion, String mvnVersion, String mvnBuild, String start, String comment) {}

  /**
   * Length of the movement.
   *
   * @param frames frames of movement
   * @param frameRateHz frames a second
   * @param durationSeconds frames divided by the rate
   * @param missingSeconds time at which nothing was measured
   * @param calibration poses that stand before the movement
   */
  record Movement(
      int frames,
      double frameRateHz,
      double durationSeconds,
      double missingSeconds,
      List<String> calibration) {

    /** Takes what any recording has. */
    static Movement of(MotionClip clip, List<String> calibration) {
      int missing = clip.missing().stream().mapToInt(FrameSpan::length).sum();
      return new Movement(
          clip.frames(),
          clip.frameRateHz(),
          clip.durationSeconds(),
          missing / clip.frameRateHz(),
          calibration);
    }
  }

  /**
   * What is recorded of the body.
   *
   * @param segments number of segments
   * @param joints number of joints
   * @param sensors labels of the sensors
   * @param configuration what the suit covers, for example {@code UpperBody}; may be empty
   */
  record Body(int segments, int joints, List<String> sensors, String configuration) {}

  /**
   * A signal.
   *
   * @param name its name
   * @param channels numbers in a frame
   * @param unit their unit, {@value #SEVERAL} if they have more than one
   */
  record SignalFacts(String name, int channels, String unit) {

    static final String SEVERAL = "several units";

    /** Takes what is said of a signal. */
    static SignalFacts of(Signal signal) {
      List<String> units = signal.channels().stream().map(Channel::unit).distinct().toList();
      return new SignalFacts(
          signal.name(), signal.width(), units.size() == 1 ? units.get(0) : SEVERAL);
    }
  }

  /**
   * The labels of a recording.
   *
   * @param file their file
   * @param error why it cannot be used; null if it can, and then nothing else is null but what is
   *     said to be
   * @param annotators number of annotators; 0 if the labels are spans of time
   * @param unanimous share of rows in which all annotators agree; null if there is only one
   * @param pairwise mean agreement of two annotators; null if there is only one
   * @param kappa agreement beyond chance (Fleiss); null if there is only one
   * @param classes the classes that occur
   * @param unlabelledSeconds time without a label
   * @param secondsCut time of the labels before or after the recording
   */
  record LabelFacts(
      String file,
      String error,
      int annotators,
      Double unanimous,
      Double pairwise,
      Double kappa,
      List<ClassFacts> classes,
      double unlabelledSeconds,
      double secondsCut) {}

  /**
   * One class of labels.
   *
   * @param label its name
   * @param spans how many times it occurs
   * @param frames how many frames it covers
   * @param seconds the same in seconds
   */
  record ClassFacts(String label, long spans, int frames, double seconds) {}

  /**
   * Something that a user should know.
   *
   * @param kind what sort of thing
   * @param frame frame of movement from 0; -1 if it concerns the whole file
   * @param text one line
   */
  record IrregularityFacts(String kind, int frame, String text) {

    /** Takes what a reader found. */
    static List<IrregularityFacts> of(List<Irregularity> found) {
      return found.stream()
          .map(i -> new IrregularityFacts(i.kind().name(), i.frame(), i.text()))
          .toList();
    }
  }
}
