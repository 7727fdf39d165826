package org.kinema4j.har.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code har bundle}: what is known of model files without using them. */
@Command(
    name = "bundle",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Check a model file that somebody sent, or see what is in it.",
      "",
      "A model bundle is a zip of four entries: manifest.json (schema version and hashes),"
          + " model.json (classes, features, window, standardizer, origin), network.json"
          + " (Deeplearning4j's configuration) and weights.bin. Every command that reads one checks"
          + " it as 'har bundle verify' does; no bundle can run code."
    },
    subcommands = {BundleVerifyCommand.class, BundleShowCommand.class},
    footer = {
      "",
      "Example: har bundle verify *.zip",
      "Example: har bundle show quickstart/model.zip"
    })
final class BundleCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
