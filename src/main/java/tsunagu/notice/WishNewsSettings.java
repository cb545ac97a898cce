package tsunagu.notice;

import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When nobody is told of new listings; what comes meanwhile is told afterwards. Equal times mean
 * never.
 */
@ConfigurationProperties("tsunagu.notice.wishes")
record WishNewsSettings(
    @DefaultValue("21:00") LocalTime quietFrom, @DefaultValue("08:00") LocalTime quietUntil) {
  boolean isQuiet(LocalTime now) {
    boolean overnight = quietUntil.isBefore(quietFrom);
    boolean late = !now.isBefore(quietFrom);
    boolean early = now.isBefore(quietUntil);
    return !quietFrom.equals(quietUntil) && (overnight ? late || early : late && early);
  }
}
