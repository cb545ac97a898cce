package tsunagu.webhook;

/** A signed body that is not what LINE sends; says nothing of its content. */
final class BrokenBody extends Exception {
  private static final long serialVersionUID = 1L;

  BrokenBody(String what) {
    super(what);
  }
}
