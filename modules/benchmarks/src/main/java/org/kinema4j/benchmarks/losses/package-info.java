/** Cost of comparing the embeddings of a batch: distances, mining, and whole losses. */
package org.kinema4j.benchmarks.losses;
