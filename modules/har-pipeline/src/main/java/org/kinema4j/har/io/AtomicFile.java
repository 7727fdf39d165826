package org.kinema4j.har.io;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes files so that nobody ever sees half of one: into a temporary file beside the target, which
 * is brought to the disk and then moved into place. A kill or a loss of power leaves the old file
 * or the new one.
 *
 * <p>A symbolic link in the place of the target is replaced, not followed: what it leads to belongs
 * to somebody else. A folder or a device there is refused.
 */
public final class AtomicFile {

  private static final Logger LOG = LoggerFactory.getLogger(AtomicFile.class);
  private static final int BUFFER = 1 << 16;

  private AtomicFile() {}

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {

    /**
     * Writes everything.
     *
     * @param out where to; buffered, closed by the caller
     * @throws IOException if writing fails
     */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file, replacing one that exists; missing folders are made.
   *
   * @param target the file
   * @param content writes its content
   * @throws OutputFailedException if it could not be written; the old file, if any, is unharmed
   */
  public static void write(Path target, Content content) throws OutputFailedException {
    requireReplaceable(target);
    Path temporary = null;
    try {
      Path folder = target.toAbsolutePath().getParent();
      makeFolders(folder);
      // Not createTempFile: its files are for the owner alone, and widening that afterwards would
      // pass over the user's umask. The name is short whatever the target's.
      Path unfinished = folder.resolve(".kinema4j-" + UUID.randomUUID() + ".tmp");
      try (FileChannel file =
              FileChannel.open(
                  unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
          OutputStream out =
              new BufferedOutputStream(new Unclosed(Channels.newOutputStream(file)), BUFFER)) {
        temporary = unfinished;
        content.writeTo(out);
        out.flush();
        file.force(true);
      }
      move(temporary, target);
      forceFolder(folder);
    } catch (IOException e) {
      throw new OutputFailedException(target, e);
    } finally {
      deleteQuietly(temporary);
    }
  }

  /** A content may close what it wrote to, as wrapping streams do; the file is not done then. */
  private static final class Unclosed extends FilterOutputStream {

    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  /**
   * Writes a text file in UTF-8, replacing one that exists.
   *
   * @param target the file
   * @param text its content
   * @throws OutputFailedException if it could not be written; the old file, if any, is unharmed
   */
  public static void writeText(Path target, String text) throws OutputFailedException {
    write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Checks before any work that a file can stand in a place: that there is nothing, a file or a
   * link, and that the name is possible.
   *
   * @param target the place
   * @return whether a file or a link is there, which would be replaced
   * @throws OutputFailedException if a folder or a device is there, or the place cannot be looked
   *     at
   */
  public static boolean requireReplaceable(Path target) throws OutputFailedException {
    BasicFileAttributes there;
    try {
      there = Files.readAttributes(target, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw new OutputFailedException(target, e);
    }
    if (there.isDirectory()) {
      throw new OutputFailedException(target, "is a folder, not a file");
    }
    if (there.isOther()) {
      throw new OutputFailedException(target, "is a device, not a file");
    }
    return true;
  }

  /** Makes a folder; a link to one will do, which {@code createDirectories} refuses on Java 17. */
  static void makeFolders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
  }

  /** Moves a finished file into a folder that may lie on another file system. */
  static void moveInto(Path finished, Path target) throws IOException {
    try {
      Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      write(target, out -> Files.copy(finished, out));
    }
  }

  private static void move(Path finished, Path target) throws IOException {
    try {
      Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(finished, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Brings moves within a folder to the disk, where the system allows it (not on Windows). */
  static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      LOG.debug("{} cannot be forced to the disk", folder, e);
    }
  }

  private static void deleteQuietly(Path temporary) {
    if (temporary != null) {
      try {
        Files.deleteIfExists(temporary);
      } catch (IOException e) {
        temporary.toFile().deleteOnExit();
      }
    }
  }
}
