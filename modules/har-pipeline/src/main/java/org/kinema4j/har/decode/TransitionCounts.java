package org.kinema4j.har.decode;

import java.util.Arrays;
import java.util.List;
import org.kinema4j.har.motion.LabelSpan;
import org.kinema4j.har.motion.LabelTrack;

/** Counts what {@link Transitions} are made of. */
final class TransitionCounts {

  private final List<String> classes;
  private final long[] frames;
  private final long[] segments;
  private final long[][] switches;

  TransitionCounts(List<String> classes) {
    this.classes = List.copyOf(classes);
    frames = new long[classes.size()];
    segments = new long[classes.size()];
    switches = new long[classes.size()][classes.size()];
  }

  void add(LabelTrack track) {
    int last = -1;
    int lastEnd = 0;
    for (LabelSpan span : track.spans()) {
      int current = classes.indexOf(span.label());
      boolean adjoins = last >= 0 && lastEnd == span.start();
      if (current >= 0) {
        frames[current] += span.length();
        // A track may hold two spans of one label side by side, which are one segment.
        if (!adjoins || last != current) {
          segments[current]++;
        }
        if (adjoins && last != current) {
          switches[last][current]++;
        }
      }
      last = current;
      lastEnd = span.end();
    }
  }

  Transitions transitions(double pseudoCount) {
    int size = frames.length;
    double allFrames = Arrays.stream(frames).sum() + size * pseudoCount;
    double[] priors = new double[size];
    double[][] matrix = new double[size][size];
    for (int c = 0; c < size; c++) {
      priors[c] = (frames[c] + pseudoCount) / allFrames;
      double leaving = (segments[c] + pseudoCount) / (frames[c] + 2 * pseudoCount);
      double allSwitches = Arrays.stream(switches[c]).sum() + (size - 1) * pseudoCount;
      for (int d = 0; d < size; d++) {
        matrix[c][d] =
            d == c ? 1 - leaving : leaving * (switches[c][d] + pseudoCount) / allSwitches;
      }
    }
    return new Transitions(priors, matrix);
  }
}
