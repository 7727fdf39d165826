/**
 * What several packages of this module need and nobody outside of it may use: it changes without
 * notice.
 */
package org.kinema4j.layers.internal;
