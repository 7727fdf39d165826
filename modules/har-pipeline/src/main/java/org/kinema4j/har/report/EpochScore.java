package org.kinema4j.har.report;

/**
 * Where training stood after an epoch; NaN where a value was not measured.
 *
 * @param epoch number of the epoch, from 1
 * @param trainLoss mean loss on the training part
 * @param validationLoss mean loss on the validation part
 * @param trainAccuracy window accuracy on the training part, a fraction
 * @param validationAccuracy window accuracy on the validation part, a fraction
 */
public record EpochScore(
    int epoch,
    double trainLoss,
    double validationLoss,
    double trainAccuracy,
    double validationAccuracy) {}
