/**
 * The coordinators' door: login, referrals, hand-over, notices; speaks to a resident only through
 * the inbox.
 */
@ApplicationModule(
    allowedDependencies = {
      "catalogue",
      "conversation",
      "flow",
      "inbox",
      "lane",
      "message",
      "notice",
      "outbox",
      "referral",
      "resident",
      "search",
      "story",
      "wish"
    })
@NullMarked
package tsunagu.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
