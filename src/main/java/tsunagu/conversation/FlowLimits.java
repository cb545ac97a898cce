package tsunagu.conversation;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tsunagu.catalogue.Catalogue;
import tsunagu.flow.Finding;
import tsunagu.flow.FlowCheck;
import tsunagu.flow.Flows;
import tsunagu.outbox.Outbox;
import tsunagu.referral.Organisations;

/**
 * Whether what flows say still fits into LINE's messages, before they come into force. Measured
 * with the longest listings only, so that a start and a reload stay quick; {@code check} measures
 * with all of them.
 */
@Component
final class FlowLimits implements Function<Flows, List<Finding>> {
  private static final ZoneId HERE = ZoneId.of("Asia/Tokyo");

  private final Catalogue catalogue;
  private final Organisations organisations;

  FlowLimits(Catalogue catalogue, Organisations organisations) {
    this.catalogue = catalogue;
    this.organisations = organisations;
  }

  @Override
  public List<Finding> apply(Flows flows) {
    var longest = EveryAnswer.ofTheLongest(catalogue, organisations);
    var worst =
        new FlowCheck.WorstCase(
            longest,
            words -> Outbox.problems(EveryAnswer.withLongLinks(words)),
            LocalDate.now(HERE));
    return FlowCheck.limits(flows, worst);
  }
}
