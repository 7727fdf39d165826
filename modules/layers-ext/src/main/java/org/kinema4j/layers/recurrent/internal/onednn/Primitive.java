package org.kinema4j.layers.recurrent.internal.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_set_data_handle;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_execute;

import java.util.Map;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.javacpp.Pointer;

/**
 * A compiled operation with its arguments: described once, pointed at data before each run, so that
 * a run allocates nothing.
 */
final class Primitive implements AutoCloseable {

  /** One more than the greatest argument code of oneDNN that we use. */
  private static final int CODES = 256;

  private final dnnl_primitive primitive = new dnnl_primitive();
  private final dnnl_memory[] memories = new dnnl_memory[CODES];
  private final dnnl_exec_arg_t arguments;
  private final int count;
  private final Address address = new Address();

  /**
   * Compiles.
   *
   * @param description what to compile
   * @param layouts argument codes and the layouts of their data
   */
  Primitive(dnnl_primitive_desc description, Map<Integer, dnnl_memory_desc_t> layouts) {
    OneDnn.check(dnnl_primitive_create(primitive, description), "compile a primitive");
    count = layouts.size();
    arguments = new dnnl_exec_arg_t(count);
    int i = 0;
    for (Map.Entry<Integer, dnnl_memory_desc_t> layout : layouts.entrySet()) {
      dnnl_memory memory = new dnnl_memory();
      OneDnn.check(
          dnnl_memory_create(memory, layout.getValue(), OneDnn.engine(), null),
          "create a memory object");
      memories[layout.getKey()] = memory;
      arguments.position(i++).arg(layout.getKey()).memory(memory);
    }
    arguments.position(0);
  }

  /** Points an argument at data. */
  Primitive with(int argument, long dataAddress) {
    OneDnn.check(
        dnnl_memory_set_data_handle(memories[argument], address.of(dataAddress)),
        "set an argument");
    return this;
  }

  void run() {
    OneDnn.check(
        dnnl_primitive_execute(primitive, OneDnn.stream(), count, arguments), "run a primitive");
  }

  @Override
  public void close() {
    for (dnnl_memory memory : memories) {
      if (memory != null) {
        dnnl_memory_destroy(memory);
      }
    }
    dnnl_primitive_destroy(primitive);
    arguments.deallocate();
  }

  /** A pointer that is pointed elsewhere without allocating. */
  private static final class Address extends Pointer {

    Address of(long dataAddress) {
      address = dataAddress;
      return this;
    }
  }
}
