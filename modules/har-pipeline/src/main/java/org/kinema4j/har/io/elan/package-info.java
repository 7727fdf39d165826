/**
 * Annotations for ELAN, the tool of the Max Planck Institute for Psycholinguistics in which people
 * look at videos and label them: files {@code .eaf}, ELAN Annotation Format 3.0.
 *
 * <p><b>Conventions.</b> Times are whole milliseconds from the start of the medium, half-open, so
 * that an annotation ends where the next one may begin. Annotations of one tier do not overlap.
 *
 * @see <a href="https://www.mpi.nl/tools/elan/EAF_Annotation_Format_3.0_and_ELAN.pdf">EAF 3.0</a>
 */
package org.kinema4j.har.io.elan;
