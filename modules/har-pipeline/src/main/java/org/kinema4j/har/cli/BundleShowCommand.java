package org.kinema4j.har.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.kinema4j.har.report.JsonFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code har bundle show}: what is in model files. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Show what model bundles hold: network and layers, classes, features, window, standardizer,"
          + " origin.",
      "",
      "A file that is not sound is one line on standard error, and nothing of it is shown."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every bundle is sound",
      "65:one is not; the others are shown all the same",
      "66:one is missing or cannot be read"
    },
    footer = {"", "Example: har bundle show quickstart/model.zip"})
final class BundleShowCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private BundleFiles files;

  @Override
  public Integer call() {
    Map<String, Object> all = new LinkedHashMap<>();
    int code =
        files.read(
            spec,
            (file, bundle) -> {
              BundleFacts facts = BundleFacts.of(bundle);
              all.put(file.toString(), facts);
              if (!files.json()) {
                facts.print(file, spec.commandLine().getOut());
              }
            },
            (file, error) -> all.put(file.toString(), error));
    if (files.json()) {
      spec.commandLine().getOut().print(JsonFiles.text(all));
    }
    return code;
  }
}
