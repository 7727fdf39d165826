package org.kinema4j.losses.metric.evaluation;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.kinema4j.losses.metric.distance.Distance;
import org.kinema4j.losses.metric.distance.DistanceMatrix;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The references of each query, sorted from near to far; a block of queries at a time. */
final class Neighbours {

  private final LabelledEmbeddings queries;
  private final LabelledEmbeddings references;
  private final Distance distance;

  /** If both sets are one object, no query is its own reference. */
  Neighbours(LabelledEmbeddings queries, LabelledEmbeddings references, Distance distance) {
    this.queries = queries;
    this.references = references;
    this.distance = distance;
  }

  /** Applies a metric to each query. */
  double[] map(ToDoubleFunction<Sorted> metric) {
    double[] values = new double[queries.size()];
    if (references.size() == 0) {
      Sorted none = new Sorted(new double[0]);
      for (int q = 0; q < values.length; q++) {
        none.sort(q, 0);
        values[q] = metric.applyAsDouble(none);
      }
      return values;
    }
    for (int start = 0; start < values.length; start += EmbeddingMetrics.BLOCK) {
      int end = Math.min(values.length, start + EmbeddingMetrics.BLOCK);
      Sorted sorted = new Sorted(farness(start, end));
      for (int q = start; q < end; q++) {
        sorted.sort(q, (q - start) * references.size());
        values[q] = metric.applyAsDouble(sorted);
      }
    }
    return values;
  }

  private double[] farness(int start, int end) {
    INDArray block =
        queries.embeddings().get(NDArrayIndex.interval(start, end), NDArrayIndex.all()).dup();
    INDArray matrix = DistanceMatrix.of(distance, block, references.embeddings());
    double[] values = new double[Math.toIntExact(matrix.length())];
    matrix.dup('c').data().asNioDouble().get(values);
    for (int i = 0; distance.isSimilarity() && i < values.length; i++) {
      values[i] = -values[i];
    }
    return values;
  }

  /** The references of one query. */
  final class Sorted {

    private final double[] farness;
    private int query;
    private int relevant;
    private Integer[] rows = {};

    private Sorted(double[] farness) {
      this.farness = farness;
    }

    private void sort(int newQuery, int offset) {
      query = newQuery;
      relevant = 0;
      rows = new Integer[references.size()];
      int size = 0;
      for (int row = 0; row < rows.length; row++) {
        if (queries != references || row != query) {
          rows[size++] = row;
          relevant += references.label(row) == queryLabel() ? 1 : 0;
        }
      }
      rows = Arrays.copyOf(rows, size);
      Arrays.sort(rows, (a, b) -> Double.compare(farness[offset + a], farness[offset + b]));
    }

    int size() {
      return rows.length;
    }

    long queryLabel() {
      return queries.label(query);
    }

    /** Class of the neighbour at a place, 0 being the nearest. */
    long label(int place) {
      return references.label(rows[place]);
    }

    boolean isRight(int place) {
      return label(place) == queryLabel();
    }

    /** How many references have the query's class. */
    int relevant() {
      return relevant;
    }
  }
}
