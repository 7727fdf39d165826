/**
 * The layers of this module, by name: {@link org.kinema4j.layers.catalog.Layers#all}. What lists,
 * documents or compares layers starts here; a layer that is missing here does not exist for them,
 * so a test holds the catalog against the classes and against {@code docs/layers.md}.
 *
 * <p>A layer's name is the simple name of its configuration class.
 */
package org.kinema4j.layers.catalog;
