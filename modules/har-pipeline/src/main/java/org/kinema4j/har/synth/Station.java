package org.kinema4j.har.synth;

import org.kinema4j.har.motion.Vector3;

/**
 * A place where something is done.
 *
 * @param stance where a person stands and looks to
 * @param work where the work is, in the heading frame of that stance, in metres
 */
record Station(Stance stance, Vector3 work) {

  /** Returns the same place with the work at another height. */
  Station atHeight(double height) {
    return new Station(stance, new Vector3(work.x(), work.y(), height));
  }
}
