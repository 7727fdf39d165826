package org.kinema4j.har.dataset.datavec;

import java.util.Arrays;
import java.util.Locale;
import org.datavec.api.conf.Configuration;

/** Reads choices from the configuration of a DataVec reader. */
final class Settings {

  private Settings() {}

  /** Returns the choice that an entry names in any case, or what is in force if there is none. */
  static <E extends Enum<E>> E choice(Configuration configuration, String key, E inForce) {
    String text = configuration.get(key);
    if (text == null) {
      return inForce;
    }
    E[] all = inForce.getDeclaringClass().getEnumConstants();
    return Arrays.stream(all)
        .filter(value -> value.name().equals(text.strip().toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s must be one of %s, received '%s'"
                        .formatted(key, Arrays.toString(all), text)));
  }
}
