package org.kinema4j.har.io.andy;

/** Why a file is not used for training. */
public enum LeftOutKind {
  /** The same recording lies elsewhere, too. */
  SECOND_COPY("second copies of recordings"),
  /** A recording has no annotation. */
  UNLABELLED("recordings without labels; they would be in <name>" + AnnotationCsv.SUFFIX),
  /** An annotation has no recording. */
  STRAY_LABELS("label files without a recording"),
  /** A recording has another annotation already. */
  SECOND_LABELS("second label files of recordings"),
  /** Several recordings bear the name of the annotation, which lies beside none of them. */
  AMBIGUOUS_LABELS("label files of several recordings of one name; put them beside theirs"),
  /** An archive with nothing of its name beside it. */
  ARCHIVE("archives that are not unpacked; unpack them"),
  /** A recording or annotation that is compressed otherwise than a reader understands. */
  COMPRESSED("recordings or labels compressed in a way that is not read; unpack them"),
  /** A project of MVN, which only MVN reads. */
  PROJECT("projects of MVN; export them as MVNX"),
  /** A link to a recording or annotation that is not there. */
  BROKEN_LINK("links to files that do not exist"),
  /** A folder or file that the user may not read. */
  UNREADABLE("folders or files that cannot be read; ask for the right to read them");

  private final String plural;

  LeftOutKind(String plural) {
    this.plural = plural;
  }

  /**
   * Says it of several files.
   *
   * @return for example {@code archives that are not unpacked; unpack them}
   */
  public String plural() {
    return plural;
  }
}
