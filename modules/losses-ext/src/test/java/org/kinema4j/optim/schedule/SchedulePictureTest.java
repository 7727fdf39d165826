package org.kinema4j.optim.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The picture in the docs is the one that is drawn; {@code -Dkinema4j.draw=true} draws it anew. */
class SchedulePictureTest {

  private static final Path PICTURE = Path.of("..", "..", "docs", "images", "schedules.svg");

  @Test
  void pictureIsTheOneThatIsDrawn() throws IOException {
    String drawn = SchedulePicture.draw();
    if (Boolean.getBoolean("kinema4j.draw")) {
      Files.writeString(PICTURE, drawn);
    }

    assertThat(Files.readString(PICTURE)).isEqualTo(drawn);
  }
}
