package org.kinema4j.har.dataset.datavec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.datavec.api.conf.Configuration;
import org.kinema4j.har.io.andy.AnnotationCsv;
import org.kinema4j.har.io.andy.Annotations;
import org.kinema4j.har.io.andy.MergedAnnotations;
import org.kinema4j.har.motion.Action;

/**
 * Hands AnDy's annotations ({@link AnnotationCsv}) to DataVec, at the frame rate of the recordings:
 * row {@code t_video} of the file labels the frames from that time on, as {@link
 * MergedAnnotations#place} says.
 *
 * <p>Frame 0 is the first of the recording. The sequence is as long as the annotation, which may be
 * shorter or longer than the recording: align their starts. Labels are the pipeline's names of the
 * actions; the text is empty where there is none.
 *
 * <p><b>Configuration.</b> {@link #COLUMNS}, {@link #FRAME_RATE_HZ}, {@link #FIRST_COLUMN}.
 */
public final class AnnotationSequenceRecordReader extends LabelSequenceRecordReader {

  /** Key of the name of an {@link AnnotationColumns}. */
  public static final String COLUMNS = NAME_SPACE + ".annotations.columns";

  private static final long serialVersionUID = 1L;

  /** Which columns there are. */
  private AnnotationColumns columns;

  /** Creates a reader of merged labels at {@value #DEFAULT_FRAME_RATE_HZ} Hz. */
  public AnnotationSequenceRecordReader() {
    this(DEFAULT_FRAME_RATE_HZ, AnnotationColumns.MERGED, FirstColumn.NONE);
  }

  /**
   * Creates a reader.
   *
   * @param rateHz frames a second of the recordings that the labels belong to, in (0, &infin;)
   * @param columns which columns there are
   * @param firstColumn what stands before them
   */
  public AnnotationSequenceRecordReader(
      double rateHz, AnnotationColumns columns, FirstColumn firstColumn) {
    super(rateHz, firstColumn);
    this.columns = Objects.requireNonNull(columns, "columns");
  }

  @Override
  List<Opinion> opinions(Path file, double rateHz) throws IOException {
    Annotations annotations = AnnotationCsv.read(file);
    return switch (columns) {
      case MERGED ->
          List.of(opinion(RecordingSequenceRecordReader.LABEL, annotations.merge(), rateHz));
      case EACH_ANNOTATOR -> {
        List<Opinion> opinions = new ArrayList<>();
        for (int i = 0; i < annotations.annotators().size(); i++) {
          Annotations alone = alone(annotations, i);
          opinions.add(opinion(alone.annotators().get(0), alone.merge(), rateHz));
        }
        yield opinions;
      }
    };
  }

  /** Merging one annotator leaves what that one said. */
  private static Annotations alone(Annotations annotations, int annotator) {
    List<Annotations.Row> rows = new ArrayList<>(annotations.rows().size());
    for (Annotations.Row row : annotations.rows()) {
      List<Optional<Action>> opinion = List.of(row.opinions().get(annotator));
      rows.add(new Annotations.Row(row.seconds(), opinion));
    }
    return new Annotations(
        annotations.source(), List.of(annotations.annotators().get(annotator)), rows);
  }

  private static Opinion opinion(String column, MergedAnnotations labels, double rateHz) {
    int frames = frames(labels.source(), labels.endSeconds(), rateHz);
    return new Opinion(column, labels.place(frames, rateHz).track());
  }

  @Override
  void configure(Configuration configuration) {
    AnnotationColumns chosen = Settings.choice(configuration, COLUMNS, columns);
    super.configure(configuration);
    columns = chosen;
  }

  @Override
  void describe(Configuration configuration) {
    super.describe(configuration);
    configuration.set(COLUMNS, columns.name());
  }
}
