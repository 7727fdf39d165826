/**
 * Runnable demonstrations, one a topic. {@code ./har demo} lists them in the order to learn.
 *
 * <p>Each demo is one class that reads from top to bottom: {@code run} does the work and returns a
 * result, which a test checks. Demos need no data; they make their own from a fixed seed.
 */
package org.kinema4j.demos;
