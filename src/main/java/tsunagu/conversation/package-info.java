/** Keeps where each person stands and runs one turn at a time. */
@ApplicationModule(
    allowedDependencies = {
      "catalogue",
      "flow",
      "lane",
      "message",
      "outbox",
      "referral",
      "resident",
      "search",
      "trace",
      "story",
      "wish"
    })
@NullMarked
package tsunagu.conversation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
