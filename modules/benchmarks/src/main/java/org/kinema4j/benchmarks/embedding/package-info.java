/**
 * Whether an embedding learned with triplets tells actions apart better than the windows
 * themselves, on a participant whom it has not seen: {@code har bench embedding}.
 */
package org.kinema4j.benchmarks.embedding;
