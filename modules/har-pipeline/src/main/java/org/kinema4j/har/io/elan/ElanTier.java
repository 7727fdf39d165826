package org.kinema4j.har.io.elan;

import java.util.List;

/**
 * A row of annotations.
 *
 * @param name name of the tier, distinct within a document
 * @param annotations in time order, without overlap; may be none
 */
public record ElanTier(String name, List<ElanAnnotation> annotations) {

  /**
   * Copies the list and checks the order.
   *
   * @param name name of the tier
   * @param annotations in time order, without overlap
   */
  public ElanTier {
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException("name of a tier must not be blank, received " + name);
    }
    ElanAnnotation.requireXml("name of a tier", name);
    annotations = List.copyOf(annotations);
    long last = 0;
    for (ElanAnnotation annotation : annotations) {
      if (annotation.startMillis() < last) {
        throw new IllegalArgumentException(
            "annotations of %s must be in order and disjoint, received %s after %d ms"
                .formatted(name, annotation, last));
      }
      last = annotation.endMillis();
    }
  }
}
