package org.kinema4j.har.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.kinema4j.har.motion.BadDataException;
import org.nd4j.shade.jackson.core.JsonProcessingException;
import org.nd4j.shade.jackson.databind.JavaType;
import org.nd4j.shade.jackson.databind.ObjectMapper;
import org.nd4j.shade.jackson.databind.cfg.MapperConfig;
import org.nd4j.shade.jackson.databind.jsontype.PolymorphicTypeValidator;

/**
 * Deeplearning4j's configuration of a network, from a file that nobody vouches for.
 *
 * <p>Two guards stand before {@link NetworkClasses}: every key that Deeplearning4j takes a class
 * from is checked before it sees the JSON, wherever the key stands; and its mapper asks again
 * before it loads a class. Its own {@code fromJson} is not used, since it turns to mappers without
 * the second guard for formats of before 1.0.0-beta.
 */
final class NetworkJson {

  static final String ENTRY = "network.json";

  /** Greatest whole number: no product of layer sizes that fits a bundle has a greater factor. */
  static final int GREATEST_NUMBER = 1 << 20;

  /** Keys by which Deeplearning4j names a class; the second one for distributions. */
  private static final Set<String> CLASS_KEYS = Set.of("@class", "type");

  /** What may be any number, since it sizes nothing. */
  private static final Pattern NUMBER =
      Pattern.compile("\\s*+[-+]?([0-9]++(\\.[0-9]*+)?|\\.[0-9]++)([eE][-+]?[0-9]++)?\\s*+");

  private static final Set<String> FREE_NUMBERS = Set.of("seed", "iterationCount", "epochCount");

  private static final ObjectMapper MAPPER =
      NeuralNetConfiguration.mapper().copy().setPolymorphicTypeValidator(new AllowList());

  private NetworkJson() {}

  /**
   * Makes a configuration.
   *
   * @param file the bundle, for messages
   * @param tree content of {@value #ENTRY}
   * @return the configuration, not yet checked for sense
   * @throws BadDataException if it names a class that is not allowed, or is none
   */
  static ComputationGraphConfiguration parse(Path file, ObjectNode tree) {
    checkObject(file, tree);
    try {
      // What was checked is what is read: the tree, not the text that it was parsed from.
      return map(tree.toString());
    } catch (JsonProcessingException e) {
      throw bad(file, Printable.firstLine(e.getOriginalMessage()), e);
    } catch (RuntimeException e) {
      throw bad(file, Printable.of(e), e);
    }
  }

  /** Hands JSON to Deeplearning4j's mapper, behind the second guard alone. */
  static ComputationGraphConfiguration map(String json) throws JsonProcessingException {
    return MAPPER.readValue(json, ComputationGraphConfiguration.class);
  }

  private static BadDataException bad(Path file, String found, Exception cause) {
    return new BadDataException(file, ENTRY, "a network configuration", found, cause);
  }

  private static void checkObject(Path file, JsonNode object) {
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      String key = property.getKey();
      JsonNode value = property.getValue();
      if (CLASS_KEYS.contains(key)) {
        checkClass(file, value);
      }
      check(file, key, value);
    }
    if (isArray(object)) {
      checkArray(file, object);
    }
  }

  private static void check(Path file, String key, JsonNode value) {
    if (value.isObject()) {
      checkObject(file, value);
    } else if (value.isArray()) {
      value.forEach(element -> check(file, key, element));
    } else if (!FREE_NUMBERS.contains(key) && isTooGreat(value)) {
      throw new BadDataException(
          file,
          ENTRY,
          "numbers up to " + GREATEST_NUMBER,
          Printable.of(key + " " + value.asText()));
    }
  }

  /** Also of text, which Deeplearning4j's mapper takes for numbers. */
  private static boolean isTooGreat(JsonNode value) {
    boolean numeric =
        value.isNumber() || (value.isTextual() && NUMBER.matcher(value.asText()).matches());
    return numeric && !(Math.abs(Double.parseDouble(value.asText())) <= GREATEST_NUMBER);
  }

  private static void checkClass(Path file, JsonNode name) {
    if (!name.isTextual() || !NetworkClasses.allows(name.textValue())) {
      throw new BadDataException(
          file,
          ENTRY,
          "classes that a bundle may name",
          Printable.of(name.isTextual() ? name.textValue() : name.toString()));
    }
  }

  /** Also anything with a shape that is no word; the rise of a schedule has one that is. */
  private static boolean isArray(JsonNode object) {
    JsonNode shape = object.path("shape");
    boolean word = shape.isTextual() && !object.has("data") && !object.has("dataType");
    return !shape.isMissingNode() && !word;
  }

  /** ND4J believes the shape of an array, and would read behind its values. */
  private static void checkArray(Path file, JsonNode array) {
    long length = 1;
    for (JsonNode size : array.path("shape")) {
      length = size.isInt() && size.intValue() > 0 ? length * size.intValue() : -1;
      if (length < 1 || length > GREATEST_NUMBER) {
        break;
      }
    }
    if (!array.path("shape").isArray() || length != array.path("data").size()) {
      throw new BadDataException(
          file,
          ENTRY,
          "arrays with as many values as their shape says",
          Printable.of(
              "shape %s and %d values".formatted(array.path("shape"), array.path("data").size())));
    }
  }

  /** Answers Jackson before it loads a class. */
  private static final class AllowList extends PolymorphicTypeValidator.Base {

    @Override
    public Validity validateSubClassName(
        MapperConfig<?> config, JavaType baseType, String subClassName) {
      return NetworkClasses.allows(subClassName) ? Validity.ALLOWED : Validity.DENIED;
    }
  }
}
