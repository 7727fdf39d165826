package org.kinema4j.har.io.mvnx;

import java.io.IOException;

/** A stream gives more than can be meant well. */
final class LimitExceededException extends IOException {

  private final String rule;
  private final String finding;

  /**
   * Creates the exception.
   *
   * @param rule what is allowed
   * @param finding what came instead
   */
  LimitExceededException(String rule, String finding) {
    super("expected " + rule + ", found " + finding);
    this.rule = rule;
    this.finding = finding;
  }

  String rule() {
    return rule;
  }

  String finding() {
    return finding;
  }
}
