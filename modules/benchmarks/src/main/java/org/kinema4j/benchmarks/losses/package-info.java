/** What losses cost, and what they are good for. */
package org.kinema4j.benchmarks.losses;
