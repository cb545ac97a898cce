package tsunagu.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class VisitsTests {
  private static final Instant NOON = Instant.parse("2026-11-24T03:00:00Z");

  private final Visits visits = new Visits(new VisitSettings(3, 1));

  @Test
  void anAddressMayReadSoOftenAMinuteAndAnotherIsNotTurnedAway() {
    for (int i = 0; i < 3; i++) {
      assertThat(visits.mayRead("192.0.2.1", NOON)).isTrue();
    }
    assertThat(visits.mayRead("192.0.2.1", NOON.plusSeconds(59))).isFalse();
    assertThat(visits.mayRead("192.0.2.2", NOON.plusSeconds(59))).isTrue();
    assertThat(visits.mayRead("192.0.2.1", NOON.plusSeconds(60))).isTrue();
  }

  @Test
  void sendingIsCountedByItself() {
    assertThat(visits.mayChange("192.0.2.1", NOON)).isTrue();
    assertThat(visits.mayChange("192.0.2.1", NOON)).isFalse();
    assertThat(visits.mayRead("192.0.2.1", NOON)).isTrue();
  }

  @Test
  void aCrowdOfAddressesTakesNoMoreMemoryThanABound() {
    for (int i = 0; i < 30_000; i++) {
      visits.mayRead("2001:db8::" + Integer.toHexString(i), NOON);
    }
    assertThat(visits.mayRead("2001:db8::ffff:1", NOON)).as("shares a count").isFalse();
    assertThat(visits.mayRead("2001:db8::1", NOON)).as("came early").isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/listings/x", "/refer/x", "/me/x", "/open-data/listings.csv"})
  void whoAsksForTooMuchIsTurnedAwayForAMinute(String path) throws Exception {
    var filter = new VisitFilter(new VisitSettings(2, 1));
    var through = new AtomicInteger();
    FilterChain rest = (_, _) -> through.incrementAndGet();
    var answer = new MockHttpServletResponse();
    for (int i = 0; i < 3; i++) {
      answer = new MockHttpServletResponse();
      filter.doFilter(new MockHttpServletRequest("GET", path), answer, rest);
    }
    assertThat(through).hasValue(2);
    assertThat(answer.getStatus()).isEqualTo(429);
    assertThat(answer.getHeader("Retry-After")).isEqualTo("60");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/callback", "/console", "/pages/tsunagu.css", "/", "/chat/api/news"})
  void otherDoorsAreNotCountedHere(String path) throws Exception {
    var filter = new VisitFilter(new VisitSettings(1, 1));
    var through = new AtomicInteger();
    for (int i = 0; i < 5; i++) {
      filter.doFilter(
          new MockHttpServletRequest("GET", path),
          new MockHttpServletResponse(),
          (_, _) -> through.incrementAndGet());
    }
    assertThat(through).hasValue(5);
  }

  @Test
  void noVisitAtAllIsNoSetting() {
    assertThatThrownBy(() -> new VisitSettings(0, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
