/** Residents' web pages: start page, public listing, referral form, my data, calendar file. */
@ApplicationModule(
    allowedDependencies = {
      "catalogue",
      "conversation",
      "inbox",
      "message",
      "referral",
      "resident",
      "search"
    })
@NullMarked
package tsunagu.pages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
