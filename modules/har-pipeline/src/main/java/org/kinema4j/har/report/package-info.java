/**
 * What a run leaves behind for people and for programs: {@code report.html}, {@code metrics.json},
 * {@code run.json}.
 *
 * <p><b>Conventions.</b> Files are UTF-8 with {@code \n} as the end of a line, in whatever locale
 * and on whatever system; equal values give equal bytes. Nothing here reads the clock: what a
 * report says of times was handed in. {@code metrics.json} holds scores only; timings and
 * provenance belong into {@code run.json}. The report is one file that asks for nothing else,
 * neither from the network nor from beside it, and runs no script; all text that comes from outside
 * is escaped.
 */
package org.kinema4j.har.report;
