/** Workarounds for defects of Deeplearning4j, each with a test that fails when it is needless. */
package org.kinema4j.losses.compat;
