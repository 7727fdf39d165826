/**
 * What is true of every loss, tested once for all. A loss is held against a naive loop in {@code
 * double}, written from its paper: {@link org.kinema4j.losses.contract.LossCase}.
 */
package org.kinema4j.losses.contract;
