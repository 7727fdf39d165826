package org.kinema4j.har.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinema4j.har.decode.SmoothingMethod;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.motion.BadDataException;

class ConfigYamlTest {

  @TempDir private Path folder;

  @Test
  void whatIsNotSaidKeepsItsDefault() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("run.yaml"),
            "network: bilstm-small\nwindow:\n  stride: 125 ms\nsplit: {test: [541, '909']}\n");

    RunConfig config = ConfigYaml.read(file);

    assertThat(config.network()).isEqualTo("bilstm-small");
    assertThat(config.window().stride()).isEqualTo(Extent.seconds(0.125));
    assertThat(config.window().length()).isEqualTo(Extent.seconds(1));
    assertThat(config.split().test()).containsExactly("541", "909");
    assertThat(config.training()).isEqualTo(TrainingConfig.DEFAULT);
  }

  @Test
  void anEmptyFileIsTheDefault() {
    assertThat(ConfigYaml.parse("f", "")).isEqualTo(RunConfig.DEFAULT);
    assertThat(ConfigYaml.parse("f", "# nothing\n")).isEqualTo(RunConfig.DEFAULT);
  }

  @Test
  void whatIsWrittenReadsBack() {
    RunConfig config =
        RunConfig.DEFAULT
            .withNetwork("bilstm-small")
            .withFeatures(List.of("positions", "joint-angles"))
            .withFrameRate(FrameRate.of(59.94))
            .withWindow(new WindowConfig(Extent.seconds(1.5), Extent.frames(12), 0.7))
            .withRecordings(new RecordingsConfig("S(\\d+)", 0.25, 0.0254, -1.5))
            .withTestSubjects(List.of("541", "007", "1e3", "true"))
            .withDecoding(DecodingConfig.DEFAULT.withSmoothing(SmoothingMethod.VITERBI))
            .withEvaluation(new EvaluationConfig(List.of("Idle", "No")))
            .withTraining(TrainingConfig.DEFAULT.withEpochs(3).withSeed(9).withLearningRate(0.01));

    assertThat(ConfigYaml.parse("f", ConfigYaml.write(config))).isEqualTo(config);
  }

  @Test
  void writesEveryDefault() {
    assertThat(ConfigYaml.write(RunConfig.DEFAULT))
        .isEqualTo(
            """
            recordings:
              subjectPattern: ""
              maxGapSeconds: 0.1
              bvhMetersPerUnit: 0.01
              videoOffsetSeconds: 0.0
            features: []
            frameRateHz: data
            window:
              length: 1 s
              stride: 0.25 s
              minPurity: 0.6
            split:
              test: []
            network: bilstm
            training:
              loss:
                name: CrossEntropy
                labelSmoothing: 0.0
                classWeights: none
              optimizer: adam
              learningRate: default
              schedule: none
              clipping: none
              average: none
              epochs: 30
              patience: 6
              batchSize: 64
              seed: 42
              refit: false
              voteWeights: false
            decoding:
              smoothing: none
              minimumDuration: 0.5 s
              medianWindow: 0.75 s
              observation: 0.25 s
              priorWeight: 1.0
              pseudoCount: 1.0
            evaluation:
              background: []
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "netwrok: bilstm | line 1: netwrok: expected decoding, evaluation, features, frameRateHz, network, recordings, split, training, window, | found netwrok",
        "window:\\n  lenght: 3 | line 2: window.lenght: expected length, minPurity, stride | lenght",
        "training: {epochs: 0} | line 1: training: expected a valid value | must be in [1, \u221e), received 0",
        "network: bilstm\\ntraining:\\n  epochs: many | line 3: training.epochs: expected a valid value | many",
        "frameRateHz: -1 | expected a valid value | frameRateHz must be in (0, \u221e), received -1.0",
        "frameRateHz: fast | line 1: frameRateHz: expected a valid value | frameRateHz must be a number or 'data', received 'fast'",
        "window: {length: 1 h} | line 1: window.length: expected a valid value | a length must be frames such as 240, or a time such as '1 s', received '1 h'",
        "window: {length: 1.5} | line 1: window.length: expected a valid value | a length in frames must be whole, received 1.5; write '1.5 s' for seconds",
        "window: {stride: 2 s} | line 1: window: expected a valid value | window.stride must be at most window.length = 1 s",
        "recordings: {subjectPattern: '('} | recordings.subjectPattern | must be a regular expression, received '(': Unclosed group",
        "recordings: {maxGapSeconds: -1} | recordings.maxGapSeconds | must be in [0, \u221e), received -1.0",
        "evaluation: {background: [Idle, Idle]} | line 1: evaluation | background must be distinct, received [Idle, Idle]",
        "features: [ | line | expected YAML",
        "training: {epochs: 2.7} | line 1: training.epochs: expected a valid value | 2.7",
        "network: bilstm\\nnetwork: bilstm-small | line 2: expected YAML | network",
        "window: 5 | line 1: window: expected a valid value | 5",
        "decoding: {smoothing: mean} | line 1: decoding.smoothing: expected a valid value | smoothing must be one of none, minimum-duration, median, viterbi, forward, received mean",
        "decoding: {priorWeight: 2} | line 1: decoding: expected a valid value | priorWeight must be in [0, 1], received 2.0",
        "decoding: {pseudoCount: 0} | line 1: decoding: expected a valid value | pseudoCount must be in (0, \u221e), received 0.0",
        "decoding: {medianWindow: 0} | line 1: decoding.medianWindow: expected a valid value | a length must be positive, received 0",
        "just text | line 1: expected keys such as 'network: bilstm' | found just text",
        "training: {learningRate: .nan} | line 1: expected YAML | Malformed numeric value '.nan'",
      })
  void namesLineAndKeyOfAFault(String yaml, String place, String finding) {
    assertThatThrownBy(() -> ConfigYaml.parse("run.yaml", yaml.replace("\\n", "\n")))
        .isInstanceOf(BadDataException.class)
        .hasMessageStartingWith("run.yaml: ")
        .hasMessageContaining(place)
        .hasMessageContaining(finding);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "loss: FocalLoss | none",
        "loss: {name: FocalLoss, gamma: 1.5} | none",
        "loss: {name: FocalLoss, gamma: 2, classWeights: balanced} | balanced",
        "loss: {name: FocalLoss, classWeights: Balanced} | balanced",
        "loss: {name: FocalLoss, classWeights: effective} | effective:0.999",
        "loss: {name: FocalLoss, classWeights: effective:0.99} | effective:0.99",
        "loss: {name: FocalLoss, classWeights: {Idle: 0.5, '7': 2}} | {Idle=0.5, 7=2.0}",
        "loss: {name: FocalLoss, classWeights: [1, 2.5]} | [1.0, 2.5]",
        "loss: {name: FocalLoss, classWeights: []} | none",
        "loss: {name: FocalLoss, margins: [1, 2], distance: {type: l1, p: 3}} | none",
      })
  void readsALossAndWritesItBack(String yaml, String weights) {
    RunConfig config = ConfigYaml.parse("f", "training: {" + yaml + "}");

    LossConfig loss = config.training().loss();
    assertThat(loss.name()).isEqualTo("FocalLoss");
    assertThat(loss.classWeights().toJson()).hasToString(weights);
    assertThat(loss.parameters()).doesNotContainKeys("name", "classWeights", "labelSmoothing");
    assertThat(ConfigYaml.parse("f", ConfigYaml.write(config))).isEqualTo(config);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "loss: {gamma: 1} | training.loss must be a name, or a map with the key name, received"
            + " none",
        "loss: {name: FocalLoss, gamma: null} | training.loss.gamma must have a value",
        "loss: {name: FocalLoss, classWeights: equal} | classWeights must be none, balanced,"
            + " effective:BETA, or a weight for each class, received equal",
        "loss: {name: FocalLoss, classWeights: {Idle: 0}} | classWeights.Idle must be in (0,"
            + " \u221e), received 0.0",
        "loss: {name: FocalLoss, classWeights: [1, -1]} | classWeights[1] must be in (0, \u221e),"
            + " received -1.0",
        "loss: {name: FocalLoss, classWeights: effective:1} | beta of classWeights must be in [0,"
            + " 1), received 1.0",
        "loss: {name: FocalLoss, classWeights: effective:much} | received much",
      })
  void aLossThatIsNoneIsRefused(String yaml, String finding) {
    assertThatThrownBy(() -> ConfigYaml.parse("run.yaml", "training: {" + yaml + "}"))
        .isInstanceOf(BadDataException.class)
        .hasMessageStartingWith("run.yaml: line 1: training.loss: expected a valid value")
        .hasMessageContaining(finding);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "optimizer: AdamW | AdamW",
        "optimizer: {type: AdamW, weightDecay: 0.05} | {type=AdamW, weightDecay=0.05}",
        "optimizer: {type: Decayed, optimizer: {type: Lion}, weightDecay: 1} | {type=Decayed, optimizer={type=Lion}, weightDecay=1}",
        "schedule: CosineDecay | CosineDecay",
        "schedule: {type: WarmUp, steps: 2 epochs} | {type=WarmUp, steps=2 epochs}",
        "clipping: 1 | 1.0",
        "clipping: {limit: 2} | 2.0",
        "clipping: {by: globalNorm, limit: 0.5} | 0.5",
        "clipping: {by: adaptive, limit: 0.01} | {by=adaptive, limit=0.01}",
        "clipping: {by: value, limit: 5} | {by=value, limit=5.0}",
        "clipping: none | none",
        "clipping: {by: none, limit: 1} | none",
        "average: ema | ema",
        "average: {type: swa, start: 20 epochs} | {type=swa, start=20 epochs}",
        "learningRate: 0.5 | 0.5",
        "learningRate: '0.5' | 0.5",
        "learningRate: default | default",
      })
  void readsWhatIsAroundAStepAndWritesItBack(String yaml, String written) {
    RunConfig config = ConfigYaml.parse("f", "training: {" + yaml + "}");

    TrainingConfig training = config.training();
    Object value =
        switch (yaml.substring(0, yaml.indexOf(':'))) {
          case "optimizer" -> training.optimizer().toJson();
          case "schedule" -> training.schedule().toJson();
          case "clipping" -> training.clipping().toJson();
          case "average" -> training.average().toJson();
          default -> training.learningRate().toJson();
        };
    assertThat(value).hasToString(written);
    assertThat(ConfigYaml.parse("f", ConfigYaml.write(config))).isEqualTo(config);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "optimizer: {beta1: 0} | optimizer | what is asked for must be a name, or a map with the key type, received none",
        "schedule: {type: CosineDecay, steps: null} | schedule | steps must have a value",
        "clipping: {by: norm, limit: 1} | clipping | by of training.clipping must be one of none, value, globalNorm, adaptive, received norm",
        "clipping: {by: value} | clipping | limit of training.clipping must be a number, received null",
        "clipping: {by: value, limit: 1, least: 2} | clipping | training.clipping must have the keys by and limit, received [least]",
        "clipping: 0 | clipping | limit of training.clipping must be in (0, \u221e), received 0.0",
        "clipping: much | clipping | training.clipping must be none, a number, or a map of by and limit, received much",
        "learningRate: 0 | learningRate | training.learningRate must be in (0, \u221e), received 0.0",
        "learningRate: fast | learningRate | training.learningRate must be a number or 'default', received 'fast'",
      })
  void namesLineAndKeyOfAFaultAroundAStep(String yaml, String key, String finding) {
    assertThatThrownBy(() -> ConfigYaml.parse("run.yaml", "training: {" + yaml + "}"))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            "run.yaml: line 1: training.%s: expected a valid value, found %s"
                .formatted(key, finding));
  }

  @Test
  void aSectionWithoutKeysSaysNothing() {
    assertThat(ConfigYaml.parse("f", "training: {optimizer: , schedule: , clipping: ~}"))
        .isEqualTo(RunConfig.DEFAULT);
    assertThat(ConfigYaml.parse("f", "training:\n#  epochs: 5\n  loss:\nsplit: null\nwindow: ~\n"))
        .isEqualTo(RunConfig.DEFAULT);
  }

  @Test
  void aFileOfOtherBytesIsBadData() throws IOException {
    Path file = Files.write(folder.resolve("run.yaml"), new byte[] {'a', (byte) 0xff, ':'});

    assertThatThrownBy(() -> ConfigYaml.read(file))
        .isInstanceOf(BadDataException.class)
        .hasMessageEndingWith("run.yaml: expected text in UTF-8, found other bytes");
  }

  @Test
  void refusesAStrideThatLeavesFramesOut() {
    // Found before the training, not at the evaluation after it.
    assertThatThrownBy(() -> ConfigYaml.parse("f", "window: {length: 30, stride: 31}"))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("window.stride must be at most window.length = 30,")
        .hasMessageEndingWith("received 31");
  }

  @Test
  void aMissingFileIsNoInput() {
    assertThatThrownBy(() -> ConfigYaml.read(folder.resolve("none.yaml")))
        .isInstanceOf(InputUnavailableException.class)
        .hasMessageContaining("none.yaml: cannot be read");
  }
}
