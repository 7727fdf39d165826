package org.kinema4j.demos;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HumanActionRecognitionTest {

  @TempDir private Path folder;

  /** Eight actions: a network that learned nothing is right in about one window of eight. */
  @Test
  void recognisesTheActionsOfAnUnseenPerson() throws IOException {
    StringWriter text = new StringWriter();

    HumanActionRecognition.run(List.of(folder.toString()), new PrintWriter(text, true));

    System.err.println(text);
  }
}
