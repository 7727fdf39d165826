/**
 * Benchmarks with JMH. Each class makes its own input from a fixed seed and can be run by name with
 * {@code org.openjdk.jmh.Main}; figures depend on the machine, only their ratios are compared.
 */
package org.kinema4j.benchmarks;
