package tsunagu.referral;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long referrals are kept.
 *
 * @param keepOpen after the last step of one that has not ended
 * @param keepEnded after the end; what the resident typed into the form is erased at the end itself
 */
@ConfigurationProperties("tsunagu.referral")
record ReferralSettings(
    @DefaultValue("365d") Duration keepOpen, @DefaultValue("180d") Duration keepEnded) {}
