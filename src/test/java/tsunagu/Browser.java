package tsunagu;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A real headless Chromium for tests. Where none is installed the test is skipped with a sentence,
 * or fails when the environment says {@code TSUNAGU_BROWSER_REQUIRED=true}. Use it as a resource of
 * a try statement, or open it before all tests and close it after them.
 */
public final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** A window as wide as a small phone: 375 x 812. */
  public static Browser phone() {
    return start().size(375, 812);
  }

  /** A window of a desk computer: 1280 x 900. */
  public static Browser desk() {
    return start().size(1280, 900);
  }

  private static Browser start() {
    var browser = find("chromium", "chromium-browser", "google-chrome");
    var driver = find("chromedriver");
    if (browser.isEmpty() || driver.isEmpty()) {
      return missing();
    }
    var options = new ChromeOptions();
    options.setBinary(browser.get().toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--hide-scrollbars",
        "--lang=ja");
    var service =
        new ChromeDriverService.Builder().usingDriverExecutable(driver.get().toFile()).build();
    return new Browser(new ChromeDriver(service, options));
  }

  private static Browser missing() {
    var why = "Chromium and its driver are not installed, so this browser test was skipped.";
    if ("true".equals(System.getenv("TSUNAGU_BROWSER_REQUIRED"))) {
      return fail("Chromium and its driver are required here but not installed.");
    }
    System.err.println(why);
    return abort(why);
  }

  private static Optional<Path> find(String... names) {
    return Stream.of(names)
        .flatMap(name -> Stream.of("/usr/bin/", "/usr/local/bin/", "/snap/bin/").map(d -> d + name))
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Sets the inner size of the page, in CSS pixels, also below what a window can be. */
  public Browser size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    return this;
  }

  /** Opens an address. */
  public void go(String address) {
    driver.get(address);
  }

  /** The driver itself, for what is not offered here. */
  public ChromeDriver driver() {
    return driver;
  }

  /** The shown elements a CSS selector finds now; may be none. */
  public List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /** The last shown element of a CSS selector, waited for up to ten seconds. */
  public WebElement see(String css) {
    return see(css, "");
  }

  /** The last shown element of a CSS selector whose text contains these words, waited for. */
  public WebElement see(String css, String words) {
    var wait = new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50));
    wait.withMessage(() -> "waiting for " + css + " " + words);
    wait.ignoring(StaleElementReferenceException.class);
    return wait.until(_ -> now(css, words).orElseThrow(() -> new NoSuchElementException(css)));
  }

  private Optional<WebElement> now(String css, String words) {
    return all(css).reversed().stream()
        .filter(element -> element.isDisplayed() && element.getText().contains(words))
        .findFirst();
  }

  /** Keeps a picture of what is seen now as {@code target/screenshots/<name>.png}. */
  public void screenshot(String name) {
    try {
      var folder = Files.createDirectories(Path.of("target", "screenshots"));
      Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException("the screenshot " + name + " could not be kept", e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
