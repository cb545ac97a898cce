package tsunagu.console;

/**
 * How a number of people may be shown: fewer than ten never, and more only in whole tens, so that
 * nobody small in number can be told from the difference of two numbers either.
 */
final class Crowd {
  static final int FEWEST = 10;

  private Crowd() {}

  /** The number in words; empty for nobody. */
  static String shown(long people) {
    if (people <= 0) {
      return "";
    }
    return people < FEWEST ? "10人未満" : "約" + people / FEWEST * FEWEST + "人";
  }
}
