package org.kinema4j.har.train;

/**
 * How a network did after an epoch.
 *
 * @param epoch number of the epoch, from 1
 * @param trainLoss mean loss over the batches of the epoch, with dropout, while the weights moved
 * @param validationLoss mean cross entropy over the validation windows; NaN without validation
 * @param validationAccuracy share of validation windows recognised; NaN without validation
 */
public record EpochScore(
    int epoch, double trainLoss, double validationLoss, double validationAccuracy) {}
