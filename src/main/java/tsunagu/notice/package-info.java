/** Notices to those who asked for them: audience, quota, ledger and sending. */
@ApplicationModule(
    allowedDependencies = {"catalogue", "lane", "message", "outbox", "resident", "search"})
@NullMarked
package tsunagu.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
