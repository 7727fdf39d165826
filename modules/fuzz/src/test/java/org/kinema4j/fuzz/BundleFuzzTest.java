package org.kinema4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.model.ModelBundle;

class BundleFuzzTest {

  private static final Map<String, byte[]> ENTRIES = BundleSeed.entries();

  /**
   * Without a sound seed the fuzzer would not get past the first checks, and nobody would see it.
   */
  @Test
  void theSeedsAreSound() throws IOException {
    byte[] zip = Inputs.of(BundleFuzzTest.class, "zip/seed-bundle");
    assertThat(ModelBundle.read(ReaderPromise.write("seed.zip", zip)).spec())
        .isEqualTo(BundleSeed.spec());
    assertThat(Inputs.of(BundleFuzzTest.class, "specification/seed-model"))
        .isEqualTo(ENTRIES.get("model.json"));
    assertThat(Inputs.of(BundleFuzzTest.class, "network/seed-network"))
        .isEqualTo(ENTRIES.get("network.json"));
  }

  @FuzzTest
  void zip(byte[] bytes) throws IOException {
    check(bytes);
  }

  @DictionaryFile(resourcePath = "/org/kinema4j/fuzz/bundle.dict")
  @FuzzTest
  void specification(byte[] bytes) throws IOException {
    check(BundleSeed.zip(BundleSeed.with(ENTRIES, "model.json", bytes)));
  }

  @DictionaryFile(resourcePath = "/org/kinema4j/fuzz/bundle.dict")
  @FuzzTest
  void network(byte[] bytes) throws IOException {
    check(BundleSeed.zip(BundleSeed.with(ENTRIES, "network.json", bytes)));
  }

  private static void check(byte[] zip) throws IOException {
    ReaderPromise.check("model.zip", zip, ModelBundle::read, BundleFuzzTest::check);
  }

  private static void check(ModelBundle bundle) throws IOException {
    Path file = ReaderPromise.file("again.zip");
    bundle.write(file);
    ModelBundle again = ModelBundle.read(file);
    assertThat(again.spec()).isEqualTo(bundle.spec());
    assertThat(again.network().params()).isEqualTo(bundle.network().params());
    byte[] first = Files.readAllBytes(file);
    again.write(file);
    assertThat(Files.readAllBytes(file)).isEqualTo(first);
  }
}
