package org.kinema4j.har.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MarkupTest {

  @Test
  void escapesTextAndAttributes() {
    Markup markup = new Markup("").leaf("p", "a<b>&\"c\"", "title", "\"x\" & <y>");
    assertThat(markup.finish())
        .isEqualTo("<p title=\"&quot;x&quot; &amp; &lt;y&gt;\">a&lt;b&gt;&amp;&quot;c&quot;</p>\n");
  }

  @Test
  void replacesWhatXmlForbids() {
    assertThat(new Markup("").text("\0\u001b\uD800|ü😀\n\uFFFF").finish())
        .isEqualTo("\uFFFD\uFFFD\uFFFD|ü😀\n\uFFFD");
  }

  @Test
  void writesNumbersShortly() {
    assertThat(new Markup("").empty("rect", "x", 1.0, "y", 1 / 3.0, "width", 7).finish())
        .isEqualTo("<rect x=\"1\" y=\"0.333\" width=\"7\"/>\n");
  }

  @Test
  void insistsOnClosingWhatWasOpened() {
    assertThatThrownBy(() -> new Markup("").open("p").open("b").finish())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("elements left open: [b, p]");
    assertThatThrownBy(() -> new Markup("").style("a { b: '<' }"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
