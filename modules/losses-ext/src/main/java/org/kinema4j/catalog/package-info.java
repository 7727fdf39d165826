/**
 * Records by name, for catalogs: a configuration file names a class and sets some of its components
 * with numbers, texts, lists and maps. What is unknown or of another type gives one line that says
 * what there is.
 *
 * @serial exclude
 */
package org.kinema4j.catalog;
