/**
 * The command line {@code har}: one file a command.
 *
 * <p>Results go to standard output, progress and messages to standard error. With {@code --json}
 * the result is one JSON document. Exit codes: 0 done, 2 usage, 65 bad data, 66 input missing or
 * unreadable, 70 internal error, 74 output failed. A stack trace is printed with {@code --verbose}
 * only. A command that writes claims its folders before any long work ({@link
 * org.kinema4j.har.io.Staging}).
 */
package org.kinema4j.har.cli;
