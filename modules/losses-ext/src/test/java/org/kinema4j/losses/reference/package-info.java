/** Losses against numbers that other programs found; scripts are in {@code src/test/python}. */
package org.kinema4j.losses.reference;
