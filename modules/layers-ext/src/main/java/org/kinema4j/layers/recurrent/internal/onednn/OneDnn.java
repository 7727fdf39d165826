package org.kinema4j.layers.recurrent.internal.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_engine_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_set_scratchpad_mode;
import static org.bytedeco.dnnl.global.dnnl.dnnl_scratchpad_mode_user;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_default_flags;
import static org.bytedeco.dnnl.global.dnnl.dnnl_success;
import static org.bytedeco.dnnl.global.dnnl.dnnl_version;

import java.util.Optional;
import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencl.global.OpenCL;
import org.nd4j.linalg.factory.Nd4j;

/** The native library: loaded once, on first use. */
public final class OneDnn {

  private static final Library LIBRARY = load();

  private OneDnn() {}

  /** Either handles or the reason that there are none. */
  private record Library(
      dnnl_engine engine,
      dnnl_stream stream,
      dnnl_primitive_attr attributes,
      String version,
      String failure) {}

  /**
   * Why oneDNN cannot run here.
   *
   * @return one line; empty if it can
   */
  public static Optional<String> unavailable() {
    return Optional.ofNullable(LIBRARY.failure());
  }

  /**
   * The version of the library that was loaded.
   *
   * @return for example 2.5.2
   */
  public static String version() {
    return LIBRARY.version();
  }

  static dnnl_engine engine() {
    return LIBRARY.engine();
  }

  /** Streams of a CPU engine hold no state: one serves all threads. */
  static dnnl_stream stream() {
    return LIBRARY.stream();
  }

  /** Attributes that make every primitive use the caller's scratch memory. */
  static dnnl_primitive_attr attributes() {
    return LIBRARY.attributes();
  }

  static void check(int status, String what) {
    if (status != dnnl_success) {
      throw new OneDnnException(what, status);
    }
  }

  private static Library load() {
    if (!Nd4j.getEnvironment().isCPU()) {
      return unavailable("a backend of ND4J other than the CPU");
    }
    try {
      // libdnnl asks for an OpenCL loader by name, whether or not there is a device.
      Loader.load(OpenCL.class);
      Loader.load(org.bytedeco.dnnl.global.dnnl.class);
      dnnl_engine engine = new dnnl_engine();
      check(dnnl_engine_create(engine, dnnl_cpu, 0), "create an engine");
      dnnl_stream stream = new dnnl_stream();
      check(dnnl_stream_create(stream, engine, dnnl_stream_default_flags), "create a stream");
      dnnl_primitive_attr attributes = new dnnl_primitive_attr();
      check(dnnl_primitive_attr_create(attributes), "create attributes");
      check(
          dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user),
          "choose the scratch memory");
      dnnl_version_t v = dnnl_version();
      String version = v.major() + "." + v.minor() + "." + v.patch();
      return new Library(engine, stream, attributes, version, null);
    } catch (LinkageError | OneDnnException e) {
      return unavailable("no native library for " + Loader.getPlatform() + ": " + e.getMessage());
    }
  }

  private static Library unavailable(String reason) {
    return new Library(null, null, null, null, reason);
  }
}
