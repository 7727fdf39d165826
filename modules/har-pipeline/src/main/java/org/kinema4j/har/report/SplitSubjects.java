package org.kinema4j.har.report;

import java.util.List;

/**
 * Who is in which part of the data. Where nobody knows who moved, stretches of windows stand for
 * subjects, named after the lines of their files, for example {@code train 1-102}.
 *
 * @param train subjects that the model learned from, in the order in which they shall be shown
 * @param validation subjects that decided when training stopped
 * @param test subjects that the scores are of
 */
public record SplitSubjects(List<String> train, List<String> validation, List<String> test) {

  /**
   * Copies the lists.
   *
   * @param train subjects that the model learned from
   * @param validation subjects that decided when training stopped
   * @param test subjects that the scores are of
   */
  public SplitSubjects {
    train = List.copyOf(train);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
  }
}
