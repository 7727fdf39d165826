package org.kinema4j.har.io.elan;

import java.io.StringWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;

/**
 * An annotation file.
 *
 * @param media the video that the annotations belong to; empty if the user links one in ELAN
 * @param tiers rows of annotations, with distinct names
 */
public record ElanDocument(Optional<Media> media, List<ElanTier> tiers) {

  /**
   * A video or sound.
   *
   * @param url where it is, for example {@code file:///data/walk.mp4}
   * @param mimeType what it is, for example {@code video/mp4}
   */
  public record Media(String url, String mimeType) {

    /**
     * Checks that both can be written.
     *
     * @param url where it is
     * @param mimeType what it is
     */
    public Media {
      ElanAnnotation.requireXml("url", url);
      ElanAnnotation.requireXml("mimeType", mimeType);
    }
  }

  /**
   * Copies the list and checks the names.
   *
   * @param media the video that the annotations belong to; may be empty
   * @param tiers rows of annotations
   */
  public ElanDocument {
    Objects.requireNonNull(media, "media");
    tiers = List.copyOf(tiers);
    Set<String> names = new HashSet<>();
    for (ElanTier tier : tiers) {
      if (!names.add(tier.name())) {
        throw new IllegalArgumentException(
            "tiers must have distinct names, received " + tier.name() + " twice");
      }
    }
  }

  /**
   * Writes the document as EAF 3.0. Equal documents are equal texts: the date, which the schema
   * demands, is that of the epoch.
   *
   * @return the text of a file {@code .eaf} in UTF-8
   */
  public String text() {
    StringWriter text = new StringWriter();
    try {
      // Of the JDK, so that no library on the class path changes the bytes.
      new EafWriter(XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text)).write(this);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a text in memory is always writable", e);
    }
    return text.toString();
  }
}
