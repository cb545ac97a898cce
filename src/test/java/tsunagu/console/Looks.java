package tsunagu.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tsunagu.Browser;

/** How a page looks at both widths, and what axe finds of it for screen readers and keyboards. */
final class Looks {
  private static final String AXE = script();

  private Looks() {}

  /** Nothing may be wider than the window, and axe must find nothing. */
  static void picture(Browser browser, String name) {
    for (var width : List.of(375, 1280)) {
      browser.size(width, whole(browser, width));
      var wide =
          (Long) browser.driver().executeScript("return document.documentElement.scrollWidth");
      assertThat(wide).as(name + " at " + width).isLessThanOrEqualTo(width);
      browser.screenshot(name + "-" + width);
    }
    browser.size(1280, 900);
    assertThat(barriers(browser)).as(name).isEmpty();
  }

  /** Each barrier with its rule and the first element that has it. */
  private static List<?> barriers(Browser browser) {
    browser.driver().executeScript(AXE);
    var found =
        browser
            .driver()
            .executeAsyncScript(
                "const done = arguments[arguments.length - 1];"
                    + "axe.run(document, {resultTypes: ['violations']}).then("
                    + "found => done(found.violations.map("
                    + "one => one.id + ': ' + one.nodes[0].html)),"
                    + "fault => done(['axe failed: ' + fault]));");
    return found instanceof List<?> list ? list : List.of("axe answered nothing");
  }

  private static int whole(Browser browser, int width) {
    browser.size(width, 800);
    var height =
        (Long) browser.driver().executeScript("return document.documentElement.scrollHeight");
    return (int) Math.min(6_000, Math.max(800, height == null ? 800 : height));
  }

  private static String script() {
    try (var file = Looks.class.getResourceAsStream("/axe.min.js")) {
      if (file == null) {
        throw new IllegalStateException("axe is not there");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
