package org.kinema4j.har.io.mvnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.har.io.HostileInput;
import org.kinema4j.har.io.Irregularity;
import org.kinema4j.har.io.SmallHeap;
import org.kinema4j.har.io.internal.IrregularityLog;

/**
 * Files made to do harm, and files that broke: each is refused in one line, or read, within little
 * memory. The time limits are guards against hanging.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileMvnxTest {

  static Stream<HostileInput> inputs() {
    return Stream.concat(HostileXml.all(), HostileRecording.all());
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void hasTheExpectedOutcome(HostileInput input) {
    assertThat(input.readBy(HostileMvnxTest::read))
        .isEqualTo(input.outcome())
        .hasSizeLessThan(400)
        .doesNotContainPattern("\\p{Cntrl}");
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void readingNeedsLittleMemory(@TempDir Path folder) throws Exception {
    assertThat(SmallHeap.outcomes(Reading.class, folder))
        .isEqualTo(SmallHeap.expected(inputs(), HostileInput::outcome));
  }

  /** A copy without names may take what the reader refuses, but in as little memory. */
  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void copyingNeedsLittleMemory(@TempDir Path folder) throws Exception {
    assertThat(SmallHeap.outcomes(Copying.class, folder))
        .hasSize((int) HostileXml.all().count())
        .allSatisfy(
            (name, outcome) ->
                assertThat(outcome)
                    .as(name)
                    .doesNotStartWith("not foreseen")
                    .doesNotStartWith("out of memory"));
  }

  private static String read(Path file, InputStream content) throws Exception {
    MvnxRecording recording = MvnxReader.all().read(file, content);
    List<String> told = recording.irregularities().stream().map(Irregularity::describe).toList();
    return recording.clip().frames() + " frames " + told;
  }

  private static String copy(Path file, InputStream content) throws Exception {
    try (XmlInput xml = XmlInput.open(file, content)) {
      MvnxCursor cursor = new MvnxCursor(file, xml, new IrregularityLog());
      try {
        XmlText out = new XmlText(OutputStream.nullOutputStream());
        return new AnonymousCopy(cursor, out).document().describe();
      } catch (XMLStreamException | RuntimeException e) {
        throw xml.failure(e, cursor.place());
      }
    }
  }

  /** Reads every input. */
  static final class Reading {
    public static void main(String[] args) {
      inputs().forEach(input -> SmallHeap.tell(input.name(), input.readBy(HostileMvnxTest::read)));
    }
  }

  /** Copies every input. */
  static final class Copying {
    public static void main(String[] args) {
      HostileXml.all()
          .forEach(input -> SmallHeap.tell(input.name(), input.readBy(HostileMvnxTest::copy)));
    }
  }
}
