/** Other frameworks, as contenders of {@link org.kinema4j.benchmarks.recurrent}. */
package org.kinema4j.benchmarks.peers;
