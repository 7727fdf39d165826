package org.kinema4j.har.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.motion.BadDataException;

/** Reads a {@link RunConfig} from YAML, and writes it with every default spelled out. */
public final class ConfigYaml {

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              YAMLFactory.builder()
                  .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                  .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                  // A subject 007 must not come back as 7.
                  .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY);

  /** What can be a map and yet is one value: a loss does not keep parameters of another one. */
  private static final Set<String> WHOLE =
      Set.of("loss", "optimizer", "schedule", "clipping", "average");

  private ConfigYaml() {}

  /**
   * Reads a configuration; what the file does not say keeps its default.
   *
   * @param file YAML text
   * @return the configuration
   * @throws InputUnavailableException if the file cannot be read
   * @throws BadDataException if it is not YAML, a key is unknown, or a value is out of range; the
   *     message names line and key
   */
  public static RunConfig read(Path file) throws InputUnavailableException {
    String text;
    try {
      text = Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new BadDataException(file, "", "text in UTF-8", "other bytes", e);
    } catch (IOException e) {
      throw new InputUnavailableException(file, "cannot be read", e);
    }
    return parse(file, text);
  }

  static RunConfig parse(Object source, String text) {
    try {
      // Parsed once for itself, so that a fault is reported at its line, ...
      JsonNode given = MAPPER.readTree(text);
      if (given == null || given.isMissingNode() || given.isNull()) {
        return RunConfig.DEFAULT;
      }
      if (!given.isObject()) {
        throw new BadDataException(
            source, "line 1", "keys such as 'network: bilstm'", text.strip());
      }
      // ... then laid over the defaults.
      ObjectNode tree = MAPPER.valueToTree(RunConfig.DEFAULT);
      overlay(tree, (ObjectNode) given);
      return MAPPER.treeToValue(tree, RunConfig.class);
    } catch (UnrecognizedPropertyException e) {
      throw new BadDataException(
          source,
          place(text, e),
          e.getKnownPropertyIds().stream()
              .map(Object::toString)
              .sorted()
              .collect(Collectors.joining(", ")),
          e.getPropertyName(),
          e);
    } catch (JsonMappingException e) {
      throw new BadDataException(source, place(text, e), "a valid value", reason(e), e);
    } catch (JsonProcessingException e) {
      String place =
          e.getLocation() == null ? "" : "line " + Math.max(1, e.getLocation().getLineNr());
      throw new BadDataException(source, place, "YAML", firstLine(e.getOriginalMessage()), e);
    }
  }

  /**
   * Writes a configuration with every default.
   *
   * @param config the configuration
   * @return YAML text
   */
  public static String write(RunConfig config) {
    try {
      return MAPPER.writeValueAsString(config);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a configuration is always writable", e);
    }
  }

  private static void overlay(ObjectNode defaults, ObjectNode given) {
    given
        .properties()
        .forEach(
            entry -> {
              JsonNode old = defaults.get(entry.getKey());
              boolean whole = WHOLE.contains(entry.getKey());
              if (!whole
                  && old instanceof ObjectNode oldTree
                  && entry.getValue() instanceof ObjectNode tree) {
                overlay(oldTree, tree);
              } else if (!((whole || old instanceof ObjectNode) && isEmpty(entry.getValue()))) {
                // A section without a key, all of them commented out, says nothing.
                defaults.set(entry.getKey(), entry.getValue());
              }
            });
  }

  private static boolean isEmpty(JsonNode value) {
    return value.isNull() || (value.isTextual() && value.asText().isEmpty());
  }

  private static String place(String text, JsonMappingException e) {
    String key =
        e.getPath().stream()
            .filter(reference -> reference.getFieldName() != null)
            .map(JsonMappingException.Reference::getFieldName)
            .collect(Collectors.joining("."));
    int line = lineOf(text, key.substring(key.lastIndexOf('.') + 1));
    return (line > 0 ? "line " + line + ": " : "") + key;
  }

  /** The line on which a key stands; keys of the configuration are distinct. */
  private static int lineOf(String text, String key) {
    Pattern line = Pattern.compile("(^|[\\s{,])[\"']?" + Pattern.quote(key) + "[\"']?\\s*:");
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (line.matcher(lines[i]).find()) {
        return i + 1;
      }
    }
    return 0;
  }

  private static String reason(JsonMappingException e) {
    Throwable cause = e.getCause() instanceof IllegalArgumentException ? e.getCause() : e;
    return firstLine(
        cause instanceof JsonProcessingException json
            ? json.getOriginalMessage()
            : cause.getMessage());
  }

  private static String firstLine(String message) {
    return message == null ? "something else" : message.lines().findFirst().orElse("");
  }
}
