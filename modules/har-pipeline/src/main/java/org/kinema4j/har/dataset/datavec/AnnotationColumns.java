package org.kinema4j.har.dataset.datavec;

/** Which columns AnDy's annotations become. */
public enum AnnotationColumns {
  /** One, named {@code label}: all annotators merged by the pipeline's rule. */
  MERGED,
  /** One an annotator, named as in the file, for example {@code current_action_Annotator1}. */
  EACH_ANNOTATOR
}
