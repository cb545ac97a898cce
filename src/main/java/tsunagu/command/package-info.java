/** The command line: serve, check, import, search. */
@ApplicationModule(
    allowedDependencies = {
      "catalogue",
      "conversation",
      "flow",
      "lane",
      "message",
      "outbox",
      "referral",
      "search",
      "story",
      "wish"
    })
@NullMarked
package tsunagu.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
