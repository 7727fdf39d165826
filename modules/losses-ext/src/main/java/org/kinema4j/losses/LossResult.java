package org.kinema4j.losses;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a loss makes of a batch.
 *
 * @param scores score of each example, {@code [N, 1]}
 * @param gradient gradient of the sum of the scores at the pre-output, {@code [N, C]}; null if it
 *     was not asked for
 * @since 0.1
 */
public record LossResult(INDArray scores, INDArray gradient) {}
