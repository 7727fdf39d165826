/**
 * MVNX, the XML that Xsens' MVN exports: versions 3 and 4, read and written.
 *
 * <p>Elements are found by name, never by place; quaternions are {@code w, x, y, z}, body to
 * global; lengths are metres, angles of joints degrees. Document types and entities are refused.
 */
package org.kinema4j.har.io.mvnx;
