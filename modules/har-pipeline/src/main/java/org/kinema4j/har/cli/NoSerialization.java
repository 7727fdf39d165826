package org.kinema4j.har.cli;

import java.io.ObjectInputFilter;
import java.io.ObjectInputFilter.Config;
import java.io.ObjectInputFilter.FilterInfo;

/**
 * Switches off Java's deserialization for the whole JVM: nothing here needs it, and
 * Deeplearning4j's loaders would do it unasked.
 */
final class NoSerialization {

  private NoSerialization() {}

  /** Takes effect, unless {@code -Djdk.serialFilter} has set another filter on purpose. */
  static void enforce() {
    if (Config.getSerialFilter() == null) {
      Config.setSerialFilter(NoSerialization::refuse);
    }
  }

  static ObjectInputFilter.Status refuse(FilterInfo info) {
    return ObjectInputFilter.Status.REJECTED;
  }
}
