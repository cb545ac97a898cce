package tsunagu.flow;

/**
 * A fault in the flow files.
 *
 * @param line counted from 1; 0 for the file as a whole
 * @param step where it is; may be empty
 * @param sentence what is wrong
 * @param remedy how to mend it
 */
public record Finding(String file, int line, String step, String sentence, String remedy) {
  @Override
  public String toString() {
    var where = file + (line > 0 ? ":" + line : "") + (step.isEmpty() ? "" : " (" + step + ")");
    return where + ": " + sentence + " " + remedy;
  }
}
