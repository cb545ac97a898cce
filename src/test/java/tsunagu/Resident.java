package tsunagu;

import org.openqa.selenium.WebElement;

/** A resident with a phone: talks to the bot in the chat page of the simulator. */
final class Resident implements AutoCloseable {
  private final Browser phone;

  private Resident(Browser phone) {
    this.phone = phone;
  }

  /** Someone who opens the chat page for the first time. */
  static Resident opens(String base, String name) {
    var phone = Browser.phone();
    phone.go(base + "/chat?as=" + name);
    return new Resident(phone);
  }

  /** Adds the account as a friend and is greeted. */
  Resident befriends() {
    phone.see("[data-testid=befriend]").click();
    return reads("はじめまして");
  }

  Resident types(String words) {
    var composer = phone.see("[data-testid=composer]");
    composer.clear();
    composer.sendKeys(words);
    phone.see("[data-testid=send]").click();
    return this;
  }

  /** Waits for words from the bot. */
  Resident reads(String words) {
    phone.see("[data-testid=message][data-from=bot]", words);
    return this;
  }

  /** Taps a quick reply. */
  Resident taps(String label) {
    click(phone.see("[data-testid=quick-reply]", label));
    return this;
  }

  /** Taps the last button of this label on a card. */
  Resident presses(String label) {
    click(phone.see("[data-testid=button]", label));
    return this;
  }

  private void click(WebElement element) {
    phone.driver().executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
    element.click();
  }

  /** Keeps a picture with all of the last answer in it, as if the phone were longer. */
  Resident keepsTall(String screenshot) {
    phone.size(375, 1500).screenshot(screenshot);
    phone.size(375, 812);
    return this;
  }

  Resident keeps(String screenshot) {
    phone.screenshot(screenshot);
    return this;
  }

  /** How often words were said by the bot on this phone. */
  long times(String words) {
    return phone.all("[data-testid=message][data-from=bot]").stream()
        .filter(message -> message.getText().contains(words))
        .count();
  }

  /** Goes to the page that a button opened. */
  Browser page() {
    var driver = phone.driver();
    var here = driver.getWindowHandle();
    for (var other : driver.getWindowHandles()) {
      if (!other.equals(here)) {
        driver.switchTo().window(other);
        phone.size(375, 812);
      }
    }
    return phone;
  }

  /** Closes the page and goes back to the chat. */
  Resident back() {
    var driver = phone.driver();
    driver.close();
    driver.switchTo().window(driver.getWindowHandles().iterator().next());
    return this;
  }

  @Override
  public void close() {
    phone.close();
  }
}
