package org.kinema4j.har.motion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

  /**
   * Controls of ASCII and of Latin 1, writing direction, byte order mark, separators, half pair.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {"\n", "\r", "\u001B", "\u0085", "\u202E", "\uFEFF", "\u2028", "\u2029", "\uD83D"})
  void whatDisturbsATerminalBecomesABlank(String disturbing) {
    assertThat(PlainText.line("a" + disturbing + "b")).isEqualTo("a b");
    assertThat(PlainText.isLine("a" + disturbing + "b")).isFalse();
    assertThat(PlainText.line(disturbing + "a" + disturbing + disturbing + "b" + disturbing, 9))
        .isEqualTo("a b");
  }

  @Test
  void everythingElseStays() {
    assertThat(PlainText.isLine("  \u00fc  \ud83d\ude00 ")).isTrue();
    assertThat(PlainText.line("  \u00fc  \ud83d\ude00 ")).isEqualTo("  \u00fc  \ud83d\ude00 ");
  }

  @Test
  void whatIsTooLongIsCutBetweenCharacters() {
    assertThat(PlainText.line("abcd", 4)).isEqualTo("abcd");
    assertThat(PlainText.line("abcde", 4)).isEqualTo("abcd...");
    assertThat(PlainText.line("abc\ud83d\ude00e", 4)).isEqualTo("abc...");
  }
}
