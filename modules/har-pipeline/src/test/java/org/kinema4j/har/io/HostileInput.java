package org.kinema4j.har.io;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.kinema4j.har.motion.BadDataException;

/**
 * An input made to do harm, or one that broke.
 *
 * @param name what is wrong with it
 * @param content makes the content, while it is read if it is large
 * @param outcome what a reader must say, without the name of the file
 */
public record HostileInput(String name, Supplier<InputStream> content, String outcome) {

  /** The name that readers are told. */
  public static final Path FILE = Path.of("hostile");

  /** How small zipped content gets depends on the JDK. */
  private static final String PACKED = "first [0-9]+ kB";

  /** Reads an input and says what came of it. */
  @FunctionalInterface
  public interface Reader {
    /** Returns what is worth knowing of what was read. */
    Object read(Path file, InputStream content) throws Exception;
  }

  public static HostileInput text(String name, String content, String outcome) {
    return new HostileInput(name, () -> LazyInput.of(content), outcome);
  }

  public static HostileInput bytes(String name, byte[] content, String outcome) {
    return new HostileInput(name, () -> new ByteArrayInputStream(content), outcome);
  }

  /** Returns what the reader returns, or what it refuses the input with. */
  public String readBy(Reader reader) {
    try {
      return String.valueOf(reader.read(FILE, content.get()));
    } catch (BadDataException e) {
      String message = e.getMessage();
      String file = FILE + ": ";
      return (message.startsWith(file) ? message.substring(file.length()) : message)
          .replaceAll(PACKED, "first N kB");
    } catch (Exception e) {
      return "not foreseen: " + e;
    } catch (OutOfMemoryError e) {
      return "out of memory";
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
