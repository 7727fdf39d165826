package org.kinema4j.layers.recurrent.internal.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_equal;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_get_size;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_reorder_primitive_desc_create;

import java.util.Map;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.javacpp.Pointer;

/** Weights in the layout that a primitive wants, packed again only when their contents changed. */
final class PackedWeights implements AutoCloseable {

  private final Primitive reorder;
  private final long plainBytes;
  private final long packedBytes;
  private final Arena packed = new Arena();
  private final Arena seen = new Arena();
  private boolean filled;

  PackedWeights(dnnl_memory_desc_t plain, dnnl_memory_desc_t wanted) {
    plainBytes = dnnl_memory_desc_get_size(plain);
    packedBytes = dnnl_memory_desc_get_size(wanted);
    reorder = dnnl_memory_desc_equal(plain, wanted) != 0 ? null : reorder(plain, wanted);
  }

  /** The address of the packed weights whose plain form lies at an address. */
  long of(long plain) {
    if (reorder == null) {
      return plain;
    }
    long target = packed.address(floats(packedBytes));
    Span now = new Span(plain, plainBytes);
    Span before = new Span(seen.address(floats(plainBytes)), plainBytes);
    if (!filled || Pointer.memcmp(now, before, plainBytes) != 0) {
      Pointer.memcpy(before, now, plainBytes);
      reorder.with(DNNL_ARG_FROM, plain).with(DNNL_ARG_TO, target).run();
      filled = true;
    }
    return target;
  }

  @Override
  public void close() {
    packed.close();
    seen.close();
    if (reorder != null) {
      reorder.close();
    }
  }

  private static Primitive reorder(dnnl_memory_desc_t from, dnnl_memory_desc_t to) {
    dnnl_primitive_desc description = new dnnl_primitive_desc();
    OneDnn.check(
        dnnl_reorder_primitive_desc_create(
            description, from, OneDnn.engine(), to, OneDnn.engine(), null),
        "describe the packing of weights");
    try {
      return new Primitive(description, Map.of(DNNL_ARG_FROM, from, DNNL_ARG_TO, to));
    } finally {
      dnnl_primitive_desc_destroy(description);
    }
  }

  private static long floats(long bytes) {
    return (bytes + Float.BYTES - 1) / Float.BYTES;
  }
}
