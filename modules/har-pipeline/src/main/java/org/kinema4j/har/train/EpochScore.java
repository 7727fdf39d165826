package org.kinema4j.har.train;

/**
 * How a network does after an epoch, without dropout on both sides, so that the two can be
 * compared.
 *
 * @param epoch number of the epoch, from 1
 * @param trainLoss mean cross entropy over a sample of the training windows
 * @param validationLoss mean cross entropy over the validation windows; NaN without validation
 * @param trainAccuracy share of that sample recognised
 * @param validationAccuracy share of validation windows recognised; NaN without validation
 */
public record EpochScore(
    int epoch,
    double trainLoss,
    double validationLoss,
    double trainAccuracy,
    double validationAccuracy) {}
