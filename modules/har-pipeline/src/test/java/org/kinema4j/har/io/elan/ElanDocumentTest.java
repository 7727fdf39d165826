package org.kinema4j.har.io.elan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

class ElanDocumentTest {

  private static final ElanDocument DOCUMENT =
      new ElanDocument(
          Optional.of(new ElanDocument.Media("file:///data/a&b.mp4", "video/mp4")),
          List.of(
              new ElanTier(
                  "true",
                  List.of(
                      new ElanAnnotation(0, 250, "Reach"),
                      new ElanAnnotation(250, 4_000_000_000L, "Pick <up> & \"hold\" ü"))),
              new ElanTier("predicted", List.of(new ElanAnnotation(100, 300, "Reach"))),
              new ElanTier("empty", List.of())));

  private static Element parse(ElanDocument document) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(document.text().getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement();
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i).getNodeType() == Node.ELEMENT_NODE) {
        children.add((Element) nodes.item(i));
      }
    }
    return children;
  }

  @Test
  void writesExactlyThisText() {
    ElanDocument small =
        new ElanDocument(
            Optional.empty(),
            List.of(new ElanTier("predicted", List.of(new ElanAnnotation(0, 40, "Idle")))));
    assertThat(small.text())
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <ANNOTATION_DOCUMENT AUTHOR="" DATE="1970-01-01T00:00:00Z" FORMAT="3.0" VERSION="3.0" \
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
            xsi:noNamespaceSchemaLocation="http://www.mpi.nl/tools/elan/EAFv3.0.xsd">
              <HEADER MEDIA_FILE="" TIME_UNITS="milliseconds">
                <PROPERTY NAME="lastUsedAnnotationId">1</PROPERTY>
              </HEADER>
              <TIME_ORDER>
                <TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="0"/>
                <TIME_SLOT TIME_SLOT_ID="ts2" TIME_VALUE="40"/>
              </TIME_ORDER>
              <TIER LINGUISTIC_TYPE_REF="default-lt" TIER_ID="predicted">
                <ANNOTATION>
                  <ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts2">
                    <ANNOTATION_VALUE>Idle</ANNOTATION_VALUE>
                  </ALIGNABLE_ANNOTATION>
                </ANNOTATION>
              </TIER>
              <LINGUISTIC_TYPE GRAPHIC_REFERENCES="false" LINGUISTIC_TYPE_ID="default-lt" \
            TIME_ALIGNABLE="true"/>
            </ANNOTATION_DOCUMENT>
            """);
  }

  /** The sequence of elements and the attributes that the schema demands, and its keys. */
  @Test
  void hasTheStructureOfTheSchema() throws Exception {
    Element root = parse(DOCUMENT);

    assertThat(children(root))
        .extracting(Element::getTagName)
        .containsExactly("HEADER", "TIME_ORDER", "TIER", "TIER", "TIER", "LINGUISTIC_TYPE");
    assertThat(children(children(root).get(0)))
        .extracting(Element::getTagName)
        .containsExactly("MEDIA_DESCRIPTOR", "PROPERTY");
    Element media = children(children(root).get(0)).get(0);
    assertThat(media.getAttribute("MEDIA_URL")).isEqualTo("file:///data/a&b.mp4");
    assertThat(media.getAttribute("MIME_TYPE")).isEqualTo("video/mp4");
    String type = children(root).get(5).getAttribute("LINGUISTIC_TYPE_ID");
    assertThat(children(root).subList(2, 5))
        .allMatch(tier -> tier.getAttribute("LINGUISTIC_TYPE_REF").equals(type));
  }

  @Test
  void annotationsReferToSlotsInTimeOrder() throws Exception {
    Element root = parse(DOCUMENT);
    Map<String, Long> slots = new HashMap<>();
    long last = 0;
    for (Element slot : children(children(root).get(1))) {
      long millis = Long.parseLong(slot.getAttribute("TIME_VALUE"));
      assertThat(millis).isGreaterThanOrEqualTo(last);
      assertThat(slots.put(slot.getAttribute("TIME_SLOT_ID"), millis)).isNull();
      last = millis;
    }

    List<String> read = new ArrayList<>();
    for (Element tier : children(root).subList(2, 5)) {
      for (Element annotation : children(tier)) {
        Element alignable = children(annotation).get(0);
        read.add(
            "%s %s [%d, %d) %s"
                .formatted(
                    tier.getAttribute("TIER_ID"),
                    alignable.getAttribute("ANNOTATION_ID"),
                    slots.remove(alignable.getAttribute("TIME_SLOT_REF1")),
                    slots.remove(alignable.getAttribute("TIME_SLOT_REF2")),
                    children(alignable).get(0).getTextContent()));
      }
    }

    assertThat(read)
        .containsExactly(
            "true a1 [0, 250) Reach",
            "true a2 [250, 4000000000) Pick <up> & \"hold\" ü",
            "predicted a3 [100, 300) Reach");
    assertThat(slots).as("slots of no annotation").isEmpty();
  }

  @Test
  void refusesWhatElanCannotRead() {
    assertThatThrownBy(() -> new ElanAnnotation(5, 5, "a"))
        .hasMessage("an annotation must satisfy 0 <= start < end < 2^32 ms, received [5, 5)");
    assertThatThrownBy(() -> new ElanAnnotation(-1, 5, "a")).hasMessageContaining("[-1, 5)");
    assertThatThrownBy(() -> new ElanAnnotation(0, 1L << 32, "a"))
        .hasMessageContaining("[0, 4294967296)");
    for (String text : List.of("\u0007", "\ud800", "\ufffe")) {
      assertThatThrownBy(() -> new ElanAnnotation(0, 1, text))
          .hasMessage("value must be of characters that XML has, received others");
    }
    ElanAnnotation later = new ElanAnnotation(3, 6, "b");
    assertThatThrownBy(() -> new ElanTier("t", List.of(new ElanAnnotation(0, 4, "a"), later)))
        .hasMessageStartingWith("annotations of t must be in order and disjoint, received")
        .hasMessageEndingWith("after 4 ms");
    assertThatThrownBy(() -> new ElanTier(" ", List.of()))
        .hasMessageStartingWith("name of a tier must not be blank");
    ElanTier tier = new ElanTier("t", List.of());
    assertThatThrownBy(() -> new ElanDocument(Optional.empty(), List.of(tier, tier)))
        .hasMessage("tiers must have distinct names, received t twice");
  }

  @Test
  void keepsWhatXmlCanSay() throws Exception {
    String text = "tab\tand \ud83d\ude00";
    ElanTier tier = new ElanTier("t", List.of(new ElanAnnotation(0, 1, text)));

    Element root = parse(new ElanDocument(Optional.empty(), List.of(tier)));

    assertThat(children(root).get(2).getTextContent().strip()).isEqualTo(text);
  }
}
