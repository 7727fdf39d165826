package org.kinema4j.har.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import org.kinema4j.har.io.AtomicFile;
import org.kinema4j.har.io.OutputFailedException;

/**
 * Writes JSON that is the same, byte for byte, for the same value: indented by two spaces, {@code
 * \n} as the end of a line, keys in the order of the map or of the record's components. An array
 * within an array stands on one line. Doubles that JSON does not have (NaN, infinity) become null.
 */
public final class JsonFiles {

  private static final ObjectWriter WRITER = writer();

  private JsonFiles() {}

  private static ObjectWriter writer() {
    JsonSerializer<Double> finite = new FiniteDoubles();
    SimpleModule module = new SimpleModule();
    module.addSerializer(Double.class, finite);
    module.addSerializer(Double.TYPE, finite);
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    Separators separators =
        Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER);
    return JsonMapper.builder()
        .addModule(module)
        .build()
        .writer(
            new DefaultPrettyPrinter(separators)
                .withObjectIndenter(lines)
                .withArrayIndenter(new RowIndenter(lines)));
  }

  /**
   * Writes a value as JSON.
   *
   * @param value maps with text keys, lists, records, texts, numbers, truth values, null
   * @return the text, ending with a line end
   */
  public static String text(Object value) {
    try {
      return WRITER.writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "value must consist of maps, lists, records, texts and numbers: "
              + e.getOriginalMessage(),
          e);
    }
  }

  /**
   * Writes a value into a JSON file, for example {@code run.json}; replaces a file that exists.
   *
   * @param target the file
   * @param value maps with text keys, lists, records, texts, numbers, truth values, null
   * @throws OutputFailedException if the file could not be written
   */
  public static void write(Path target, Object value) throws OutputFailedException {
    AtomicFile.writeText(target, text(value));
  }

  private static final class FiniteDoubles extends JsonSerializer<Double> {

    @Override
    public void serialize(Double value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      if (Double.isFinite(value)) {
        out.writeNumber(value);
      } else {
        out.writeNull();
      }
    }
  }

  /**
   * Breaks the line between the elements of an array, unless the array is itself an element.
   *
   * @param lines breaks lines
   */
  private record RowIndenter(DefaultIndenter lines)
      implements DefaultPrettyPrinter.Indenter, Serializable {

    @Override
    public void writeIndentation(JsonGenerator out, int level) throws IOException {
      JsonStreamContext parent = out.getOutputContext().getParent();
      if (parent == null || !parent.inArray()) {
        lines.writeIndentation(out, level);
      } else {
        out.writeRaw(' ');
      }
    }

    @Override
    public boolean isInline() {
      return false;
    }
  }
}
