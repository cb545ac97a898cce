package tsunagu.message;

/**
 * The right to answer once and free of charge: LINE's reply token.
 *
 * @param token single use, good for about a minute (LINE: "Send reply message")
 */
public record ReplyTicket(String token) {
  @Override
  public String toString() {
    return "ticket";
  }
}
