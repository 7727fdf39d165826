package org.kinema4j.har.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What a prediction is written as. */
enum PredictionFormat {
  /** A table of spans. */
  CSV,
  /** Tiers for ELAN. */
  EAF;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How the names of results end. */
  String suffix() {
    return ".predicted." + label();
  }

  /** Names in lower case. */
  static final class Converter implements ITypeConverter<PredictionFormat> {
    @Override
    public PredictionFormat convert(String text) {
      return Arrays.stream(values())
          .filter(format -> format.label().equals(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "must be one of %s, received %s"
                          .formatted(
                              Arrays.stream(values())
                                  .map(PredictionFormat::label)
                                  .collect(Collectors.joining(", ")),
                              text)));
    }
  }
}
