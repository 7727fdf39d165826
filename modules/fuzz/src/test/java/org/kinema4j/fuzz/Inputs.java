package org.kinema4j.fuzz;

import java.io.IOException;
import java.io.InputStream;

/** The saved inputs. */
final class Inputs {

  private Inputs() {}

  /** Returns a saved input: {@code method/file} of a class. */
  static byte[] of(Class<?> test, String name) throws IOException {
    try (InputStream in = test.getResourceAsStream(test.getSimpleName() + "Inputs/" + name)) {
      return in.readAllBytes();
    }
  }
}
