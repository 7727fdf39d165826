package org.kinema4j.har.model;

import static org.kinema4j.har.model.HostileCase.NETWORK;
import static org.kinema4j.har.model.HostileCase.SOUND;
import static org.kinema4j.har.model.HostileCase.WEIGHTS;
import static org.kinema4j.har.model.HostileCase.entry;
import static org.kinema4j.har.model.HostileCase.weights;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Stream;

/** Network configurations and weights that would do harm. */
final class HostileNetworks {

  private static final int DEPTH = 100_000;

  private static final String ADAM = "org.nd4j.linalg.learning.config.Adam";

  private static final String EVIL = HostileBundleTest.Evil.class.getName();

  private HostileNetworks() {}

  static Stream<HostileCase> classes() {
    String refused = "network.json: expected classes that a bundle may name, found ";
    return Stream.of(
        named("updater", ADAM, EVIL),
        named("activation", "org.nd4j.linalg.activations.impl.ActivationTanH", EVIL),
        named("loss", "org.nd4j.linalg.lossfunctions.impl.LossMCXENT", EVIL),
        named("weights", "org.deeplearning4j.nn.weights.WeightInitXavier", EVIL),
        named("dropout", "org.deeplearning4j.nn.conf.dropout.Dropout", EVIL),
        named("layer", "org.deeplearning4j.nn.conf.layers.OutputLayer", EVIL),
        named("vertex", "org.deeplearning4j.nn.conf.graph.LayerVertex", EVIL),
        named("class of ND4J", ADAM, "org.nd4j.linalg.factory.Nd4j"),
        named("class of Deeplearning4j", ADAM, "org.deeplearning4j.util.ModelSerializer"),
        named(
            "layer that builds a graph",
            "org.deeplearning4j.nn.conf.layers.OutputLayer",
            "org.deeplearning4j.nn.conf.layers.LocallyConnected1D"),
        named(
            "package below an allowed one",
            "org.deeplearning4j.nn.weights.WeightInitXavier",
            "org.deeplearning4j.nn.weights.embeddings.WeightInitEmbedding"),
        named("class of the pipeline", ADAM, "org.kinema4j.har.cli.Har"),
        named("class of Java", ADAM, "java.net.URL"),
        named("class without a package", ADAM, "Evil"),
        named("array", ADAM, "[L" + EVIL + ";"),
        named("generic class", ADAM, "java.util.List<" + EVIL + ">"),
        entry("no text", NETWORK, text -> text.replace("\"" + ADAM + "\"", "{ }"), refused + "{}"),
        entry(
            "in a schedule",
            NETWORK,
            text ->
                text.replace(
                    "\"learningRate\" :",
                    "\"learningRateSchedule\" : { \"@class\" : \""
                        + EVIL
                        + "\" }, \"learningRate\" :"),
            refused + EVIL),
        entry(
            "distribution, which says type",
            NETWORK,
            text ->
                text.replace(
                    "\"org.deeplearning4j.nn.weights.WeightInitXavier\"",
                    "\"org.deeplearning4j.nn.weights.WeightInitDistribution\", \"distribution\" : {"
                        + " \"type\" : \""
                        + EVIL
                        + "\" }"),
            refused + EVIL),
        entry(
            "distribution of the old format",
            NETWORK,
            text ->
                text.replace(
                    "\"weightInitFn\" : {",
                    "\"weightInit\" : \"DISTRIBUTION\", \"dist\" : { \"type\" : \""
                        + EVIL
                        + "\" }, \"unknown\" : {"),
            refused + EVIL),
        entry(
            "where nobody looks",
            NETWORK,
            text ->
                text.replace(
                    "\"backpropType\"",
                    "\"x\" : [ [ { \"@class\" : \"" + EVIL + "\" } ] ], \"backpropType\""),
            refused + EVIL),
        entry(
            "spelled with escapes",
            NETWORK,
            text -> text.replace("\"@class\" : \"" + ADAM, "\"\\u0040class\" : \"" + EVIL),
            refused + EVIL),
        entry(
            "named twice",
            NETWORK,
            text ->
                text.replace(
                    "\"@class\" : \"" + ADAM,
                    "\"@class\" : \"" + EVIL + "\", \"@class\" : \"" + ADAM),
            "network.json: expected JSON, found Duplicate field '@class'"),
        entry(
            "layer of the wrong kind",
            NETWORK,
            text -> text.replace(ADAM, "org.nd4j.linalg.schedule.FixedSchedule"),
            "network.json: expected a network configuration, found "));
  }

  static Stream<HostileCase> networks() {
    byte[] half = Arrays.copyOf(SOUND.get(WEIGHTS), SOUND.get(WEIGHTS).length / 2);
    return Stream.of(
        entry("no JSON", NETWORK, text -> "layers:", "network.json: expected JSON, found "),
        entry("empty object", NETWORK, text -> "{ }", "network.json: expected"),
        entry(
            "deep",
            NETWORK,
            text -> "[".repeat(DEPTH),
            "network.json: expected JSON, found Document nesting depth"),
        entry(
            "deep objects",
            NETWORK,
            text -> "{\"layer\":".repeat(DEPTH),
            "found Document nesting depth"),
        entry(
            "old format",
            NETWORK,
            text ->
                text.replace(
                    "{\n      \"@class\" : \"org.deeplearning4j.nn.conf.graph.LayerVertex\",",
                    "{ \"LayerVertex\" : 1,"),
            "network.json: expected a network configuration"),
        entry(
            "2^31 outputs",
            NETWORK,
            text -> text.replace("\"nout\" : 3", "\"nout\" : 2147483648"),
            "numbers up to 1048576, found nout 2147483648"),
        entry(
            "2^63 outputs",
            NETWORK,
            text -> text.replace("\"nout\" : 3", "\"nout\" : 9223372036854775808"),
            "numbers up to 1048576"),
        entry(
            "2^32 outputs as a decimal number",
            NETWORK,
            text -> text.replace("\"nout\" : 3", "\"nout\" : 4294967296.0"),
            "numbers up to 1048576, found nout 4.29496729602E9"),
        entry(
            "2^32 outputs as a text",
            NETWORK,
            text -> text.replace("\"nout\" : 32", "\"nout\" : \" 4294967296 \""),
            "numbers up to 1048576, found nout"),
        entry(
            "many outputs",
            NETWORK,
            text ->
                text.replace("\"nout\" : 32", "\"nout\" : 524288")
                    .replace("\"nin\" : 64", "\"nin\" : 1048576"),
            "network.json: expected at most 16777216 parameters, found "),
        entry(
            "a few outputs more",
            NETWORK,
            text -> text.replace("\"nout\" : 3,", "\"nout\" : 4,"),
            "expected 3 outputs, one a class"),
        entry(
            "a few units more",
            NETWORK,
            text ->
                text.replace("\"nout\" : 32", "\"nout\" : 33")
                    .replace("\"nin\" : 64", "\"nin\" : 66"),
            "weights.bin: expected "),
        entry(
            "negative units",
            NETWORK,
            text -> text.replace("\"nout\" : 32", "\"nout\" : -32"),
            "network.json: expected"),
        entry(
            "no vertices",
            NETWORK,
            text -> text.replace("\"vertices\"", "\"edges\""),
            "network.json: expected"),
        entry(
            "no such input",
            NETWORK,
            text -> text.replace("[ \"states\" ]", "[ \"nothing\" ]"),
            "network.json: expected"),
        entry(
            "cycle",
            NETWORK,
            text -> text.replace("\"mean\" : [ \"window\" ]", "\"mean\" : [ \"states\" ]"),
            "network.json: expected"),
        entry(
            "output that is none",
            NETWORK,
            text ->
                text.replace(
                    "\"networkOutputs\" : [ \"action\" ]", "\"networkOutputs\" : [ \"here\" ]"),
            "one input and one output"),
        entry(
            "two outputs",
            NETWORK,
            text ->
                text.replace(
                    "\"networkOutputs\" : [ \"action\" ]",
                    "\"networkOutputs\" : [ \"action\", \"states\" ]"),
            "one input and one output"),
        entry(
            "output of features",
            NETWORK,
            text ->
                text.replace(
                    "\"networkOutputs\" : [ \"action\" ]", "\"networkOutputs\" : [ \"mean\" ]"),
            "expected 3 outputs, one a class"),
        entry(
            "computed backwards",
            NETWORK,
            text ->
                text.replace(
                    "[ \"window\", \"mean\", \"states\", \"action\" ]",
                    "[ \"window\", \"action\", \"states\", \"mean\" ]"),
            "an order in which each layer follows its inputs"),
        entry(
            "order with a hole",
            NETWORK,
            text -> text.replace("[ 0, 1, 2, 3 ]", "[ 0, 1, 2, 99 ]"),
            "an order in which each layer follows its inputs"),
        entry(
            "whole numbers",
            NETWORK,
            text -> text.replaceFirst("\"dataType\" : \"FLOAT\"", "\"dataType\" : \"INT\""),
            "numbers of type FLOAT or DOUBLE, found INT"),
        entry(
            "array behind its values",
            NETWORK,
            text ->
                text.replace(
                        "\"@class\" : \"org.nd4j.linalg.lossfunctions.impl.LossMCXENT\"",
                        "\"@class\" : \"org.nd4j.linalg.lossfunctions.impl.LossMCXENT\","
                            + " \"weights\" : { \"dataType\" : \"FLOAT\", \"shape\" : [ 1, 1000000"
                            + " ], \"data\" : [ 1.0 ] }")
                    .replaceFirst(",\\s*\"weights\" : null", ""),
            "arrays with as many values as their shape says, found shape [1,1000000] and 1 values"),
        entry(
            "order of other names",
            NETWORK,
            text -> text.replace("\"window\", \"mean\", \"s", "\"window\", \"nean\", \"s"),
            "an order in which each layer follows its inputs"),
        entry(
            "order with a number twice",
            NETWORK,
            text -> text.replace("[ 0, 1, 2, 3 ]", "[ 0, 1, 1, 3 ]"),
            "an order in which each layer follows its inputs"),
        entry(
            "order that starts elsewhere",
            NETWORK,
            text -> text.replace("[ 0, 1, 2, 3 ]", "[ 1, 0, 2, 3 ]"),
            "an order in which each layer follows its inputs"),
        entry(
            "order without names",
            NETWORK,
            text -> text.replace("topologicalOrderStr", "nothing"),
            "an order in which each layer follows its inputs, found null"),
        entry(
            "names without order",
            NETWORK,
            text -> text.replace("topologicalOrder\"", "nothing\""),
            "an order in which each layer follows its inputs"),
        entry(
            "order too short",
            NETWORK,
            text -> text.replace("[ 0, 1, 2, 3 ]", "[ 0, 1, 2 ]"),
            "an order in which each layer follows its inputs"),
        entry(
            "layer that is the input",
            NETWORK,
            text ->
                text.replace(
                    "\"networkInputs\" : [ \"window\" ]", "\"networkInputs\" : [ \"mean\" ]"),
            "one input and one output"),
        array("array of a shape that is none", "\"shape\" : 3", "found shape 3 and 1 values"),
        array(
            "array of a shape that is a word",
            "\"shape\" : \"LINEAR\"",
            "found shape \"LINEAR\" and 1 values"),
        array("array of a negative shape", "\"shape\" : [ -1, -1 ]", "found shape [-1,-1] and 1"),
        array(
            "array of an endless shape",
            "\"shape\" : [ 1048576, 1048576, 1048576 ]",
            "found shape [1048576,1048576,1048576] and 1 values"),
        weights("halved", half, "weights.bin: expected "),
        weights("empty", new byte[0], "weights.bin: expected "),
        weights("Java object", new byte[] {(byte) 0xac, (byte) 0xed, 0, 5}, "bytes, found 4"),
        weights(
            "NaN", withFloat(Float.NaN), "weights.bin: expected finite weights, found NaN at 7"),
        weights("infinity", withFloat(Float.NEGATIVE_INFINITY), "found -Infinity at 7"));
  }

  /** Weights of the loss, which only training looks at; ND4J makes them at once. */
  private static HostileCase array(String name, String shape, String message) {
    String loss = "\"@class\" : \"org.nd4j.linalg.lossfunctions.impl.LossMCXENT\"";
    return entry(
        name,
        NETWORK,
        text ->
            text.replace(
                loss,
                loss + ", \"x\" : { \"dataType\" : \"FLOAT\", " + shape + ", \"data\" : [ 1.0 ] }"),
        message);
  }

  static HostileCase named(String name, String usual, String evil) {
    return entry(
        name,
        NETWORK,
        text -> text.replace("\"" + usual + "\"", "\"" + evil + "\""),
        "network.json: expected classes that a bundle may name, found " + evil);
  }

  static byte[] withFloat(float value) {
    byte[] weights = SOUND.get(WEIGHTS).clone();
    ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN).putFloat(7 * Float.BYTES, value);
    return weights;
  }
}
