/** What DataVec costs: the same recordings, to the same batches, with it and without. */
package org.kinema4j.benchmarks.datavec;
