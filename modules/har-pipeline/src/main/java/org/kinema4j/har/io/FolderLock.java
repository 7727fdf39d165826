package org.kinema4j.har.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lock that the operating system gives up when its process dies, on a file that is deleted with
 * it.
 *
 * <p>Deleting a lock file is a race: another process may have opened it just before, lock what is
 * no longer in the folder, and believe itself alone. So whoever gets the lock writes a token and
 * opens the file a second time by its name: only if the token is there, the locked file is the one
 * in the folder. It stays so, for nobody deletes the file without its lock.
 *
 * <p>On POSIX systems a process loses its lock when it closes <em>any</em> channel of the file.
 * Therefore the second channel stays open as long as the first, and a set of the files locked in
 * this JVM keeps other threads from opening them.
 */
final class FolderLock {

  private static final Logger LOG = LoggerFactory.getLogger(FolderLock.class);

  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  /** Far behind the token, which others must be able to read where a lock keeps readers out. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  /** Each fails only if another run ended between two steps of it. */
  private static final int MOST_ATTEMPTS = 1000;

  private final Path file;
  private final FileChannel locked;
  private FileChannel byName;

  private FolderLock(Path file) throws IOException {
    this.file = file;
    requireNoOther(file);
    this.locked =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            // Whoever made the folder may have put a link here, to a file that is not to be lost.
            LinkOption.NOFOLLOW_LINKS);
  }

  private static void requireNoOther(Path file) throws IOException {
    try {
      if (!Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .isRegularFile()) {
        throw new FileSystemException(file.toString(), null, "is a link or no file; delete it");
      }
    } catch (NoSuchFileException e) {
      LOG.trace("no lock yet at {}", file, e);
    }
  }

  /**
   * Takes the lock if nobody has it.
   *
   * @param file the lock file; its folder is made if it is missing
   * @return the lock, or nothing if another process or thread has it
   * @throws IOException if the file cannot be made, written or locked
   */
  static Optional<FolderLock> take(Path file) throws IOException {
    if (!HELD.add(file)) {
      return Optional.empty();
    }
    Optional<FolderLock> lock = Optional.empty();
    try {
      lock = takeFromProcesses(file);
    } finally {
      if (lock.isEmpty()) {
        HELD.remove(file);
      }
    }
    return lock;
  }

  private static Optional<FolderLock> takeFromProcesses(Path file) throws IOException {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      FolderLock lock = null;
      boolean kept = false;
      try {
        AtomicFile.makeFolders(file.getParent());
        lock = new FolderLock(file);
        if (!lock.isFree()) {
          return Optional.empty();
        }
        kept = lock.isInPlace();
        if (kept) {
          return Optional.of(lock);
        }
      } catch (NoSuchFileException | FileAlreadyExistsException e) {
        // The last holder is just deleting the file or its folder; not a thousand times, though.
        if (attempt == MOST_ATTEMPTS - 1) {
          throw e;
        }
      } finally {
        if (lock != null && !kept) {
          lock.close();
        }
      }
    }
    return Optional.empty();
  }

  private boolean isFree() throws IOException {
    try {
      return locked.tryLock(LOCKED_BYTE, 1, false) != null;
    } catch (OverlappingFileLockException e) {
      return false; // held by a class of another loader, whose set is another
    }
  }

  private boolean isInPlace() throws IOException {
    byte[] token = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
    locked.truncate(0);
    locked.write(ByteBuffer.wrap(token));
    byName = FileChannel.open(file, StandardOpenOption.READ);
    ByteBuffer found = ByteBuffer.allocate(token.length);
    byName.read(found);
    return ByteBuffer.wrap(token).equals(found.flip());
  }

  /**
   * Deletes the lock file and gives the lock up.
   *
   * @throws IOException if the file could not be deleted; the lock is given up
   */
  void release() throws IOException {
    try {
      Files.deleteIfExists(file);
    } finally {
      close();
      HELD.remove(file);
    }
  }

  private void close() throws IOException {
    try (locked) {
      if (byName != null) {
        byName.close();
      }
    }
  }
}
