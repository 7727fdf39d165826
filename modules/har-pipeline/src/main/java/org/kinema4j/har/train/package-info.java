/**
 * Training: epochs over shuffled batches, a validation part that decides when to stop and which
 * weights to keep, and a listener that sees the progress.
 */
package org.kinema4j.har.train;
