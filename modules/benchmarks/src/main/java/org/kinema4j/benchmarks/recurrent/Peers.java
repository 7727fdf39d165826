package org.kinema4j.benchmarks.recurrent;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The module of other frameworks, {@code modules/benchmarks/peers}: built, and its libraries
 * fetched, by Maven when they are first needed.
 */
final class Peers {

  /** Further options of Maven, as in the launcher. */
  private static final String MAVEN_OPTIONS = "HAR_MAVEN_OPTS";

  private static final String MODULE = "modules/benchmarks/peers";

  /** What the module is built from, as far as it can change what the module says or needs. */
  private static final List<String> SOURCES =
      List.of("pom.xml", MODULE + "/pom.xml", MODULE + "/src", "modules/benchmarks/src/main");

  private static final Pattern FETCHED =
      Pattern.compile("Downloaded from \\S+: \\S*/(\\S+\\.jar) \\((.+) at .*\\)");
  private static final double MEGA = 1e6;

  private final Path root;
  private final Path folder;

  /**
   * Takes the module of a clone.
   *
   * @param root the folder of the clone
   */
  Peers(Path root) {
    this.root = root;
    folder = root.resolve(MODULE);
  }

  /** The clone that this class was compiled in. */
  static Peers ofThisClone() {
    try {
      Path compiled =
          Path.of(Peers.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      // modules/benchmarks/target/classes
      return new Peers(compiled.resolve("../../../..").normalize());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Builds the module unless that has been done, and says what was fetched and how large it is.
   *
   * @param err gets the messages
   * @throws TrialFailedException if Maven fails
   */
  void prepare(PrintWriter err) {
    if (!Files.isDirectory(folder)) {
      throw new TrialFailedException(
          folder + " must exist to compare with other frameworks; run ./har in a clone");
    }
    if (isBuilt()) {
      return;
    }
    err.println("har bench: building peers; Maven fetches what is missing, 120 MB at first");
    ChildProcess.run(
        "mvn", new ProcessBuilder(maven()).directory(root.toFile()), line -> tell(line, err));
    try {
      // Maven leaves the file alone if nothing changed in it.
      Files.setLastModifiedTime(classPathFile(), FileTime.fromMillis(System.currentTimeMillis()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (String jar : libraries()) {
      err.printf(
          Locale.ROOT,
          "har bench: peers use %s, %.1f MB%n",
          Path.of(jar).getFileName(),
          new File(jar).length() / MEGA);
    }
  }

  static void tell(String line, PrintWriter err) {
    Matcher fetched = FETCHED.matcher(line);
    if (fetched.find()) {
      err.printf("har bench: fetched %s, %s%n", fetched.group(1), fetched.group(2));
    }
  }

  private static List<String> maven() {
    List<String> command = new ArrayList<>(List.of("mvn", "-B", "-Dmaven.test.skip=true"));
    String options = System.getenv(MAVEN_OPTIONS);
    if (options != null && !options.isBlank()) {
      command.addAll(Arrays.asList(options.strip().split("\\s+")));
    }
    command.addAll(List.of("-Ppeers", "-pl", MODULE, "-am", "package"));
    return command;
  }

  private Path classPathFile() {
    return folder.resolve("target/runtime-classpath.txt");
  }

  private boolean isBuilt() {
    Path built = classPathFile();
    try {
      if (!Files.exists(built)) {
        return false;
      }
      FileTime then = Files.getLastModifiedTime(built);
      for (String source : SOURCES) {
        if (newest(root.resolve(source)).compareTo(then) > 0) {
          return false;
        }
      }
      return libraries().stream().allMatch(jar -> Files.exists(Path.of(jar)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** When a file, or any file in a folder, was last changed. */
  private static FileTime newest(Path start) throws IOException {
    FileTime newest = FileTime.fromMillis(0);
    try (Stream<Path> files = Files.walk(start)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        FileTime time = Files.getLastModifiedTime(file);
        newest = time.compareTo(newest) > 0 ? time : newest;
      }
    }
    return newest;
  }

  /** The module's classes and the libraries that this program does not have itself. */
  List<String> classPath() {
    List<String> path = new ArrayList<>();
    path.add(folder.resolve("target/classes").toString());
    path.addAll(libraries());
    return path;
  }

  private Set<String> libraries() {
    Set<String> libraries = new LinkedHashSet<>();
    try {
      libraries.addAll(entries(Files.readString(classPathFile()).strip()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    entries(System.getProperty("java.class.path")).forEach(libraries::remove);
    // This module itself, which runs from its classes.
    libraries.removeIf(jar -> Path.of(jar).startsWith(root));
    return libraries;
  }

  private static List<String> entries(String path) {
    return Arrays.asList(path.split(Pattern.quote(File.pathSeparator)));
  }

  /** What the JVM of a peer needs: no downloads, no telemetry, native libraries in the clone. */
  List<String> options() {
    return List.of(
        "-Dai.djl.offline=true",
        "-DOPT_OUT_TRACKING=true",
        "-DENGINE_CACHE_DIR=" + folder.resolve("target/djl"));
  }
}
