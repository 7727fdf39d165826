/**
 * The configuration of a run: one tree of records, checked, read from YAML, written back with every
 * default.
 */
package org.kinema4j.har.config;
