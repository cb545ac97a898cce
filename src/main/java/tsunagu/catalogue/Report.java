package tsunagu.catalogue;

import java.util.List;

/**
 * What became of each row of a file: rows = accepted + repaired + rejected. Immutable.
 *
 * @param file name as given
 * @param rows records after the header
 * @param accepted taken as they are
 * @param repaired taken after a repair that is among the problems
 * @param rejected left out, with the reason among the problems
 */
public record Report(
    String file, int rows, int accepted, int repaired, int rejected, List<Problem> problems) {
  public Report {
    problems = List.copyOf(problems);
  }

  /** The same report under another name of the file. */
  Report named(String other) {
    return new Report(other, rows, accepted, repaired, rejected, problems);
  }

  /**
   * One thing that was not as it should be.
   *
   * @param line physical line of the file on which the record begins, from 1
   * @param column header of the column, empty when it concerns the whole row or file
   * @param value what stood there, shortened to 80 characters, personal data left out
   * @param why in plain Japanese, with the remedy or the repair
   */
  public record Problem(int line, String column, String value, String why) {}
}
