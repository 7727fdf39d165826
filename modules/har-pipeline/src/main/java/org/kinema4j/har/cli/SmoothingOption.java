package org.kinema4j.har.cli;

import org.kinema4j.har.config.DecodingConfig;
import org.kinema4j.har.decode.DecoderSpec;
import org.kinema4j.har.decode.SmoothingMethod;
import org.kinema4j.har.model.ModelSpec;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How the frames of a recording are smoothed. */
final class SmoothingOption {

  @Option(
      names = "--smoothing",
      paramLabel = "NAME",
      converter = MethodConverter.class,
      description =
          "How frames become actions: none, minimum-duration, median, viterbi, forward (viterbi"
              + " without looking ahead). Default: what the configuration or the model says, none"
              + " if it says nothing.")
  private SmoothingMethod method;

  /** Says what a name must be, in place of picocli's words. */
  private static final class MethodConverter implements ITypeConverter<SmoothingMethod> {
    @Override
    public SmoothingMethod convert(String text) {
      try {
        return SmoothingMethod.named(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  DecodingConfig over(DecodingConfig base) {
    return method == null ? base : base.withSmoothing(method);
  }

  /** The decoder of a stored model, or another one; refuses at once what the model cannot do. */
  DecoderSpec over(ModelSpec model) {
    DecoderSpec base =
        model.decoder().smooths()
            ? model.decoder()
            : DecodingConfig.DEFAULT.at(model.frameRateHz());
    DecoderSpec chosen = method == null ? base : base.withMethod(method);
    chosen.smoothing();
    return chosen;
  }
}
