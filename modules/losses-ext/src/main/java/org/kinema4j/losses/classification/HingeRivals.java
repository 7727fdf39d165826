package org.kinema4j.losses.classification;

/**
 * Which classes a hinge loss holds the right one against.
 *
 * @since 0.1
 */
public enum HingeRivals {
  /** The greatest of the others (Crammer &amp; Singer, 2001). */
  CRAMMER_SINGER,
  /** Each of the others, in sum (Weston &amp; Watkins, 1999). */
  WESTON_WATKINS
}
