package org.kinema4j.har.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.kinema4j.har.model.StoredBundle;
import org.kinema4j.har.report.JsonFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code har bundle verify}: whether model files are sound. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Check model bundles: one line each, what is wrong on standard error.",
      "",
      "Checked are the zip (one reading, nothing hidden, no bomb), schema version, names, sizes and"
          + " SHA-256 of the entries, the classes that the network names, that network, weights and"
          + " specification fit each other, and that every weight is a number. The hash shown is"
          + " that of the file, as sha256sum prints it. A sound bundle does no harm; whether the"
          + " model is any good, 'har evaluate' tells."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every bundle is sound",
      "65:one is not; the others are checked all the same",
      "66:one is missing or cannot be read"
    },
    footer = {"", "Example: har bundle verify quickstart/model.zip from-a-colleague.zip"})
final class BundleVerifyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private BundleFiles files;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Map<String, Object> all = new LinkedHashMap<>();
    int code =
        files.read(
            spec,
            (file, bundle) -> {
              all.put(file.toString(), facts(bundle));
              if (!files.json()) {
                out.println(line(file, bundle));
              }
            },
            (file, error) -> all.put(file.toString(), error));
    if (files.json()) {
      out.print(JsonFiles.text(all));
    }
    return code;
  }

  private static String line(Path file, StoredBundle bundle) {
    return "%s: ok, schema %d, %d parameters, SHA-256 %s"
        .formatted(
            file, bundle.schemaVersion(), bundle.model().network().numParams(), bundle.sha256());
  }

  private static Map<String, Object> facts(StoredBundle bundle) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("schemaVersion", bundle.schemaVersion());
    facts.put("parameters", bundle.model().network().numParams());
    facts.put("bytes", bundle.fileBytes());
    facts.put("entries", bundle.entryBytes());
    facts.put("sha256", bundle.sha256());
    return facts;
  }
}
