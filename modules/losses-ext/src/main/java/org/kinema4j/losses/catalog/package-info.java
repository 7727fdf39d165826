/**
 * The losses of this module, by name: {@link org.kinema4j.losses.catalog.Losses}. What lists,
 * documents, compares or configures losses starts here; a loss that is missing here does not exist
 * for them, so a test holds the catalog against the classes and against {@code docs/losses.md}.
 *
 * <p>A loss's name is the simple name of its class, its parameters are the components of the
 * record. Both can be given as text and numbers, as a configuration file has them; what is unknown
 * or out of range gives one line that says what there is.
 */
package org.kinema4j.losses.catalog;
