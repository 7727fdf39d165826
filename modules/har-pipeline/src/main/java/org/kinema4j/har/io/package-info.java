/**
 * Readers and writers of recordings and annotations, and what each rejects.
 *
 * <p>A reader that meets content it cannot trust throws {@link
 * org.kinema4j.har.motion.BadDataException} with file, place, rule and finding; a file that is
 * missing or cannot be read is an {@link org.kinema4j.har.io.InputUnavailableException}; an output
 * that cannot be written is an {@link org.kinema4j.har.io.OutputFailedException}, and whatever
 * stood in its place before is unharmed.
 */
package org.kinema4j.har.io;
