package org.kinema4j.layers.normalization;

import java.util.Objects;
import org.kinema4j.layers.internal.Arguments;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * What a {@link SameDiffNormalization} takes beside its input.
 *
 * @param layout how the input is laid out
 * @param gain factor of each channel, {@code [C]}, or null for none
 * @param bias summand of each channel, {@code [C]}, or null for none
 * @param mask 1 for the steps to keep, 0 for others, of the input's data type; {@code [N, T]} for
 *     sequences, {@code [N, 1]} otherwise; null to keep all
 * @param epsilon what is added to the variance, in (0, ∞)
 * @since 0.1
 */
public record SameDiffTerms(
    SameDiffLayout layout, SDVariable gain, SDVariable bias, SDVariable mask, double epsilon) {

  /**
   * Checks layout and epsilon.
   *
   * @param layout how the input is laid out
   * @param gain factor of each channel, {@code [C]}, or null for none
   * @param bias summand of each channel, {@code [C]}, or null for none
   * @param mask 1 for the steps to keep, 0 for others, or null to keep all
   * @param epsilon what is added to the variance, in (0, ∞)
   */
  public SameDiffTerms {
    Objects.requireNonNull(layout, "layout");
    Arguments.positive("epsilon", epsilon);
  }

  /**
   * Returns terms with neither gain, bias nor mask, and with the layers' epsilon, {@value
   * Normalization#DEFAULT_EPSILON}.
   *
   * @param layout how the input is laid out
   * @return the terms
   */
  public static SameDiffTerms of(SameDiffLayout layout) {
    return new SameDiffTerms(layout, null, null, null, Normalization.DEFAULT_EPSILON);
  }

  /**
   * Returns a copy with a gain.
   *
   * @param newGain factor of each channel, {@code [C]}
   * @return the copy
   */
  public SameDiffTerms withGain(SDVariable newGain) {
    return new SameDiffTerms(layout, newGain, bias, mask, epsilon);
  }

  /**
   * Returns a copy with a bias.
   *
   * @param newBias summand of each channel, {@code [C]}
   * @return the copy
   */
  public SameDiffTerms withBias(SDVariable newBias) {
    return new SameDiffTerms(layout, gain, newBias, mask, epsilon);
  }

  /**
   * Returns a copy with a mask.
   *
   * @param newMask 1 for the steps to keep, 0 for others
   * @return the copy
   */
  public SameDiffTerms withMask(SDVariable newMask) {
    return new SameDiffTerms(layout, gain, bias, newMask, epsilon);
  }

  /**
   * Returns a copy with another epsilon.
   *
   * @param newEpsilon what is added to the variance, in (0, ∞)
   * @return the copy
   */
  public SameDiffTerms withEpsilon(double newEpsilon) {
    return new SameDiffTerms(layout, gain, bias, mask, newEpsilon);
  }

  /** Applies gain, bias and mask to standardized values. */
  SDVariable apply(String name, SDVariable standardized) {
    SDVariable result = standardized;
    if (gain != null) {
      result = result.mul(layout.channels(gain));
    }
    if (bias != null) {
      result = result.add(layout.channels(bias));
    }
    if (mask != null) {
      result = result.mul(layout.mask(mask));
    }
    return result.rename(name);
  }

  /** Mean of each channel over the steps that are kept, {@code [C]}. */
  SDVariable meanOverSteps(SDVariable values) {
    if (mask == null) {
      return values.mean(layout.stepAxes());
    }
    SDVariable kept = layout.mask(mask);
    SDVariable count =
        mask.getSameDiff()
            .math()
            .max(kept.sum(), mask.getSameDiff().constant(1).castTo(mask.dataType()));
    return values.mul(kept).sum(layout.stepAxes()).div(count);
  }
}
