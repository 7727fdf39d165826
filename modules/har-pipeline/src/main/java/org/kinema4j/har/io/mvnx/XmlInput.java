package org.kinema4j.har.io.mvnx;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.osgi.InputFactoryProviderImpl;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.internal.BoundedGzip;
import org.kinema4j.har.motion.BadDataException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that is read as a stream of XML, plain or compressed with gzip as its first two bytes say.
 * Document types are not read and entities not replaced; names, texts, attributes, depth and the
 * expansion of compressed data are limited.
 */
final class XmlInput implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(XmlInput.class);
  private static final int BUFFER = 1 << 14;
  private static final int MAGIC = 2;
  private static final int GZIP = 0x1F8B;
  private static final int ZIP = 'P' << 8 | 'K';
  private static final int LONGEST_ATTRIBUTE = 1 << 16;
  private static final int MOST_ATTRIBUTES = 100;
  private static final int DEEPEST = 50;
  private static final XMLInputFactory FACTORY = factory();

  private final Path file;
  private final EventLimit stream;
  private final XMLStreamReader xml;

  private XmlInput(Path file, EventLimit stream, XMLStreamReader xml) {
    this.file = file;
    this.stream = stream;
    this.xml = xml;
  }

  private static XMLInputFactory factory() {
    // Woodstox itself, not whichever implementation the class path offers: the limits are its own.
    XMLInputFactory2 factory = new InputFactoryProviderImpl().createInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, true);
    factory.setProperty(WstxInputProperties.P_INPUT_BUFFER_LENGTH, BUFFER);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, LONGEST_ATTRIBUTE);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MOST_ATTRIBUTES);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
    return factory;
  }

  /**
   * Opens the content of a file.
   *
   * @throws InputUnavailableException if it cannot be read; the stream is closed then
   * @throws BadDataException if it is empty or no XML
   */
  static XmlInput open(Path file, InputStream raw) throws InputUnavailableException {
    boolean opened = false;
    try {
      EventLimit stream = new EventLimit(unpacked(file, raw));
      XMLStreamReader xml = FACTORY.createXMLStreamReader(stream);
      opened = true;
      return new XmlInput(file, stream, xml);
    } catch (IOException | XMLStreamException e) {
      throw XmlFailures.translate(file, "", e);
    } finally {
      if (!opened) {
        closeQuietly(raw);
      }
    }
  }

  XMLStreamReader xml() {
    return xml;
  }

  /** To be renewed before each event. */
  EventLimit limit() {
    return stream;
  }

  /**
   * Says in the user's words what went wrong while parsing.
   *
   * @param e what was thrown
   * @param place where in the document
   * @return what to throw if the content is to blame
   * @throws InputUnavailableException if reading failed
   */
  RuntimeException failure(Exception e, String place) throws InputUnavailableException {
    String line = "line " + xml.getLocation().getLineNumber();
    return XmlFailures.translate(file, place.isEmpty() ? line : place + ", " + line, e);
  }

  @Override
  public void close() {
    // Not the raw stream below it: gzip holds native memory until it is closed.
    closeQuietly(stream);
  }

  private static InputStream unpacked(Path file, InputStream raw) throws IOException {
    PushbackInputStream stream = new PushbackInputStream(raw, MAGIC);
    if (!isGzip(file, stream)) {
      return stream;
    }
    PushbackInputStream content = new PushbackInputStream(BoundedGzip.of(file, stream), MAGIC);
    if (isGzip(file, content)) {
      throw new BadDataException(
          file, "", "an MVNX document in the gzip data", "gzip data again; unpack it with gunzip");
    }
    return content;
  }

  private static boolean isGzip(Path file, PushbackInputStream stream) throws IOException {
    byte[] first = stream.readNBytes(MAGIC);
    stream.unread(first);
    if (first.length == 0) {
      throw new BadDataException(file, "", "an MVNX document", "an empty file");
    }
    int magic = first.length < MAGIC ? 0 : (first[0] & 0xFF) << 8 | (first[1] & 0xFF);
    if (magic == ZIP) {
      throw new BadDataException(file, "", "an MVNX document", "a ZIP archive; unpack it");
    }
    return magic == GZIP;
  }

  private static void closeQuietly(InputStream stream) {
    try {
      stream.close();
    } catch (IOException e) {
      LOG.debug("closing a file that was read failed", e);
    }
  }
}
