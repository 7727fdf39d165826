package org.kinema4j.layers.recurrent.internal.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_format_tag_any;
import static org.bytedeco.dnnl.global.dnnl.dnnl_ldgo;
import static org.bytedeco.dnnl.global.dnnl.dnnl_ldigo;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_init_by_strides;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_init_by_tag;

import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.kinema4j.layers.recurrent.internal.CellShape;

/**
 * Descriptions of memory: shapes and layouts of single-precision arrays, one layer, one direction.
 */
final class Memories {

  private Memories() {}

  /** A sequence whose values are adjacent: {@code [steps, rows, values]}. */
  static dnnl_memory_desc_t sequence(int steps, int rows, int values, SequenceStrides strides) {
    long[] dims = {steps, rows, values};
    dnnl_memory_desc_t description = new dnnl_memory_desc_t();
    OneDnn.check(
        dnnl_memory_desc_init_by_strides(
            description,
            dims.length,
            dims,
            dnnl_f32,
            new long[] {strides.step(), strides.row(), 1}),
        "describe a sequence");
    return description;
  }

  /** A state, {@code [layer, direction, rows, units]}. */
  static dnnl_memory_desc_t state(int rows, int units) {
    return byTag(new long[] {1, 1, rows, units}, org.bytedeco.dnnl.global.dnnl.dnnl_ldnc);
  }

  /** Input weights, {@code [layer, direction, C, gate, H]}, as we store them. */
  static dnnl_memory_desc_t inputWeights(CellShape cell) {
    return byTag(weights(cell, cell.inputs()), dnnl_ldigo);
  }

  /** Recurrent weights as we store them. */
  static dnnl_memory_desc_t recurrentWeights(CellShape cell) {
    return byTag(weights(cell, cell.units()), dnnl_ldigo);
  }

  /** The same weights in the layout that oneDNN likes best. */
  static dnnl_memory_desc_t packed(CellShape cell, int rows) {
    return byTag(weights(cell, rows), dnnl_format_tag_any);
  }

  static dnnl_memory_desc_t bias(CellShape cell) {
    return byTag(new long[] {1, 1, cell.kind().biases(), cell.units()}, dnnl_ldgo);
  }

  private static long[] weights(CellShape cell, int rows) {
    return new long[] {1, 1, rows, cell.kind().gates(), cell.units()};
  }

  private static dnnl_memory_desc_t byTag(long[] dims, int tag) {
    dnnl_memory_desc_t description = new dnnl_memory_desc_t();
    OneDnn.check(
        dnnl_memory_desc_init_by_tag(description, dims.length, dims, dnnl_f32, tag),
        "describe an array");
    return description;
  }
}
