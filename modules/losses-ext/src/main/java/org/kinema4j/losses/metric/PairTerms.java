package org.kinema4j.losses.metric;

import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Terms of a {@link PairLoss}, row i those of anchor i.
 *
 * @param values the terms, {@code [N, N]} or {@code [N, 1]}, finite everywhere
 * @param valid 1 for terms that exist, 0 for others, the same shape
 * @since 0.1
 */
public record PairTerms(SDVariable values, SDVariable valid) {}
