/**
 * How good embeddings are, judged by their neighbours: {@link
 * org.kinema4j.losses.metric.evaluation.EmbeddingMetrics}.
 */
package org.kinema4j.losses.metric.evaluation;
