/**
 * Which ND4J backend is there and whether this machine can run it, asked before any of it is
 * loaded: a GPU without code in the binaries, or a driver that is too old, would end the JVM or
 * fail deep inside.
 *
 * <p>{@link org.kinema4j.har.model.backend.BackendVerdict#of} decides on descriptions alone; {@link
 * org.kinema4j.har.model.backend.BackendCheck} gathers them from this machine. On the CPU backend
 * nothing is asked.
 */
package org.kinema4j.har.model.backend;
