package org.kinema4j.har.cli;

import org.kinema4j.har.config.RecordingsConfig;
import picocli.CommandLine.Option;

/** How the files of recordings are understood. */
final class ReadingOptions {

  @Option(
      names = "--subject-pattern",
      paramLabel = "REGEX",
      description =
          "Sought in the name of a file; its first group, or all of it, is the subject. Default: the"
              + " number after 'Participant_', else the text before the first '_'.")
  private String subjectPattern;

  @Option(
      names = "--max-gap",
      paramLabel = "SECONDS",
      description =
          "Longest gap in the samples of a CSV that is filled by interpolation; windows with longer"
              + " ones are dropped and counted. Default: "
              + RecordingsConfig.DEFAULT_MAX_GAP_SECONDS
              + ".")
  private Double maxGap;

  @Option(
      names = "--bvh-unit",
      paramLabel = "METERS",
      description =
          "Length of the unit of BVH files. Default: "
              + RecordingsConfig.DEFAULT_BVH_METERS_PER_UNIT
              + ", centimetres.")
  private Double bvhUnit;

  @Option(
      names = "--video-offset",
      paramLabel = "SECONDS",
      description =
          "For andy: time of the video at which the recordings start. Default: 0, both at once.")
  private Double videoOffset;

  RecordingsConfig over(RecordingsConfig base) {
    RecordingsConfig config = base;
    config = subjectPattern == null ? config : config.withSubjectPattern(subjectPattern);
    config = maxGap == null ? config : config.withMaxGapSeconds(maxGap);
    config = bvhUnit == null ? config : config.withBvhMetersPerUnit(bvhUnit);
    return videoOffset == null ? config : config.withVideoOffsetSeconds(videoOffset);
  }
}
