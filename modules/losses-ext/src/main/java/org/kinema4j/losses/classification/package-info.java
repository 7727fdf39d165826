/**
 * Losses for classes. Those of which one is right take logits {@code [N, C]} and judge whole
 * examples; separate yes-or-no outputs take logits {@code [N, C]} and judge each output.
 *
 * <p>Labels are one-hot or soft, {@code [N, C]}, or class indices from 0, {@code [N, 1]}: see
 * {@link org.kinema4j.losses.classification.LabelFormat}. Class weights are factors as given, not
 * normalized.
 *
 * @serial exclude
 */
package org.kinema4j.losses.classification;
