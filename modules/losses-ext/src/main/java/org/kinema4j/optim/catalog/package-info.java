/** The list of optimizers, with summaries and papers, for those who choose by name. */
package org.kinema4j.optim.catalog;
