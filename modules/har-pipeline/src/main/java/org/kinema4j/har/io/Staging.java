package org.kinema4j.har.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder that one run at a time writes into, and the place where its results wait until all of
 * them are whole.
 *
 * <pre>{@code
 * try (Staging staging = Staging.open(folder)) {   // refused while another run is writing there
 *   staging.write("model.zip", bundle::write);     // into folder/.kinema4j-unfinished
 *   staging.write("run.json", file -> ...);
 *   staging.publish();                             // all of them into the folder
 * }
 * }</pre>
 *
 * <p>If writing fails, nothing in the folder has changed. Publishing moves one file after the
 * other; the file written last vouches for the others: its old version is removed before the first
 * is moved and its new one comes last, so that a folder with it is complete, whenever the process
 * was killed.
 *
 * <p>What waits lies in a hidden folder, {@value #UNFINISHED}, with the lock. It is gone when the
 * staging is closed, or the JVM told to end; what a killed run left there is deleted by the next.
 * Methods may be called by several threads.
 */
public final class Staging implements AutoCloseable {

  /** Name of the hidden folder. */
  public static final String UNFINISHED = ".kinema4j-unfinished";

  private static final Logger LOG = LoggerFactory.getLogger(Staging.class);
  private static final Set<Staging> OPEN = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> OPEN.forEach(Staging::close), "unfinished files"));
  }

  private final Path folder;
  private final Path unfinished;
  private final FolderLock lock;
  private final Set<String> names = new LinkedHashSet<>();
  private boolean closed;

  private Staging(Path folder, Path unfinished, FolderLock lock) {
    this.folder = folder;
    this.unfinished = unfinished;
    this.lock = lock;
  }

  /** Writes one file. */
  @FunctionalInterface
  public interface FileContent {

    /**
     * Writes the file.
     *
     * @param file where to
     * @throws OutputFailedException if it could not be written
     */
    void writeTo(Path file) throws OutputFailedException;
  }

  /**
   * Claims a folder, and deletes what a killed run left unfinished in it.
   *
   * @param folder the folder; made if it is missing
   * @return the staging, to be closed
   * @throws OutputFailedException if another run is writing there, or it cannot be written to
   */
  public static Staging open(Path folder) throws OutputFailedException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new OutputFailedException(folder, "is a file, not a folder");
    }
    try {
      AtomicFile.makeFolders(folder);
      Path unfinished = folder.toRealPath().resolve(UNFINISHED);
      requireNoLink(unfinished);
      FolderLock lock =
          FolderLock.take(unfinished.resolve("lock"))
              .orElseThrow(
                  () -> new OutputFailedException(folder, "another run is writing into it"));
      Staging staging = new Staging(folder, unfinished, lock);
      OPEN.add(staging);
      staging.clear();
      return staging;
    } catch (OutputFailedException e) {
      throw e;
    } catch (IOException e) {
      throw new OutputFailedException(folder, e);
    }
  }

  private void clear() throws IOException {
    try {
      deleteFiles();
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** What a link leads to is not ours to delete. */
  private static void requireNoLink(Path unfinished) throws IOException {
    try {
      if (!Files.readAttributes(unfinished, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .isDirectory()) {
        throw new OutputFailedException(unfinished, "is not a folder; delete it");
      }
    } catch (NoSuchFileException e) {
      LOG.trace("nobody is writing, nobody was killed", e);
    }
  }

  /**
   * Returns the folder that results are published into.
   *
   * @return the folder as it was given
   */
  public Path folder() {
    return folder;
  }

  /**
   * Writes a file, which waits until it is published.
   *
   * @param name its path within the folder
   * @param content writes it, by {@link AtomicFile} or what uses it
   * @throws OutputFailedException if it could not be written
   */
  public void write(String name, FileContent content) throws OutputFailedException {
    Path target = folder.resolve(name);
    AtomicFile.requireReplaceable(target);
    requireOpen(target);
    try {
      content.writeTo(staged(name));
    } catch (OutputFailedException e) {
      throw e.at(target);
    }
    synchronized (this) {
      requireOpen(target);
      names.remove(name);
      names.add(name);
    }
  }

  private synchronized void requireOpen(Path target) throws OutputFailedException {
    if (closed) {
      throw new OutputFailedException(target, "cannot be written: the run was ended");
    }
  }

  private Path staged(String name) {
    return unfinished.resolve("files").resolve(name);
  }

  /**
   * Returns the SHA-256 of each file that waits to be published.
   *
   * @return hexadecimal digits by name, in the order of writing
   * @throws OutputFailedException if a file could not be read again
   */
  public synchronized Map<String, String> sha256() throws OutputFailedException {
    Map<String, String> hashes = new LinkedHashMap<>();
    for (String name : names) {
      try {
        hashes.put(name, sha256(staged(name)));
      } catch (IOException e) {
        throw new OutputFailedException(folder.resolve(name), e);
      }
    }
    return hashes;
  }

  /**
   * Returns the SHA-256 of a file, as {@code sha256sum} prints it.
   *
   * @param file the file
   * @return hexadecimal digits
   * @throws IOException if it cannot be read
   */
  public static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * Moves all files that wait into the folder, the one written last at the end.
   *
   * @throws OutputFailedException if one could not be moved
   */
  public synchronized void publish() throws OutputFailedException {
    List<String> all = new ArrayList<>(names);
    for (String name : all) {
      AtomicFile.requireReplaceable(folder.resolve(name));
      requireWritable(folder.resolve(name));
    }
    if (all.size() > 1) {
      withdraw(folder.resolve(all.get(all.size() - 1)));
      move(all.subList(0, all.size() - 1));
    }
    move(all.subList(Math.max(0, all.size() - 1), all.size()));
    names.clear();
  }

  /** Found before anything is moved, since a move that fails leaves those before it done. */
  private static void requireWritable(Path target) throws OutputFailedException {
    Path parent = target.toAbsolutePath().getParent();
    while (parent != null && !Files.exists(parent)) {
      parent = parent.getParent();
    }
    if (parent != null && !Files.isWritable(parent)) {
      throw new OutputFailedException(target, "cannot be written: its folder may not be changed");
    }
  }

  private static void withdraw(Path voucher) throws OutputFailedException {
    try {
      if (Files.deleteIfExists(voucher)) {
        AtomicFile.forceFolder(voucher.toAbsolutePath().getParent());
      }
    } catch (IOException e) {
      throw new OutputFailedException(voucher, e);
    }
  }

  private void move(List<String> some) throws OutputFailedException {
    Set<Path> changed = new LinkedHashSet<>();
    for (String name : some) {
      Path target = folder.resolve(name).toAbsolutePath();
      try {
        AtomicFile.makeFolders(target.getParent());
        AtomicFile.moveInto(staged(name), target);
        changed.add(target.getParent());
      } catch (IOException e) {
        throw new OutputFailedException(folder.resolve(name), e);
      }
    }
    changed.forEach(AtomicFile::forceFolder);
  }

  /** Deletes what was not published, and lets others write into the folder. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    OPEN.remove(this);
    try {
      deleteFiles();
    } catch (IOException e) {
      LOG.debug("unfinished files stay in {}", unfinished, e);
    }
    try {
      lock.release();
      Files.deleteIfExists(unfinished);
    } catch (DirectoryNotEmptyException e) {
      LOG.debug("{} is in use again", unfinished);
    } catch (IOException e) {
      LOG.debug("{} stays", unfinished, e);
    }
  }

  private void deleteFiles() throws IOException {
    Path files = unfinished.resolve("files");
    if (!Files.isDirectory(files, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(files);
      return;
    }
    Files.walkFileTree(
        files,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException fault)
              throws IOException {
            if (fault != null) {
              throw fault;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
