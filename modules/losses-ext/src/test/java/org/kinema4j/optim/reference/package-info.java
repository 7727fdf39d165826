/** Trajectories that other programs, or papers written down in Python, computed. */
package org.kinema4j.optim.reference;
