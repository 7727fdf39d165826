package org.kinema4j.har.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.motion.BadDataException;

/** Reads back what {@link JsonFiles} writes, and says in what two of them differ. */
public final class JsonTrees {

  private static final int LONGEST_VALUE = 24;

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private JsonTrees() {}

  /**
   * Reads a file.
   *
   * @param file the file
   * @return its content
   * @throws InputUnavailableException if it cannot be read
   * @throws BadDataException if it is not JSON
   */
  public static JsonNode read(Path file) throws InputUnavailableException {
    try {
      return MAPPER.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new BadDataException(file, "", "JSON", "something else", e);
    } catch (IOException e) {
      throw new InputUnavailableException(file, "cannot be read", e);
    }
  }

  /**
   * Returns a value as it will be when it has been written and read.
   *
   * @param value maps, lists, records, texts, numbers, truth values, null
   * @return the tree
   */
  public static JsonNode of(Object value) {
    try {
      return MAPPER.readTree(JsonFiles.text(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what is written can be read", e);
    }
  }

  /**
   * Says in what two trees differ, each place on the way to a single value.
   *
   * @param before what was
   * @param now what is
   * @return for example {@code configuration.training.epochs: 2, now 3}, in the order of {@code
   *     now}; none if they are equal
   */
  public static List<String> differences(JsonNode before, JsonNode now) {
    Map<String, String> old = new LinkedHashMap<>();
    Map<String, String> present = new LinkedHashMap<>();
    flatten("", before, old);
    flatten("", now, present);
    Set<String> places = new LinkedHashSet<>(present.keySet());
    places.addAll(old.keySet());
    List<String> differences = new ArrayList<>();
    for (String place : places) {
      String was = old.getOrDefault(place, "nothing");
      String is = present.getOrDefault(place, "nothing");
      if (!was.equals(is)) {
        differences.add("%s: %s, now %s".formatted(place, shortened(was), shortened(is)));
      }
    }
    return differences;
  }

  private static void flatten(String place, JsonNode node, Map<String, String> values) {
    if (node.isObject() && !node.isEmpty()) {
      node.properties()
          .forEach(
              entry ->
                  flatten(
                      place.isEmpty() ? entry.getKey() : place + "." + entry.getKey(),
                      entry.getValue(),
                      values));
    } else if (node.isArray() && !node.isEmpty()) {
      for (int i = 0; i < node.size(); i++) {
        flatten(place + "[" + i + "]", node.get(i), values);
      }
    } else {
      values.put(place, node.isTextual() ? node.asText() : node.toString());
    }
  }

  private static String shortened(String value) {
    return value.length() <= LONGEST_VALUE
        ? value
        : value.substring(0, LONGEST_VALUE / 2) + "\u2026";
  }
}
