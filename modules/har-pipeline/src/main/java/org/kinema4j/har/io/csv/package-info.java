/**
 * Recordings of any sensor as comma-separated text, their labels, and the folders they lie in.
 *
 * <p>The first column is the time in seconds, the others are channels. Frames of a recording are
 * equally spaced: the reader finds their rate and puts the rows on them. Labels are spans of the
 * same clock, half-open. Lines and columns in messages count from 1.
 */
package org.kinema4j.har.io.csv;
