package org.kinema4j.benchmarks;

import com.ctc.wstx.osgi.InputFactoryProviderImpl;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.kinema4j.har.io.mvnx.MvnxReader;
import org.kinema4j.har.io.mvnx.MvnxRecording;
import org.kinema4j.har.motion.XsensSignal;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reads one MVNX file three ways: a bare walk over all events and texts with the same parser, as
 * any reader on StAX must do; the positions; and seven signals. Goals: positions at 60 % of the
 * speed of the bare walk or more, seven signals at 50 % or more.
 *
 * <p>The file is {@value #FRAMES} generated frames of a full-body recording, or the one that the
 * system property {@value #FILE_PROPERTY} names. Run it with {@code ./har bench mvnx} or {@code
 * java -cp ... org.openjdk.jmh.Main MvnxReadBenchmark}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MvnxReadBenchmark {

  /** Names a file to read instead of a generated one. */
  public static final String FILE_PROPERTY = "kinema4j.bench.mvnx";

  /** Frames of the generated file, 12.5 seconds. */
  public static final int FRAMES = 3000;

  private static final Set<XsensSignal> SEVEN =
      EnumSet.of(
          XsensSignal.ORIENTATION,
          XsensSignal.POSITION,
          XsensSignal.VELOCITY,
          XsensSignal.ACCELERATION,
          XsensSignal.ANGULAR_VELOCITY,
          XsensSignal.JOINT_ANGLE,
          XsensSignal.JOINT_ANGLE_XZY);

  private final XMLInputFactory factory = new InputFactoryProviderImpl().createInputFactory();
  private final MvnxReader positions = MvnxReader.of(EnumSet.of(XsensSignal.POSITION));
  private final MvnxReader sevenSignals = MvnxReader.of(SEVEN);
  private Path folder;
  private Path file;

  /**
   * Makes the file unless one is named.
   *
   * @throws IOException if it cannot be written
   */
  @Setup(Level.Trial)
  public void prepare() throws IOException {
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    String named = System.getProperty(FILE_PROPERTY);
    if (named == null) {
      folder = Files.createTempDirectory("kinema4j-bench");
      file = folder.resolve("generated.mvnx");
      GeneratedMvnx.write(file, FRAMES);
    } else {
      file = Path.of(named);
    }
  }

  /**
   * Deletes what was made.
   *
   * @throws IOException if it cannot be deleted
   */
  @TearDown(Level.Trial)
  public void clean() throws IOException {
    if (folder != null) {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }

  /**
   * Walks over all events and fetches all texts.
   *
   * @return number of characters, so that nothing is optimized away
   * @throws IOException if the file cannot be read
   * @throws XMLStreamException if the file is no XML
   */
  @Benchmark
  public long bareWalk() throws IOException, XMLStreamException {
    long sum = 0;
    try (InputStream stream = Files.newInputStream(file)) {
      XMLStreamReader xml = factory.createXMLStreamReader(stream);
      while (xml.hasNext()) {
        xml.next();
        if (xml.hasText()) {
          sum += xml.getTextLength() + xml.getTextCharacters()[xml.getTextStart()];
        }
      }
    }
    return sum;
  }

  /**
   * Reads the positions.
   *
   * @return the recording
   * @throws IOException if the file cannot be read
   */
  @Benchmark
  public MvnxRecording positions() throws IOException {
    return positions.read(file);
  }

  /**
   * Reads seven signals.
   *
   * @return the recording
   * @throws IOException if the file cannot be read
   */
  @Benchmark
  public MvnxRecording sevenSignals() throws IOException {
    return sevenSignals.read(file);
  }
}
