package tsunagu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The browser of the tests is real and as wide as it says. */
class BrowserTests {
  @Test
  void isAsNarrowAsASmallPhone() {
    try (var browser = Browser.phone()) {
      browser.go("data:text/html;charset=utf-8,<p>つなぐ</p>");
      assertThat(browser.see("p", "つなぐ").getText()).isEqualTo("つなぐ");
      assertThat(browser.driver().executeScript("return window.innerWidth")).isEqualTo(375L);
    }
  }
}
