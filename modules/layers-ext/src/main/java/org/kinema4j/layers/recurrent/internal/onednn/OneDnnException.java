package org.kinema4j.layers.recurrent.internal.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_invalid_arguments;
import static org.bytedeco.dnnl.global.dnnl.dnnl_out_of_memory;
import static org.bytedeco.dnnl.global.dnnl.dnnl_unimplemented;

/** A call of oneDNN failed. */
final class OneDnnException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OneDnnException(String what, int status) {
    super("oneDNN could not " + what + ": " + name(status));
  }

  private static String name(int status) {
    if (status == dnnl_out_of_memory) {
      return "out of memory";
    }
    if (status == dnnl_invalid_arguments) {
      return "invalid arguments";
    }
    return status == dnnl_unimplemented ? "not implemented" : "status " + status;
  }
}
