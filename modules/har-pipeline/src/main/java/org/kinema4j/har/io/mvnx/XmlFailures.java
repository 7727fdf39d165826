package org.kinema4j.har.io.mvnx;

import com.ctc.wstx.exc.WstxEOFException;
import com.ctc.wstx.exc.WstxLazyException;
import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipException;
import javax.xml.stream.XMLStreamException;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.internal.Texts;
import org.kinema4j.har.motion.BadDataException;

/** Says in the user's words what an XML parser and the streams below it complain about. */
final class XmlFailures {

  private static final String ENCODING = "text in the encoding that the file declares";
  // How Woodstox' message begins; tests hold it to that.
  private static final String WRONG_ENCODING = "Declared encoding";

  private XmlFailures() {}

  /**
   * Translates a failure.
   *
   * @param file the file
   * @param place where in it; may be empty
   * @param e what was thrown
   * @return what to throw if the content, or a program, is to blame
   * @throws InputUnavailableException if reading failed
   */
  static RuntimeException translate(Path file, String place, Exception e)
      throws InputUnavailableException {
    Throwable failure = e instanceof WstxLazyException ? e.getCause() : e;
    if (failure instanceof XMLStreamException && failure.getCause() instanceof IOException) {
      failure = failure.getCause();
    }
    if (failure instanceof LimitExceededException limit) {
      return bad(file, place, limit.rule(), limit.finding(), failure);
    }
    if (failure instanceof WstxEOFException || failure instanceof EOFException) {
      return bad(file, place, "a complete file", "its end too early; is it cut off?", failure);
    }
    if (failure instanceof ZipException) {
      return bad(file, place, "intact gzip data", Texts.plain(failure.getMessage()), failure);
    }
    if (failure instanceof CharConversionException) {
      String reason = Texts.plain(failure.getMessage());
      return bad(file, place, ENCODING, reason, failure);
    }
    if (failure instanceof XMLStreamException) {
      String message = failure.getMessage().lines().findFirst().orElse("");
      if (message.startsWith(WRONG_ENCODING)) {
        return bad(file, place, ENCODING, "another encoding", failure);
      }
      String reason = Texts.plain(message);
      return bad(file, place, "well-formed XML", reason, failure);
    }
    if (failure instanceof IOException io) {
      throw new InputUnavailableException(file, "cannot be read", io);
    }
    return (RuntimeException) failure;
  }

  private static BadDataException bad(
      Path file, String place, String expected, String found, Throwable cause) {
    return new BadDataException(file, place, expected, found, cause);
  }
}
