package tsunagu.console;

import static org.assertj.core.api.Assertions.assertThat;
import static tsunagu.Looks.picture;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.core.StringRedisTemplate;
import tsunagu.Browser;
import tsunagu.Doors;
import tsunagu.console.AccountStore.Account;

/** An administrator at the console, in a real browser. */
@Doors.Test
class AdministratorTests {
  private static final String OLD = "correct horse battery one";
  private static final String NEW = "correct horse battery two";

  @Autowired AccountStore accounts;
  @Autowired Login login;
  @Autowired StringRedisTemplate redis;
  @LocalServerPort int port;

  private String at(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  private void account(String name, String organisation) {
    accounts.add(new Account(name, organisation, login.hash(OLD), Instant.now()));
  }

  private void enter(Browser desk, String name, String password) {
    desk.go(at("/console/login"));
    desk.see("[data-testid=login-name]").sendKeys(name);
    desk.see("[data-testid=login-password]").sendKeys(password);
    desk.see("[data-testid=login-enter]").click();
    desk.see("[data-testid=tab-work]");
  }

  @Test
  void anAccountIsRemovedOnlyAfterAskingAndTheAuditTellsItInWords() {
    account("kanri", Coordinator.ALL);
    account("leaving", "IO-01");
    try (var desk = Browser.desk()) {
      enter(desk, "kanri", OLD);
      desk.see("[data-testid=tab-more]").click();
      desk.see("[data-testid=tab-accounts]").click();
      picture(desk, "accounts");
      remove(desk);
      assertThat(desk.see("[data-testid=account-leaving]").getText()).contains("leaving");
      assertThat(accounts.find("leaving")).isPresent();
      picture(desk, "account-leaving");
      desk.see("[data-testid=account-remove-sure]").click();
      desk.see("[data-testid=account-invite]");
      assertThat(accounts.find("leaving")).isEmpty();

      desk.go(at("/console/audit"));
      desk.see("[data-testid=audit-what]");
      assertThat(desk.all("[data-testid=audit-what]"))
          .extracting(WebElement::getText)
          .contains("アカウントを取り消した");
      picture(desk, "audit");
      desk.go(at("/console/operation"));
      picture(desk, "operation");
    } finally {
      accounts.remove("kanri");
      accounts.remove("leaving");
    }
  }

  private static void remove(Browser desk) {
    desk.all("[data-testid=account-remove]").stream()
        .filter(button -> button.getText().contains("leaving"))
        .findFirst()
        .orElseThrow()
        .click();
  }

  @Test
  void aChangedPasswordEndsWhatWasOpenWithTheOldOne() {
    account("kawaru", "IO-01");
    try (var desk = Browser.desk();
        var elsewhere = Browser.desk()) {
      enter(elsewhere, "kawaru", OLD);
      enter(desk, "kawaru", OLD);
      desk.see("[data-testid=tab-password]").click();
      picture(desk, "password");
      change(desk, "not the password");
      assertThat(desk.see("[data-testid=password-wrong]").getText()).contains("いまのパスワード");
      change(desk, OLD);
      desk.see("[data-testid=login-changed]");

      elsewhere.go(at("/console"));
      elsewhere.see("[data-testid=login-enter]");
      enter(desk, "kawaru", NEW);
    } finally {
      accounts.remove("kawaru");
    }
  }

  private static void change(Browser desk, String current) {
    desk.see("[data-testid=password-current]").sendKeys(current);
    desk.see("[data-testid=password-new]").sendKeys(NEW);
    desk.see("[data-testid=password-again]").sendKeys(NEW);
    desk.see("[data-testid=password-change]").click();
  }

  @Test
  void aSessionLiesInRedisSoThatItOutlivesTheInstance() {
    account("nokoru", "IO-01");
    try (var desk = Browser.desk()) {
      enter(desk, "nokoru", OLD);
      var cookie =
          Objects.requireNonNull(desk.driver().manage().getCookieNamed("SESSION"), "no session");
      var id = new String(Base64.getDecoder().decode(cookie.getValue()), StandardCharsets.UTF_8);
      assertThat(redis.hasKey("t:{ses}:sessions:" + id)).isTrue();
      assertThat(redis.getExpire("t:{ses}:sessions:" + id)).isBetween(60L, 1_800L);
    } finally {
      accounts.remove("nokoru");
    }
  }
}
