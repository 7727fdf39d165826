/**
 * Fuzz tests: every reader keeps {@link org.kinema4j.fuzz.ReaderPromise} with any bytes.
 *
 * <p>One class a format, one method a kind of file. The saved inputs of a method lie in the
 * resources, in {@code <class>Inputs/<method>}; an ordinary test run replays them. With {@code
 * JAZZER_FUZZ=1} in the environment Jazzer makes further inputs.
 */
package org.kinema4j.fuzz;
