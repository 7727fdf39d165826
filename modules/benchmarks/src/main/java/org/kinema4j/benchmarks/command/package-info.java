/** What the command lines of the benchmarks have in common. */
package org.kinema4j.benchmarks.command;
