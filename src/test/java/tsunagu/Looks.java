package tsunagu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How a page looks at all widths, and what axe finds of it for screen readers and keyboards. */
public final class Looks {
  private static final String AXE = script();
  private static final String TOO_WIDE =
      "return [...document.querySelectorAll('body *')]"
          + ".filter(it => it.getBoundingClientRect().right > innerWidth)"
          + ".map(it => it.outerHTML.slice(0, 200)).at(-1)";
  private static final int PHONE = 375;
  private static final int DESK = 1280;

  private Looks() {}

  /** Nothing may be wider than the window, axe must find nothing, and pictures are kept. */
  public static void picture(Browser browser, String name) {
    for (var width : List.of(PHONE, DESK)) {
      browser.size(width, whole(browser, width));
      fits(browser, name, width);
      browser.screenshot(name + "-" + width);
    }
    fits(browser.size(DESK / 4, 900), name, DESK / 4);
    browser.size(DESK, 900);
    open(browser, name);
  }

  /**
   * The same without pictures. A window of 1,280 enlarged to 200 % has room for 640, enlarged to
   * 400 % for 320.
   */
  public static void fits(Browser browser, String name) {
    for (var width : List.of(DESK / 4, PHONE, DESK / 2, DESK)) {
      fits(browser.size(width, 900), name, width);
    }
    open(browser, name);
  }

  private static void fits(Browser browser, String name, int width) {
    var driver = browser.driver();
    var wide = (Long) driver.executeScript("return document.documentElement.scrollWidth");
    var what = wide == null || wide <= width ? "" : driver.executeScript(TOO_WIDE);
    assertThat(wide).as(name + " at " + width + " " + what).isLessThanOrEqualTo(width);
  }

  /** What axe finds of the page as it stands now: nothing. */
  public static void open(Browser browser, String name) {
    assertThat(barriers(browser)).as(name).isEmpty();
  }

  /** Each barrier with its rule and the first element that has it. */
  private static List<?> barriers(Browser browser) {
    browser.driver().executeScript("if (!window.axe) {" + AXE + "}");
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
