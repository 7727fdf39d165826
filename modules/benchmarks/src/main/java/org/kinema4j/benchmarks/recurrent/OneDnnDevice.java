package org.kinema4j.benchmarks.recurrent;

import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.opencl.global.OpenCL;

/** The processor as oneDNN sees it, and memory on it. */
final class OneDnnDevice {

  private final engine processor;
  private final stream work;

  OneDnnDevice() {
    // libdnnl needs an OpenCL loader, used or not, and finds the one that is loaded.
    Loader.load(OpenCL.class);
    processor = new engine(engine.kind.cpu, 0);
    work = new stream(processor);
  }

  engine processor() {
    return processor;
  }

  stream work() {
    return work;
  }

  static memory.desc describe(memory.format_tag format, long... sizes) {
    return new memory.desc(sizes, memory.data_type.f32, format);
  }

  /** Memory full of zeros. */
  memory zeros(memory.desc description) {
    memory zeros = new memory(description, processor);
    clear(zeros);
    return zeros;
  }

  static void clear(memory values) {
    Pointer.memset(values.get_data_handle(), 0, values.get_desc().get_size());
  }

  /** Memory with values, in the layout that a primitive asks for. */
  memory packed(float[] values, memory.desc plain, memory.desc wanted) {
    memory source = zeros(plain);
    floats(source).put(values);
    if (wanted.equals(plain)) {
      return source;
    }
    memory target = new memory(wanted, processor);
    new reorder(source, target).execute(work, source, target);
    work._wait();
    return target;
  }

  static FloatPointer floats(memory values) {
    return new FloatPointer(values.get_data_handle());
  }
}
