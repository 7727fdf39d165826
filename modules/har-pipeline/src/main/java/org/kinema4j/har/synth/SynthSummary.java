package org.kinema4j.har.synth;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a generated data set holds.
 *
 * @param recordings number of recordings
 * @param frames frames of all recordings
 * @param secondsPerLabel seconds of each label, in natural order of the labels
 */
public record SynthSummary(int recordings, long frames, SortedMap<String, Double> secondsPerLabel) {

  /**
   * Copies the map.
   *
   * @param recordings number of recordings
   * @param frames frames of all recordings
   * @param secondsPerLabel seconds of each label
   */
  public SynthSummary {
    secondsPerLabel = Collections.unmodifiableSortedMap(new TreeMap<>(secondsPerLabel));
  }

  /**
   * Returns the length of all recordings.
   *
   * @return seconds
   */
  public double seconds() {
    return frames / TrialGenerator.RATE_HZ;
  }
}
