package org.kinema4j.har.cli;

import org.kinema4j.har.model.Versions;
import picocli.CommandLine.IVersionProvider;

/** Says which versions run. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "Kinema4J " + Versions.kinema4j(),
      "Deeplearning4j " + Versions.deeplearning4j(),
      "Java " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")"
    };
  }
}
