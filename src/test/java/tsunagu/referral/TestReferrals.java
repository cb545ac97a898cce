package tsunagu.referral;

import java.time.Duration;
import tsunagu.lane.Lanes;

/** The real referrals over lanes, for the tests of other rooms. */
public final class TestReferrals {
  private TestReferrals() {}

  /** Referrals that are kept as long as the program keeps them. */
  public static Referrals over(Lanes lanes) {
    return new LaneReferrals(
        lanes, new ReferralSettings(Duration.ofDays(365), Duration.ofDays(180)));
  }
}
