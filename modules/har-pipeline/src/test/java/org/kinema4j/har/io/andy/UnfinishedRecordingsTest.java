package org.kinema4j.har.io.andy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.io.Staging;

class UnfinishedRecordingsTest {

  @TempDir private Path folder;

  @Test
  void recordingsThatNobodyFinishedAreNotPartOfTheDataSet() throws IOException {
    Path whole = Files.writeString(folder.resolve("Participant_541_Trial_1.mvnx"), "");
    Path unfinished = folder.resolve(Staging.UNFINISHED).resolve("files");
    Files.writeString(
        Files.createDirectories(unfinished).resolve("Participant_541_Trial_2.mvnx"), "");

    assertThat(AndyFiles.find(folder).recordings()).containsExactly(whole);
  }
}
