package org.kinema4j.har.io.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.motion.Signal;

/** Makes files of movement for tests, and reads them. */
final class CsvSample {

  /** The name of the file in all messages. */
  static final Path FILE = Path.of("anna_walk.csv");

  private CsvSample() {}

  /** Reads lines, with commas between fields and any line ends. */
  static CsvRecording read(String text) throws InputUnavailableException {
    return read(new CsvReader(), text);
  }

  static CsvRecording read(CsvReader reader, String text) throws InputUnavailableException {
    return reader.read(FILE, bytes(text));
  }

  static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** One channel x, with times printed to a number of decimals and its values in full. */
  static String text(double[] times, double[] values, int decimals) {
    StringBuilder text = new StringBuilder("time,x\n");
    for (int i = 0; i < times.length; i++) {
      text.append(String.format(Locale.ROOT, "%." + decimals + "f,", times[i]))
          .append(values[i])
          .append('\n');
    }
    return text.toString();
  }

  static Signal channels(CsvRecording recording) {
    return recording.recording().clip().signal(CsvReader.SIGNAL);
  }

  static float[] column(CsvRecording recording, int channel) {
    Signal signal = channels(recording);
    float[] values = new float[signal.frames()];
    for (int f = 0; f < values.length; f++) {
      values[f] = signal.value(f, channel);
    }
    return values;
  }

  /** A stream of pieces of text that are made when they are read. */
  static InputStream lazily(String head, long pieces, IntFunction<String> piece) {
    Iterator<String> texts =
        IntStream.iterate(-1, i -> i < pieces, i -> i + 1)
            .mapToObj(i -> i < 0 ? head : piece.apply(i))
            .iterator();
    return new PieceStream(texts);
  }

  /** Joins texts as they come. */
  private static final class PieceStream extends InputStream {

    private final Iterator<String> texts;
    private byte[] piece = {};
    private int at;

    PieceStream(Iterator<String> texts) {
      this.texts = texts;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      while (at == piece.length) {
        if (!texts.hasNext()) {
          return -1;
        }
        piece = texts.next().getBytes(StandardCharsets.UTF_8);
        at = 0;
      }
      int count = Math.min(length, piece.length - at);
      System.arraycopy(piece, at, target, offset, count);
      at += count;
      return count;
    }
  }
}
