package org.kinema4j.har.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.kinema4j.har.motion.BadDataException;

/**
 * The JSON of a model bundle: UTF-8, each key of an object once, nothing behind the end, depth and
 * lengths bounded.
 */
final class BundleJson {

  static final int MOST_DEPTH = 32;

  private static final int LONGEST_NAME = 1 << 10;
  private static final int LONGEST_TEXT = 1 << 16;
  private static final int LONGEST_NUMBER = 64;

  static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MOST_DEPTH)
                          .maxNameLength(LONGEST_NAME)
                          .maxStringLength(LONGEST_TEXT)
                          .maxNumberLength(LONGEST_NUMBER)
                          .build())
                  // A class named twice would be checked once.
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private BundleJson() {}

  /**
   * Parses an entry.
   *
   * @param file the bundle, for messages
   * @param entry the name of the entry
   * @param bytes its content
   * @return the object that it holds
   */
  static ObjectNode object(Path file, String entry, byte[] bytes) {
    JsonNode tree;
    try {
      // Decoded here, because Jackson would guess among UTF-8, UTF-16 and UTF-32.
      tree =
          MAPPER.readTree(
              StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new BadDataException(file, entry, "JSON in UTF-8", "bytes that are none", e);
    } catch (JsonProcessingException e) {
      throw new BadDataException(
          file, entry, "JSON", Printable.firstLine(e.getOriginalMessage()), e);
    }
    if (tree instanceof ObjectNode object) {
      return object;
    }
    throw new BadDataException(file, entry, "a JSON object", "other JSON");
  }
}
