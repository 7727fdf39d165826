package org.kinema4j.har.report;

/**
 * How many windows of a class each part of the data has.
 *
 * @param label the class
 * @param train windows of the training part
 * @param validation windows of the validation part
 * @param test windows of the test part
 */
public record ClassWindows(String label, long train, long validation, long test) {}
