package io.throughline.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"a@b", "sam.o'neil+x@mail.example.org", "1@2.3"})
  void oneAddressIsOne(String text) {
    assertThat(PlainText.isMailAddress(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "@b", "a@", "a@b,c@d", "Sam <a@b>", "a b@c", "a@b\n", "a@b-", "zoë@b"})
  void whatIsNotOneAddressIsNone(String text) {
    assertThat(PlainText.isMailAddress(text)).isFalse();
  }

  @Test
  void anAddressIsAtMostAsLongAsMailTakes() {
    String domain = "d".repeat(252);
    assertThat(PlainText.isMailAddress("a@" + domain)).isTrue();
    assertThat(PlainText.isMailAddress("ab@" + domain)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Zoë", "李小龙", "سارة", "van 't Hoff", "👩‍🚀"})
  void namesOfAllLanguagesAreOneLine(String text) {
    assertThat(PlainText.isOneLine(text)).isTrue();
  }

  @Test
  void whatBreaksOrTurnsTheLineIsNot() {
    for (int point :
        new int[] {0, 9, 10, 13, 0x85, 0x2028, 0x2029, 0x202a, 0x202e, 0x2066, 0x2069, 0xd800}) {
      assertThat(PlainText.isOneLine("a" + new String(new int[] {point}, 0, 1) + "b"))
          .as(Integer.toHexString(point))
          .isFalse();
    }
  }
}
