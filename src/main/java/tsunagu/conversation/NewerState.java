package tsunagu.conversation;

/**
 * A person's state was written by a newer version of the program, in a form that this one cannot
 * read: their event is to be left in its lane for an instance that can.
 */
public final class NewerState extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** For a state of this form. */
  public NewerState(int form) {
    super("a state of form " + form + " is newer than this program");
  }
}
