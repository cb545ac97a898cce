package tsunagu.console;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.data.redis.core.HashOperations;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Accounts of coordinators, invitations to make one, and how often a login was tried. */
@Component
class AccountStore {
  static final String ACCOUNTS = "t:{acc}:all";
  private static final Duration INVITED = Duration.ofHours(24);
  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final StringRedisTemplate redis;
  private final HashOperations<String, String, String> accounts;
  private final SecureRandom random = new SecureRandom();

  AccountStore(StringRedisTemplate redis) {
    this.redis = redis;
    this.accounts = redis.opsForHash();
  }

  /**
   * An account.
   *
   * @param hash the password's, by Argon2id
   * @param since when it was made or its password was last changed
   */
  record Account(String name, String organisation, String hash, Instant since) {
    @Override
    public String toString() {
      return "Account of " + organisation;
    }
  }

  /**
   * An invitation.
   *
   * @param first only good while there is no account at all
   */
  record Invitation(String organisation, boolean first) {}

  Optional<Account> find(String name) {
    return Optional.ofNullable(accounts.get(ACCOUNTS, key(name)))
        .map(json -> JSON.readValue(json, Account.class));
  }

  List<Account> list() {
    return accounts.values(ACCOUNTS).stream()
        .map(json -> JSON.readValue(json, Account.class))
        .sorted(Comparator.comparing(Account::organisation).thenComparing(Account::name))
        .toList();
  }

  boolean none() {
    return accounts.size(ACCOUNTS) == 0;
  }

  /** Adds an account; false when the name is taken. */
  boolean add(Account account) {
    return accounts.putIfAbsent(ACCOUNTS, key(account.name()), JSON.writeValueAsString(account));
  }

  /** Puts a changed account in the place of the one of that name; false when it is gone. */
  boolean change(Account account) {
    if (find(account.name()).isEmpty()) {
      return false;
    }
    accounts.put(ACCOUNTS, key(account.name()), JSON.writeValueAsString(account));
    return true;
  }

  void remove(String name) {
    accounts.delete(ACCOUNTS, key(name));
  }

  /** A new invitation's token, 128 random bits; only its hash is stored. */
  String invite(Invitation invitation) {
    var bytes = new byte[16];
    random.nextBytes(bytes);
    var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    redis.opsForValue().set(invited(token), JSON.writeValueAsString(invitation), INVITED);
    return token;
  }

  Optional<Invitation> invitation(String token) {
    return Optional.ofNullable(redis.opsForValue().get(invited(token)))
        .map(json -> JSON.readValue(json, Invitation.class))
        .filter(this::good);
  }

  /** Uses an invitation up; of two who try at once one gets it. */
  Optional<Invitation> use(String token) {
    return Optional.ofNullable(redis.opsForValue().getAndDelete(invited(token)))
        .map(json -> JSON.readValue(json, Invitation.class))
        .filter(this::good);
  }

  /** Counts a try within a quarter of an hour and answers which it is. */
  long attempt(String what) {
    var key = tries(what);
    redis.opsForValue().setIfAbsent(key, "0", WINDOW);
    var count = redis.opsForValue().increment(key);
    return count == null ? Long.MAX_VALUE : count;
  }

  void forgive(String what) {
    redis.delete(tries(what));
  }

  private boolean good(Invitation invitation) {
    return !invitation.first() || none();
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static String invited(String token) {
    return "t:{acc}:in:" + hash(token);
  }

  private static String tries(String what) {
    return "t:{acc}:try:" + hash(what);
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
