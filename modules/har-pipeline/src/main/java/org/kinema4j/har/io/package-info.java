/**
 * Readers and writers of recordings and annotations, and what each rejects.
 *
 * <p>A reader that meets content it cannot trust throws {@link
 * org.kinema4j.har.motion.BadDataException} with file, place, rule and finding; a file that is
 * missing or cannot be read is an {@link org.kinema4j.har.io.InputUnavailableException}; an output
 * that cannot be written is an {@link org.kinema4j.har.io.OutputFailedException}, and whatever
 * stood in its place before is unharmed.
 *
 * <p>Whoever writes several files that belong together, or files of any number into a folder that
 * others may write into, does so through {@link org.kinema4j.har.io.Staging}; a single file is
 * written by {@link org.kinema4j.har.io.AtomicFile}. Readers that walk folders pass over {@link
 * org.kinema4j.har.io.Staging#UNFINISHED}.
 */
package org.kinema4j.har.io;
