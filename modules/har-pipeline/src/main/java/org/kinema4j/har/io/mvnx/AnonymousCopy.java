package org.kinema4j.har.io.mvnx;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.kinema4j.har.io.Redactions;
import org.kinema4j.har.io.internal.FloatScanner;
import org.kinema4j.har.io.internal.Texts;

/**
 * Copies one MVNX document element by element, writing only what {@link AllowedContent} allows.
 * Nothing is kept but a frame's attributes and the labels that were replaced.
 */
final class AnonymousCopy {

  private static final String SCHEMA = "http://www.xsens.com/mvn/mvnx";
  private static final Set<String> KNOWN_NAMESPACES =
      Set.of(SCHEMA, XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);
  private static final Set<String> KNOWN_SCHEMAS = Set.of(SCHEMA, SCHEMA + "/schema.xsd");
  private static final String MOVEMENT = "normal";
  private static final Set<String> FRAME_TYPES =
      Set.of(
          MOVEMENT,
          CalibrationPose.N_POSE,
          CalibrationPose.T_POSE,
          CalibrationPose.T_POSE_ISB,
          CalibrationPose.IDENTITY);
  private static final String FRAME = "frame";
  private static final float[] NOTHING = {};

  private final MvnxCursor cursor;
  private final XMLStreamReader xml;
  private final XmlText out;
  private final Redactions.Log log = new Redactions.Log();
  private final AnonymousLabels labels = new AnonymousLabels();
  private final AnonymousClock clock = new AnonymousClock();
  private final AllowedContent allowed = new AllowedContent(labels, clock);
  private final FloatScanner scanner = new FloatScanner();
  private int frames;
  private boolean movement;
  private boolean subject;

  AnonymousCopy(MvnxCursor cursor, XmlText out) {
    this.cursor = cursor;
    this.xml = cursor.xml();
    this.out = out;
  }

  /** Copies everything; returns what was left out or changed. */
  Redactions document() throws XMLStreamException, IOException {
    int event = cursor.next();
    while (event != XMLStreamConstants.START_ELEMENT) {
      note(event, "the document");
      event = cursor.next();
    }
    MvnxDocumentParser.requireRoot(cursor);
    out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    element("mvnx", 0);
    while (xml.hasNext()) {
      note(cursor.next(), "the document");
    }
    if (!subject) {
      throw MvnxDocumentParser.noSubject(cursor);
    }
    return log.all();
  }

  private void element(String name, int depth) throws XMLStreamException, IOException {
    AllowedContent.Element rule = allowed.element(name);
    at(name);
    indent(depth).raw("<").raw(name);
    namespaces(name);
    attributes(name, rule);
    if (rule.kind() == AllowedContent.Kind.ELEMENTS) {
      children(name, rule, depth);
      return;
    }
    out.raw(">");
    switch (rule.kind()) {
      case NUMBERS -> numbers(name);
      case CONNECTOR -> connector(name);
      case COMMENT -> comment();
      default -> throw new IllegalStateException("an element of kind " + rule.kind());
    }
    end(name);
  }

  private void children(String name, AllowedContent.Element rule, int depth)
      throws XMLStreamException, IOException {
    boolean empty = true;
    for (int event = cursor.next();
        event != XMLStreamConstants.END_ELEMENT;
        event = cursor.next()) {
      if (event != XMLStreamConstants.START_ELEMENT) {
        note(event, "<" + name + ">");
        continue;
      }
      String child = xml.getLocalName();
      if (!rule.children().contains(child)) {
        log.add("element <" + Texts.plain(child) + ">");
        cursor.skip();
      } else if (child.equals(FRAME) && !FRAME_TYPES.contains(cursor.attribute("type"))) {
        log.add("frame of another type");
        cursor.skip();
      } else {
        out.raw(empty ? ">\n" : "");
        empty = false;
        element(child, depth + 1);
        endFrame(child);
      }
      at(name);
    }
    if (empty) {
      out.raw("/>\n");
    } else {
      indent(depth);
      end(name);
    }
  }

  /** Says where messages are to point to. */
  private void at(String name) {
    if (movement && name.equals(FRAME)) {
      cursor.atFrame(frames, "");
    } else if (movement && allowed.element(FRAME).children().contains(name)) {
      cursor.atFrame(frames, name);
    } else {
      cursor.at("<" + name + ">");
    }
  }

  private void namespaces(String name) throws IOException {
    for (int i = 0; i < xml.getNamespaceCount(); i++) {
      String uri = xml.getNamespaceURI(i);
      if (uri != null && !uri.isEmpty() && !KNOWN_NAMESPACES.contains(uri)) {
        log.add("namespace of <" + name + ">");
      }
    }
    if (!name.equals("mvnx")) {
      return;
    }
    String namespace = xml.getNamespaceURI();
    if (namespace != null && !namespace.isEmpty()) {
      out.attribute("xmlns", SCHEMA);
    }
  }

  private void attributes(String name, AllowedContent.Element rule) throws IOException {
    if (name.equals(FRAME)) {
      beginFrame();
    }
    double rateHz = 0;
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String attribute = xml.getAttributeLocalName(i);
      String value = xml.getAttributeValue(i).strip();
      if (isSchema(i)) {
        schema(value);
        continue;
      }
      // Of another namespace: not MVN's, whatever its name.
      boolean foreign =
          xml.getAttributeNamespace(i) != null && !xml.getAttributeNamespace(i).isEmpty();
      if (!foreign && name.equals("subject") && attribute.equals("frameRate")) {
        rateHz = MvnxHeaderParser.frameRate(cursor, value);
      }
      attribute(name, attribute, value, foreign ? null : rule.attributes().get(attribute));
    }
    if (name.equals("subject")) {
      subject = true;
      clock.rate(rateHz > 0 ? rateHz : MvnxHeaderParser.frameRate(cursor, ""));
    } else if (name.equals("mvnx")) {
      MvnxDocumentParser.version(cursor);
    }
    requireFewLabels();
  }

  private void requireFewLabels() {
    if (labels.isFull()) {
      throw cursor.bad("labels of body parts, and few others", "too many others");
    }
  }

  private void attribute(
      String name, String attribute, String value, UnaryOperator<String> cleaning)
      throws IOException {
    String clean = cleaning == null ? null : cleaning.apply(value);
    if (clean != null) {
      out.attribute(attribute, clean);
    }
    if (!value.equals(clean)) {
      log.add(Texts.plain(attribute) + " of <" + name + ">");
    }
  }

  private boolean isSchema(int attribute) {
    return XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(xml.getAttributeNamespace(attribute))
        && xml.getAttributeLocalName(attribute).equals("schemaLocation");
  }

  /** The place of the schema is Xsens' own, or a path on the disk of whoever changed it. */
  private void schema(String value) throws IOException {
    if (cursor.place().equals("<mvnx>")
        && KNOWN_SCHEMAS.containsAll(List.of(value.split("\\s+", -1)))) {
      out.attribute("xmlns:xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);
      out.attribute("xsi:schemaLocation", value);
    } else {
      log.add("schemaLocation");
    }
  }

  private void beginFrame() {
    movement = cursor.attribute("type").equals(MOVEMENT);
    clock.frame(movement, cursor.attribute("index"));
  }

  private void endFrame(String name) {
    if (name.equals(FRAME)) {
      frames += movement ? 1 : 0;
      movement = false;
    }
  }

  private void numbers(String name) throws XMLStreamException, IOException {
    scanner.begin(NOTHING, 0, 0);
    for (int event = cursor.next();
        event != XMLStreamConstants.END_ELEMENT;
        event = cursor.next()) {
      if (MvnxCursor.isText(event)) {
        scanner.feed(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        cursor.requireNumbers(scanner);
        out.characters(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        throw cursor.bad("only numbers", "the element <" + Texts.plain(xml.getLocalName()) + ">");
      } else {
        note(event, "<" + name + ">");
      }
    }
    scanner.end();
    cursor.requireNumbers(scanner);
  }

  private void connector(String name) throws XMLStreamException, IOException {
    String text = cursor.text(event -> note(event, "<" + name + ">"));
    String clean = labels.ofConnector(text);
    requireFewLabels();
    if (!clean.equals(text)) {
      log.add("text of <" + name + ">");
    }
    out.text(clean);
  }

  private void comment() throws XMLStreamException, IOException {
    String text = cursor.text(event -> note(event, "<comment>"));
    boolean synthetic = text.toUpperCase(Locale.ROOT).contains(MvnxHeader.SYNTHETIC_MARK);
    String clean = synthetic ? MvnxHeader.SYNTHETIC_MARK : "";
    if (!clean.equals(text)) {
      log.add("text of <comment>");
    }
    out.text(clean);
  }

  /** Counts what is neither an element nor its number. */
  private void note(int event, String place) {
    switch (event) {
      case XMLStreamConstants.COMMENT -> log.add("XML comment in " + place);
      case XMLStreamConstants.PROCESSING_INSTRUCTION ->
          log.add("processing instruction in " + place);
      default -> {
        if (MvnxCursor.isText(event) && !xml.isWhiteSpace()) {
          log.add("text in " + place);
        }
      }
    }
  }

  private XmlText indent(int depth) throws IOException {
    return out.raw("\t".repeat(depth));
  }

  private void end(String name) throws IOException {
    out.raw("</").raw(name).raw(">\n");
  }
}
