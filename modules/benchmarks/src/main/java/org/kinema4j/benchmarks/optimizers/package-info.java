/** Optimizers beside those of Deeplearning4j: cost of a step, surfaces, a network. */
package org.kinema4j.benchmarks.optimizers;
