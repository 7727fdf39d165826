package org.kinema4j.har.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.config.ConfigYaml;
import org.kinema4j.har.config.RunConfig;
import org.kinema4j.har.io.csv.CsvExports;
import org.kinema4j.har.io.inertial.InertialSample;

/** Runs the sessions of {@code docs/cli.md} and compares what they print. */
class DocumentedSessionsTest {

  private static final Path DOCS = Path.of("..", "..", "docs");
  private static final Pattern SESSIONS = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  private record Session(String command, String expected) {}

  @Test
  void sessionsPrintWhatIsDocumented() throws IOException {
    List<Session> sessions = sessions(Files.readString(DOCS.resolve("cli.md")));

    assertThat(sessions).hasSizeGreaterThan(10);
    InertialSample.write(folder.resolve("smartphone"), 90, 30, 16);
    CsvExports.write(folder.resolve("exports"));
    for (Session session : sessions) {
      HarRun run = HarRun.of((Object[]) located(session.command()).split(" "));
      String printed =
          (run.code() == 0 ? run.out() : run.err() + "[exit " + run.code() + "]\n")
              .replace(folder + "/", "")
              .replace(DOCS.toString(), "docs");
      assertThat(printed.strip())
          .as(session.command())
          .matches(pattern(session.expected().strip()));
    }
  }

  @Test
  void everyKeyIsDocumentedWithItsDefault() throws IOException {
    String documented = Files.readString(DOCS.resolve("cli.md"));
    String yaml = documented.substring(documented.indexOf("recordings:\n"));
    Path file =
        Files.writeString(folder.resolve("all.yaml"), yaml.substring(0, yaml.indexOf("```")));

    assertThat(ConfigYaml.read(file)).isEqualTo(RunConfig.DEFAULT);
    for (String line : ConfigYaml.write(RunConfig.DEFAULT).lines().toList()) {
      String key = line.strip().replaceFirst(":.*", ":");
      assertThat(Files.readString(file)).contains(key);
    }
  }

  private static List<Session> sessions(String text) {
    List<Session> sessions = new ArrayList<>();
    Matcher blocks = SESSIONS.matcher(text);
    while (blocks.find()) {
      for (String part : blocks.group(1).split("(?m)^\\$ har ", -1)) {
        int end = part.indexOf('\n');
        if (end > 0) {
          sessions.add(new Session(part.substring(0, end), part.substring(end + 1)));
        }
      }
    }
    return sessions;
  }

  /** The documented folders stand in the test's own. */
  private String located(String command) {
    return command
        .replaceAll("(?<= )(exports|made-up|nowhere|recording|smartphone)", folder + "/$1")
        .replace("docs/example.yaml", DOCS.resolve("example.yaml").toString());
  }

  /** Text as it stands, but for the ellipsis, which stands for anything. */
  private static Pattern pattern(String expected) {
    StringBuilder pattern = new StringBuilder();
    for (String piece : expected.split("\u2026", -1)) {
      pattern.append(pattern.isEmpty() ? "" : ".*?").append(Pattern.quote(piece));
    }
    return Pattern.compile(pattern.toString(), Pattern.DOTALL);
  }
}
