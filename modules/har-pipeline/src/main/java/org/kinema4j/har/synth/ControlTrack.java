package org.kinema4j.har.synth;

import java.util.Arrays;

/**
 * The controls over time: a posture to begin with and submovements that add to one another, each of
 * minimum jerk, plus rhythms. Submovements may overlap; where they do, one movement blends into the
 * next, as people do when they change their mind or know the next target.
 *
 * @see <a href="https://doi.org/10.1162/jocn.1991.3.3.220">Flash and Henis, Arm trajectory
 *     modifications during reaching towards visual targets, 1991</a>
 */
final class ControlTrack {

  private final double rateHz;
  private final double startSeconds;
  private final double[][] channels;
  private Controls target;

  /**
   * Creates a track that rests.
   *
   * @param frames number of frames
   * @param rateHz frames a second
   * @param startSeconds time of the first frame
   * @param initial posture at the beginning
   */
  ControlTrack(int frames, double rateHz, double startSeconds, Controls initial) {
    this.rateHz = rateHz;
    this.startSeconds = startSeconds;
    this.channels = new double[Control.count()][frames];
    this.target = initial;
    for (int c = 0; c < channels.length; c++) {
      Arrays.fill(channels[c], initial.get(Control.at(c)));
    }
  }

  /** Returns where all movements added so far lead to. */
  Controls target() {
    return target;
  }

  /** Moves every control to a new target. */
  void moveTo(Controls next, double start, double duration) {
    for (int c = 0; c < channels.length; c++) {
      Control control = Control.at(c);
      double change = next.get(control) - target.get(control);
      if (change != 0) {
        add(c, change, start, duration);
      }
    }
    target = next;
  }

  private void add(int channel, double change, double start, double duration) {
    double[] values = channels[channel];
    int first = clip((int) Math.ceil((start - startSeconds) * rateHz));
    int last = clip((int) Math.ceil((start + duration - startSeconds) * rateHz));
    for (int f = first; f < last; f++) {
      values[f] += change * MinimumJerk.at((startSeconds + f / rateHz - start) / duration);
    }
    for (int f = last; f < values.length; f++) {
      values[f] += change;
    }
  }

  private int clip(int frame) {
    return Math.max(0, Math.min(channels[0].length, frame));
  }

  /** Adds a rhythm to one control. */
  void addRhythm(Control control, Rhythm rhythm) {
    double[] values = channels[control.ordinal()];
    int first = clip((int) Math.ceil((rhythm.start() - startSeconds) * rateHz));
    int last = clip((int) Math.ceil((rhythm.end() - startSeconds) * rateHz));
    for (int f = first; f < last; f++) {
      values[f] += rhythm.at(startSeconds + f / rateHz);
    }
  }

  Controls at(int frame) {
    return Controls.atFrame(channels, frame);
  }
}
