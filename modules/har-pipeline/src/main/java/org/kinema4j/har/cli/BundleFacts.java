package org.kinema4j.har.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.api.Layer;
import org.kinema4j.har.model.ModelInput;
import org.kinema4j.har.model.ModelSpec;
import org.kinema4j.har.model.StoredBundle;
import org.kinema4j.har.motion.PlainText;

/**
 * What a model bundle holds; its JSON form has the same names.
 *
 * @param schemaVersion version of the bundle format
 * @param sha256 hash of the file
 * @param entries size of each entry, in bytes
 * @param network name of the network
 * @param parameters how many it has
 * @param layers kind and parameters of each layer, by name
 * @param classes what it tells apart
 * @param input where its windows come from
 * @param features feature groups
 * @param channels how many numbers a frame has
 * @param frameRateHz rate of the windows
 * @param windowFrames frames in a window
 * @param strideFrames frames from one window to the next
 * @param minPurity least share of a window's frames with its label
 * @param standardizer what is subtracted from the channels, and what they are divided by
 * @param provenance where the model comes from
 */
record BundleFacts(
    int schemaVersion,
    String sha256,
    Map<String, Integer> entries,
    String network,
    long parameters,
    Map<String, String> layers,
    List<String> classes,
    String input,
    List<String> features,
    int channels,
    double frameRateHz,
    int windowFrames,
    int strideFrames,
    double minPurity,
    Map<String, Range> standardizer,
    Map<String, String> provenance) {

  /**
   * The least and the greatest of some numbers.
   *
   * @param least the least
   * @param greatest the greatest
   */
  record Range(double least, double greatest) {

    static Range of(double[] values) {
      return new Range(
          Arrays.stream(values).min().orElseThrow(), Arrays.stream(values).max().orElseThrow());
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.3g to %.3g", least, greatest);
    }
  }

  static BundleFacts of(StoredBundle bundle) {
    ModelSpec spec = bundle.model().spec();
    Map<String, Range> standardizer = new LinkedHashMap<>();
    standardizer.put("means", Range.of(spec.standardizer().means()));
    standardizer.put("scales", Range.of(spec.standardizer().scales()));
    return new BundleFacts(
        bundle.schemaVersion(),
        bundle.sha256(),
        bundle.entryBytes(),
        spec.network(),
        bundle.model().network().numParams(),
        layers(bundle),
        spec.classes(),
        spec.input().name().toLowerCase(Locale.ROOT),
        spec.features(),
        spec.channels().size(),
        spec.frameRateHz(),
        spec.windowFrames(),
        spec.strideFrames(),
        spec.minPurity(),
        standardizer,
        new TreeMap<>(spec.provenance()));
  }

  private static Map<String, String> layers(StoredBundle bundle) {
    Map<String, String> layers = new LinkedHashMap<>();
    for (Layer layer : bundle.model().network().getLayers()) {
      layers.put(
          PlainText.line(String.valueOf(layer.conf().getLayer().getLayerName())),
          layer.conf().getLayer().getClass().getSimpleName()
              + ", "
              + layer.numParams()
              + " parameters");
    }
    return layers;
  }

  void print(Path file, PrintWriter out) {
    out.println(file);
    line(out, "network", "%s, %d parameters".formatted(network, parameters));
    layers.forEach((name, layer) -> line(out, "  " + name, layer));
    line(out, "classes", classes.size() + ": " + String.join(", ", classes));
    line(out, "input", input);
    line(
        out,
        "features",
        input.equals(ModelInput.WINDOWS.name().toLowerCase(Locale.ROOT))
            ? channels + " channels: " + String.join(", ", features)
            : "%s, %d channels".formatted(String.join(", ", features), channels));
    line(
        out,
        "window",
        String.format(
            Locale.ROOT,
            "%d frames at %s Hz, every %d frames, purity at least %s",
            windowFrames,
            frameRateHz,
            strideFrames,
            minPurity));
    standardizer.forEach((name, range) -> line(out, name, range.toString()));
    provenance.forEach((name, value) -> line(out, name, value));
    line(out, "schema", Integer.toString(schemaVersion));
    line(out, "SHA-256", sha256);
  }

  private static void line(PrintWriter out, String name, String value) {
    out.printf("  %-18s  %s%n", name, value);
  }
}
