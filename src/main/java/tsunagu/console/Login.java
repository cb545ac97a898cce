package tsunagu.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Checks name and password; an unknown name takes as long as a known one and gets the same answer.
 */
@Component
class Login implements AuthenticationProvider {
  /** Shortest password, in characters. */
  static final int SHORTEST = 12;

  /** Longest password we hash: hashing a megabyte would be a cheap attack. */
  static final int LONGEST = 200;

  /** Tries of one name from one address within 15 minutes. */
  static final int TRIES = 10;

  /** Tries of any name from one address within 15 minutes. */
  static final int TRIES_OF_ADDRESS = 50;

  private final AccountStore accounts;
  private final PasswordEncoder encoder = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
  private final String nobody;

  Login(AccountStore accounts) {
    this.accounts = accounts;
    this.nobody = hash("a password nobody has");
  }

  /** The Argon2id hash of a password. */
  String hash(String password) {
    var hash = encoder.encode(password);
    if (hash == null) {
      throw new IllegalStateException("no hash of a password");
    }
    return hash;
  }

  /** Whether this is the password of an account; tries are counted as those of a login are. */
  boolean knows(AccountStore.Account account, String password, String address) {
    if (accounts.attempt(account.name() + " " + address) > TRIES) {
      throw new LockedException("too many tries");
    }
    var right = password.length() <= LONGEST && encoder.matches(password, account.hash());
    if (right) {
      accounts.forgive(account.name() + " " + address);
    }
    return right;
  }

  /** What is wrong with a new password typed twice; empty when nothing is. */
  static String wrong(String name, String password, String again) {
    if (password.length() < SHORTEST || password.length() > LONGEST) {
      return "パスワードは12字以上、200字以下にしてください。";
    }
    if (password.contains(name)) {
      return "パスワードにアカウント名を入れないでください。";
    }
    return password.equals(again) ? "" : "二つのパスワードが同じではありません。";
  }

  /** What a coordinator is allowed to be. */
  static Authentication signed(Coordinator who) {
    List<GrantedAuthority> roles = new ArrayList<>();
    roles.add(new SimpleGrantedAuthority("ROLE_COORDINATOR"));
    if (who.administrator()) {
      roles.add(new SimpleGrantedAuthority("ROLE_ADMINISTRATOR"));
    }
    return UsernamePasswordAuthenticationToken.authenticated(who, null, roles);
  }

  @Override
  public Authentication authenticate(Authentication asked) {
    var name = asked.getName().strip().toLowerCase(Locale.ROOT);
    var address = address(asked.getDetails());
    // counted by address too, and only for a while: nobody can lock an account for good
    if (accounts.attempt(address) > TRIES_OF_ADDRESS
        || accounts.attempt(name + " " + address) > TRIES) {
      throw new LockedException("too many tries");
    }
    var account = accounts.find(name);
    var right =
        encoder.matches(password(asked), account.map(AccountStore.Account::hash).orElse(nobody));
    if (account.isEmpty() || !right) {
      throw new BadCredentialsException("wrong name or password");
    }
    accounts.forgive(name + " " + address);
    return signed(new Coordinator(account.get().name(), account.get().organisation()));
  }

  @Override
  public boolean supports(Class<?> kind) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
  }

  private static String password(Authentication asked) {
    var typed = asked.getCredentials() instanceof String text ? text : "";
    return typed.length() > LONGEST ? "" : typed;
  }

  private static String address(@Nullable Object details) {
    return details instanceof WebAuthenticationDetails web && web.getRemoteAddress() != null
        ? web.getRemoteAddress()
        : "unknown";
  }
}
