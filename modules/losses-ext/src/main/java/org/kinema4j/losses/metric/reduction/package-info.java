/**
 * How the terms of a batch become one number: {@link org.kinema4j.losses.metric.reduction.Reducer}.
 *
 * <p>Terms are {@code [M, K]}; the K terms of a row have the same anchor. A mean over nothing is 0.
 *
 * @serial exclude
 */
package org.kinema4j.losses.metric.reduction;
