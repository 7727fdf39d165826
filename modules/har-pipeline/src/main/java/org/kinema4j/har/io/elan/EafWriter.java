package org.kinema4j.har.io.elan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a document element by element, in the order of the schema. */
final class EafWriter {

  private static final String SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
  private static final String SCHEMA = "http://www.mpi.nl/tools/elan/EAFv3.0.xsd";
  private static final String FORMAT = "3.0";
  private static final String DATE = "1970-01-01T00:00:00Z";
  private static final String TYPE = "default-lt";

  private final XMLStreamWriter xml;
  private int depth;

  EafWriter(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** A moment at which an annotation starts or ends; every annotation has two of its own. */
  private record Slot(long millis, int annotation, boolean end) {

    String id() {
      return "ts" + (2 * annotation + (end ? 2 : 1));
    }
  }

  void write(ElanDocument document) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    start("ANNOTATION_DOCUMENT", "AUTHOR", "", "DATE", DATE, "FORMAT", FORMAT, "VERSION", FORMAT);
    xml.writeNamespace("xsi", SCHEMA_INSTANCE);
    xml.writeAttribute("xsi", SCHEMA_INSTANCE, "noNamespaceSchemaLocation", SCHEMA);
    header(document);
    timeOrder(document);
    int annotations = 0;
    for (ElanTier tier : document.tiers()) {
      start("TIER", "LINGUISTIC_TYPE_REF", TYPE, "TIER_ID", tier.name());
      for (ElanAnnotation annotation : tier.annotations()) {
        annotation(annotation, annotations++);
      }
      end();
    }
    empty(
        "LINGUISTIC_TYPE",
        "GRAPHIC_REFERENCES",
        "false",
        "LINGUISTIC_TYPE_ID",
        TYPE,
        "TIME_ALIGNABLE",
        "true");
    end();
    xml.writeCharacters("\n");
    xml.writeEndDocument();
    xml.flush();
  }

  private void header(ElanDocument document) throws XMLStreamException {
    start("HEADER", "MEDIA_FILE", "", "TIME_UNITS", "milliseconds");
    if (document.media().isPresent()) {
      ElanDocument.Media media = document.media().get();
      empty("MEDIA_DESCRIPTOR", "MEDIA_URL", media.url(), "MIME_TYPE", media.mimeType());
    }
    // ELAN counts on from here when a user adds annotations.
    long last = document.tiers().stream().mapToLong(tier -> tier.annotations().size()).sum();
    leaf("PROPERTY", Long.toString(last), "NAME", "lastUsedAnnotationId");
    end();
  }

  private void timeOrder(ElanDocument document) throws XMLStreamException {
    List<Slot> slots = new ArrayList<>();
    for (ElanTier tier : document.tiers()) {
      for (ElanAnnotation annotation : tier.annotations()) {
        int index = slots.size() / 2;
        slots.add(new Slot(annotation.startMillis(), index, false));
        slots.add(new Slot(annotation.endMillis(), index, true));
      }
    }
    slots.sort(Comparator.comparingLong(Slot::millis)); // stable: in the order of the annotations
    start("TIME_ORDER");
    for (Slot slot : slots) {
      empty("TIME_SLOT", "TIME_SLOT_ID", slot.id(), "TIME_VALUE", Long.toString(slot.millis()));
    }
    end();
  }

  private void annotation(ElanAnnotation annotation, int index) throws XMLStreamException {
    start("ANNOTATION");
    start(
        "ALIGNABLE_ANNOTATION",
        "ANNOTATION_ID",
        "a" + (index + 1),
        "TIME_SLOT_REF1",
        new Slot(annotation.startMillis(), index, false).id(),
        "TIME_SLOT_REF2",
        new Slot(annotation.endMillis(), index, true).id());
    leaf("ANNOTATION_VALUE", annotation.value());
    end();
    end();
  }

  private void start(String name, String... attributes) throws XMLStreamException {
    indent();
    xml.writeStartElement(name);
    attributes(attributes);
    depth++;
  }

  private void end() throws XMLStreamException {
    depth--;
    indent();
    xml.writeEndElement();
  }

  private void empty(String name, String... attributes) throws XMLStreamException {
    indent();
    xml.writeEmptyElement(name);
    attributes(attributes);
  }

  private void leaf(String name, String text, String... attributes) throws XMLStreamException {
    indent();
    xml.writeStartElement(name);
    attributes(attributes);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private void attributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute(attributes[i], attributes[i + 1]);
    }
  }

  private void indent() throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }
}
