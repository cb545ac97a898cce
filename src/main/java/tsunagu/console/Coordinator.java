package tsunagu.console;

import java.io.Serializable;
import java.security.Principal;

/**
 * Who sits at the console.
 *
 * @param name the account
 * @param organisation the one organisation they act for, or {@code *} for an administrator
 */
record Coordinator(String name, String organisation) implements Principal, Serializable {
  /** The organisation of administrators. */
  static final String ALL = "*";

  /** Begins the name of a sample coordinator; accounts cannot be called so. */
  static final String SAMPLE = "sample:";

  @Override
  public String getName() {
    return name;
  }

  boolean administrator() {
    return organisation.equals(ALL);
  }

  boolean sample() {
    return name.startsWith(SAMPLE);
  }

  /** The name of an account as colleagues read it. */
  static String shown(String account) {
    return account.startsWith(SAMPLE) ? "見本の担当者" : account;
  }
}
