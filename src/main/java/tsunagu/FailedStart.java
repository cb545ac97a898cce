package tsunagu;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import tsunagu.flow.FlowFault;

/**
 * Says plainly why the program does not start where our own words say it, without a stack trace.
 */
final class FailedStart implements FailureAnalyzer {
  private static final Pattern FILE_AND_LINE = Pattern.compile("^\\S+\\.(yaml|csv):\\d+");
  private static final String OTHER_PROGRAM = "Another program is running on ";

  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      var words = String.valueOf(cause.getMessage());
      if (cause instanceof FlowFault || FILE_AND_LINE.matcher(words).find()) {
        return new FailureAnalysis(
            words, "Mend the files named above; the command `check` lists all at once.", cause);
      }
      if (words.startsWith(OTHER_PROGRAM)) {
        return new FailureAnalysis(words, "Two programs cannot share one data folder.", cause);
      }
    }
    return null;
  }
}
