package org.kinema4j.har.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import org.kinema4j.har.motion.BadDataException;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The weights of a network as a bundle holds them: 32-bit floats, little-endian.
 *
 * @param file the bundle, for messages
 * @param bytes content of {@value #ENTRY}
 */
record StoredWeights(Path file, ByteBuffer bytes) {

  static final String ENTRY = "weights.bin";

  /** Most parameters that a network in a bundle may have. */
  static final int MOST = 1 << 24;

  static final int MOST_BYTES = MOST * Float.BYTES;

  static byte[] encode(INDArray params) {
    float[] values = params.toFloatVector();
    ByteBuffer buffer =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(values);
    return buffer.array();
  }

  /**
   * Decodes the weights.
   *
   * @param count how many they must be
   * @return a row of them
   * @throws BadDataException if they are more or fewer, or one is no number
   */
  INDArray values(long count) {
    if (bytes.limit() != count * Float.BYTES) {
      throw new BadDataException(
          file, ENTRY, count * Float.BYTES + " bytes", Integer.toString(bytes.limit()));
    }
    FloatBuffer floats = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[] values = new float[(int) count];
    floats.get(values);
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new BadDataException(file, ENTRY, "finite weights", values[i] + " at " + i);
      }
    }
    return Nd4j.create(values, new long[] {1, count}, 'c');
  }
}
