package org.kinema4j.har.train;

import org.kinema4j.har.dataset.WindowBatches;

/**
 * What a trainer reads.
 *
 * @param training shuffled batches to learn from
 * @param sample some of the training windows, to measure by after each epoch
 * @param validation windows of others, to choose the best epoch by; may have no batch
 */
public record TrainingBatches(
    WindowBatches training, WindowBatches sample, WindowBatches validation) {}
