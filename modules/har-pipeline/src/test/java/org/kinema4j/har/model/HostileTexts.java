package org.kinema4j.har.model;

import static org.kinema4j.har.model.HostileCase.MANIFEST;
import static org.kinema4j.har.model.HostileCase.MODEL;
import static org.kinema4j.har.model.HostileCase.entry;
import static org.kinema4j.har.model.HostileCase.manifest;
import static org.kinema4j.har.model.HostileCase.zipOf;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Manifests and model specifications with faults. */
final class HostileTexts {

  private static final int DEPTH = 100_000;

  private HostileTexts() {}

  static Stream<HostileCase> manifests() {
    String schema = "\"schemaVersion\" : 1";
    return Stream.of(
        manifest("no JSON", text -> "hash = 1", "manifest.json: expected JSON, found "),
        manifest("list", text -> "[ ]", "manifest.json: expected a JSON object"),
        manifest("nothing", text -> "", "manifest.json: expected a JSON object"),
        manifest(
            "two documents", text -> text + "{}", "manifest.json: expected JSON, found Trailing"),
        manifest(
            "key twice", text -> text.replace(schema, schema + "," + schema), "Duplicate field"),
        manifest("deep", text -> "[".repeat(DEPTH / 2), "manifest.json: expected JSON, found "),
        manifest(
            "newer",
            text -> text.replace(schema, "\"schemaVersion\" : 2"),
            "manifest.json: expected schema version 1, found 2: made by a newer Kinema4J; update"),
        manifest(
            "older",
            text -> text.replace(schema, "\"schemaVersion\" : 0"),
            "manifest.json: expected schema version 1, found 0: made by an older Kinema4J; train"),
        manifest(
            "huge schema",
            text -> text.replace(schema, schema + "0".repeat(30)),
            "found no number"),
        manifest(
            "schema as text",
            text -> text.replace(schema, "\"schemaVersion\" : \"1\""),
            "found no number"),
        manifest(
            "no schema", text -> text.replace(schema + ",", ""), "schemaVersion 1, found none"),
        manifest(
            "no hashes",
            text -> text.replace("\"sha256\"", "\"sha1\""),
            "the SHA-256 of model.json, found none"),
        manifest(
            "hash missing",
            text -> text.replace("weights.bin", "weights.bim"),
            "the SHA-256 of weights.bin"),
        manifest(
            "hash too many",
            text -> text.replace("\"model.json\" :", "\"x\" : \"\", \"model.json\" :"),
            "expected 3 hashes, found 4"),
        manifest(
            "wrong hash",
            text -> text.replaceFirst("\"weights.bin\" : \"....", "\"weights.bin\" : \"0000"),
            "weights.bin: expected SHA-256 0000"),
        zipOf(
            "UTF-16",
            MANIFEST,
            "{}".getBytes(StandardCharsets.UTF_16),
            "manifest.json: expected JSON in UTF-8"));
  }

  static Stream<HostileCase> models() {
    String frames = "\"windowFrames\" : 24,";
    return Stream.of(
        entry("no JSON", MODEL, text -> "classes: 3", "model.json: expected JSON, found "),
        entry(
            "unknown key",
            MODEL,
            text -> text.replace(frames, frames + "\"code\" : 1,"),
            "Unrecognized field \"code\""),
        entry(
            "key twice",
            MODEL,
            text -> text.replace(frames, frames + frames),
            "Duplicate field 'windowFrames'"),
        entry(
            "deep",
            MODEL,
            text -> "{\"a\":".repeat(DEPTH),
            "model.json: expected JSON, found Document nesting depth"),
        entry(
            "long number",
            MODEL,
            text -> text.replace("24,", "2".repeat(DEPTH) + ","),
            // Jackson calls it a string or a number, as its recycled buffer is short or long.
            " value length ("),
        entry(
            "number out of range",
            MODEL,
            text -> text.replace("240.0", "1e999"),
            "frameRateHz must be in [0.016666666666666666, 100000.0], received Infinity"),
        entry(
            "no number", MODEL, text -> text.replace("240.0", "NaN"), "model.json: expected JSON"),
        entry(
            "key missing",
            MODEL,
            text -> text.replace(frames, ""),
            "model.json: expected a model specification"),
        entry(
            "no standardizer",
            MODEL,
            text ->
                text.replace("\"standardizer\" : {", "\"standardizer\" : null, \"provenance\" : {")
                    .replaceFirst("},\\s*\"provenance\" : \\{[^}]*}", "}"),
            "model.json: expected"),
        entry(
            "null class",
            MODEL,
            text -> text.replace("\"Pick\"", "null"),
            "each of classes must be given"),
        entry(
            "class twice",
            MODEL,
            text -> text.replace("\"Pick\"", "\"Reach\""),
            "classes must be distinct"),
        entry(
            "escape sequence",
            MODEL,
            text -> text.replace("Pick", "\\u001b[2J"),
            "without control characters, received ?[2J"),
        entry(
            "line end in a class",
            MODEL,
            text -> text.replace("Pick", "a\\nb"),
            "without control characters, received a?b"),
        entry(
            "unknown features",
            MODEL,
            text -> text.replace("\"positions\"", "\"colors\""),
            "found features must be among positions, joint-angles"),
        entry(
            "stride of 0",
            MODEL,
            text -> text.replace("\"strideFrames\" : 6", "\"strideFrames\" : 0"),
            "model.json: expected a model specification"),
        entry(
            "purity of 2",
            MODEL,
            text -> text.replace("\"minPurity\" : 0.5", "\"minPurity\" : 2"),
            "model.json: expected a model specification"),
        entry(
            "scale of 0",
            MODEL,
            text -> text.replace("3.0", "0.0"),
            "model.json: expected a model specification"),
        entry(
            "too few channels",
            MODEL,
            text -> text.replace("\"x\", \"y\"", "\"x\""),
            "channels must be as many"),
        entry(
            "windows of other channels",
            MODEL,
            text -> text.replace("\"recordings\"", "\"windows\""),
            "features must be the channels [x, y]"),
        entry(
            "a class more",
            MODEL,
            text -> text.replace("\"Pick\"", "\"Pick\", \"Screw\""),
            "network.json: expected 4 outputs, one a class, found "),
        entry(
            "a feature more",
            MODEL,
            text ->
                text.replace("\"x\"", "\"x\", \"z\"")
                    .replace("0.1", "0.1, 0")
                    .replace("1.0", "1.0, 1.0"),
            "parameters in states to fit 3 features, 24 frames, 3 classes, found"),
        entry(
            "endless windows",
            MODEL,
            text -> text.replace("\"windowFrames\" : 24", "\"windowFrames\" : 2000000000"),
            "network.json: expected at most 1048576 values of a layer"));
  }
}
