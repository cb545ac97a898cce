package tsunagu.flow;

/** Where a person stands; JSON by Jackson, a version inside. */
public record Progress() {
  /** Someone who has never been here. */
  public static Progress start() {
    return new Progress();
  }
}
