package org.kinema4j.har.dataset.datavec;

import java.util.List;
import org.datavec.api.transform.Transform;
import org.datavec.api.transform.schema.Schema;
import org.datavec.api.transform.schema.SequenceSchema;
import org.datavec.api.writable.Writable;
import org.nd4j.shade.jackson.annotation.JsonIgnoreProperties;

/** What the transforms of this package have in common: the schema, and columns by their roles. */
@JsonIgnoreProperties("inputSchema")
abstract class SequenceTransform implements Transform {

  private static final long serialVersionUID = 1L;

  /** The columns that come in. */
  private Schema inputSchema;

  private transient SequenceLayout layout;

  @Override
  public final void setInputSchema(Schema inputSchema) {
    this.inputSchema = inputSchema;
    layout = null;
    transform(inputSchema);
  }

  @Override
  public final Schema getInputSchema() {
    return inputSchema;
  }

  /** The layout of the input; made anew where the transform was deserialized. */
  final SequenceLayout layout() {
    SequenceLayout known = layout;
    if (known == null) {
      known = SequenceLayout.of(requireSchema());
      layout = known;
    }
    return known;
  }

  final Schema requireSchema() {
    if (inputSchema == null) {
      throw new IllegalStateException("call setInputSchema(Schema) first");
    }
    return inputSchema;
  }

  /** Refuses a schema of single records. */
  static void requireSequences(Schema schema, String transform) {
    if (!(schema instanceof SequenceSchema)) {
      throw new IllegalArgumentException(
          transform + " needs the schema of sequences, received one of single records");
    }
  }

  /**
   * {@inheritDoc} Refused where a step cannot be transformed without those around it.
   *
   * @throws UnsupportedOperationException unless the transform says otherwise
   */
  @Override
  public List<Writable> map(List<Writable> row) {
    throw new UnsupportedOperationException(
        this + " needs a whole sequence; call mapSequence(List)");
  }

  /** {@inheritDoc} Not supported: rows are lists of writables. */
  @Override
  public final Object map(Object input) {
    throw onlyWritables();
  }

  /** {@inheritDoc} Not supported: rows are lists of writables. */
  @Override
  public final Object mapSequence(Object sequence) {
    throw onlyWritables();
  }

  private UnsupportedOperationException onlyWritables() {
    return new UnsupportedOperationException(this + " works on lists of writables only");
  }

  @Override
  public final String[] columnNames() {
    return requireSchema().getColumnNames().toArray(String[]::new);
  }

  @Override
  public final String columnName() {
    return columnNames()[0];
  }

  @Override
  public final String[] outputColumnNames() {
    return transform(requireSchema()).getColumnNames().toArray(String[]::new);
  }

  @Override
  public final String outputColumnName() {
    return outputColumnNames()[0];
  }
}
