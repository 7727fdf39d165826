package org.kinema4j.har.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The versions that the build wrote into the jar. */
public final class Versions {

  private static final Properties PROPERTIES = load();

  private Versions() {}

  /**
   * Returns the version of Kinema4J.
   *
   * @return for example {@code 0.1.0}
   */
  public static String kinema4j() {
    return PROPERTIES.getProperty("kinema4j");
  }

  /**
   * Returns the version of Deeplearning4j, ND4J and DataVec.
   *
   * @return for example {@code 1.0.0-M2.1}
   */
  public static String deeplearning4j() {
    return PROPERTIES.getProperty("deeplearning4j");
  }

  private static Properties load() {
    Properties properties = new Properties();
    try (InputStream in =
        Versions.class.getResourceAsStream("/org/kinema4j/har/version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
