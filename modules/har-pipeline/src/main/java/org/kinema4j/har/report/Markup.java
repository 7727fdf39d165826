package org.kinema4j.har.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Builds markup that is well-formed both as HTML and as XML: every element that is opened is
 * closed, and every text and attribute is escaped.
 */
final class Markup {

  private static final Set<String> INLINE = Set.of("span", "strong", "small", "code", "td", "th");
  private static final char REPLACEMENT = '\uFFFD';

  private final StringBuilder out;
  private final Deque<String> open = new ArrayDeque<>();

  /** Starts with a prologue that is taken as it is. */
  Markup(String prologue) {
    out = new StringBuilder(prologue);
  }

  /** Opens an element; attributes come as names and values, text or number, in turn. */
  Markup open(String tag, Object... attributes) {
    start(tag, attributes).append('>');
    open.push(tag);
    return this;
  }

  /** Closes the element that was opened last. */
  Markup close() {
    String tag = open.pop();
    out.append("</").append(tag).append('>');
    if (!INLINE.contains(tag)) {
      out.append('\n');
    }
    return this;
  }

  /** Writes an element that holds nothing but a text. */
  Markup leaf(String tag, String text, Object... attributes) {
    return open(tag, attributes).text(text).close();
  }

  /** Writes an element without content. Of HTML's elements only void ones may be written so. */
  Markup empty(String tag, Object... attributes) {
    start(tag, attributes).append("/>\n");
    return this;
  }

  /** Writes a text. */
  Markup text(String text) {
    escape(text);
    return this;
  }

  /** Writes a style sheet, which HTML does not unescape; it must not need it. */
  Markup style(String css) {
    if (css.contains("<") || css.contains("&")) {
      throw new IllegalArgumentException("a style sheet must not contain < or &");
    }
    out.append("<style>\n").append(css).append("</style>\n");
    return this;
  }

  /** Returns the markup. */
  String finish() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("elements left open: " + open);
    }
    return out.toString();
  }

  private StringBuilder start(String tag, Object... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      Object value = attributes[i + 1];
      escape(value instanceof Number n ? Numbers.plain(n.doubleValue()) : value.toString());
      out.append('"');
    }
    return out;
  }

  private void escape(String text) {
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(isXml(c) ? c : REPLACEMENT);
              }
            });
  }

  /** XML forbids control characters and lone surrogates even when escaped. */
  private static boolean isXml(int c) {
    boolean lineOrTab = c == '\n' || c == '\t' || c == '\r';
    boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return lineOrTab || (c >= ' ' && c != 0x7F && !surrogate && c != 0xFFFE && c != 0xFFFF);
  }
}
