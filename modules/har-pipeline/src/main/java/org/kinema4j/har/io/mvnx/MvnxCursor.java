package org.kinema4j.har.io.mvnx;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntConsumer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.kinema4j.har.io.Irregularity.Kind;
import org.kinema4j.har.io.internal.FloatScanner;
import org.kinema4j.har.io.internal.IrregularityLog;
import org.kinema4j.har.io.internal.Texts;
import org.kinema4j.har.motion.BadDataException;

/**
 * Walks through the elements of an MVNX document and knows where it is, for messages. Elements and
 * attributes go by their local names, since files exist with and without a namespace.
 */
final class MvnxCursor {

  private static final int LONGEST_TEXT = 1 << 16;
  private static final int MOST_UNKNOWN = 100;
  private static final Set<String> IGNORED = Set.of("marker");

  private final Path file;
  private final XMLStreamReader xml;
  private final EventLimit limit;
  private final IrregularityLog log;
  private final Set<String> unknown = new HashSet<>();
  private String place = "";
  private int frame = -1;

  MvnxCursor(Path file, XmlInput input, IrregularityLog log) {
    this.file = file;
    this.xml = input.xml();
    this.limit = input.limit();
    this.log = log;
  }

  IrregularityLog log() {
    return log;
  }

  /** Says where messages are to point to, for example {@code <segments>}. */
  void at(String newPlace) {
    place = newPlace;
    frame = -1;
  }

  /** Says that messages are to point to a frame of movement, and to an element if not empty. */
  void atFrame(int number, String element) {
    place = element;
    frame = number;
  }

  String place() {
    if (frame < 0) {
      return place;
    }
    return "frame " + frame + (place.isEmpty() ? "" : ", <" + place + ">");
  }

  BadDataException bad(String expected, String found) {
    return new BadDataException(file, place(), expected, found);
  }

  /** Goes to the root element. */
  void root() throws XMLStreamException {
    // Before the root stand only comments and processing instructions.
    int event = next();
    while (event != XMLStreamConstants.START_ELEMENT) {
      event = next();
    }
  }

  /** Goes to the next child of the current element; null at its end. */
  String child() throws XMLStreamException {
    int event = next();
    while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
      event = next();
    }
    return event == XMLStreamConstants.START_ELEMENT ? xml.getLocalName() : null;
  }

  /** Goes to the end of the document, past its root. */
  void finish() throws XMLStreamException {
    while (xml.hasNext()) {
      next();
    }
  }

  /** Skips what is left of the current element, also its children. */
  void skip() throws XMLStreamException {
    int depth = 1;
    while (depth > 0) {
      int event = next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }

  /** Skips an element that nobody asked for, and says so once if its name is not known. */
  void skipUnknown(String name, String parent) throws XMLStreamException {
    if (!IGNORED.contains(name) && unknown.add(name)) {
      if (unknown.size() > MOST_UNKNOWN) {
        throw bad("elements of MVNX", "more than " + MOST_UNKNOWN + " others");
      }
      log.add(
          Kind.UNKNOWN_ELEMENT, -1, "<" + Texts.plain(name) + "> in <" + parent + "> was skipped");
    }
    skip();
  }

  /** Returns an attribute of the current element, without blanks around it; empty if absent. */
  String attribute(String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value.strip();
  }

  XMLStreamReader xml() {
    return xml;
  }

  /** Returns the text of the current element and goes to its end. */
  String text() throws XMLStreamException {
    return text(event -> {});
  }

  /** As {@link #text()}; comments and the like in the text are passed over, but told. */
  String text(IntConsumer others) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    String name = xml.getLocalName();
    for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        throw bad("only text in <" + name + ">", "<" + Texts.plain(xml.getLocalName()) + ">");
      }
      if (isText(event)) {
        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        if (text.length() > LONGEST_TEXT) {
          throw bad("at most " + LONGEST_TEXT + " characters in <" + name + ">", "more");
        }
      } else {
        others.accept(event);
      }
    }
    return text.toString().strip();
  }

  /**
   * Gives the text of the current element to a scanner and goes to its end.
   *
   * @return how many numbers there were
   */
  int numbers(FloatScanner scanner) throws XMLStreamException {
    for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
      if (isText(event)) {
        scanner.feed(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        requireNumbers(scanner);
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        throw bad("only numbers", "the element <" + Texts.plain(xml.getLocalName()) + ">");
      }
    }
    int count = scanner.end();
    requireNumbers(scanner);
    return count;
  }

  /** Refuses what the scanner could not take. */
  void requireNumbers(FloatScanner scanner) {
    if (scanner.problem().isPresent()) {
      FloatScanner.Problem problem = scanner.problem().get();
      throw bad(problem.expected(), problem.found());
    }
  }

  static boolean isText(int event) {
    return event == XMLStreamConstants.CHARACTERS
        || event == XMLStreamConstants.CDATA
        || event == XMLStreamConstants.SPACE;
  }

  /** Goes on by one event of the parser; document types and entities are refused. */
  int next() throws XMLStreamException {
    limit.renew();
    int event = xml.next();
    if (event == XMLStreamConstants.DTD) {
      throw bad("no document type declaration", "<!DOCTYPE>; delete it, it is not read");
    }
    if (event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw bad("no entities", "&" + Texts.plain(xml.getLocalName()) + ";");
    }
    return event;
  }
}
