/**
 * The command line, one class a command.
 *
 * <p>Results go to standard output, progress and messages to standard error. A command throws
 * {@link org.kinema4j.har.motion.BadDataException} or {@link
 * org.kinema4j.har.io.InputUnavailableException} and leaves the exit code to the root command.
 */
package org.kinema4j.har.cli;
