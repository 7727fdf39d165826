/**
 * Networks by name, optimizers by name, and the model bundle: one zip that holds everything that a
 * prediction needs.
 *
 * <p>Inputs are {@code [N, F, T]}: windows, features, frames. Outputs are {@code [N, C]}: a
 * probability for each class.
 */
package org.kinema4j.har.model;
