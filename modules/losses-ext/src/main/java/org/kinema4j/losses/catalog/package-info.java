/**
 * The losses of this module, by name: {@link org.kinema4j.losses.catalog.Losses}. What lists,
 * documents, compares or configures losses starts here; a loss that is missing here does not exist
 * for them, so a test holds the catalog against the classes and against {@code docs/losses.md}.
 *
 * <p>A loss's name is the simple name of its class.
 */
package org.kinema4j.losses.catalog;
