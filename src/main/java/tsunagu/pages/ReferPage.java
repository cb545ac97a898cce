package tsunagu.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import tsunagu.message.Incoming;
import tsunagu.referral.Organisation;
import tsunagu.referral.Organisations;
import tsunagu.referral.Referral;
import tsunagu.referral.Referrals;
import tsunagu.resident.Links;
import tsunagu.resident.Links.Link;
import tsunagu.resident.Profile;
import tsunagu.resident.Residents;

/** The form by which a resident says how to be reached; never through the chat. */
@Controller
class ReferPage {
  private final Links links;
  private final Referrals referrals;
  private final Organisations organisations;
  private final Residents residents;
  private final Submission submission;

  ReferPage(
      Links links,
      Referrals referrals,
      Organisations organisations,
      Residents residents,
      Submission submission) {
    this.links = links;
    this.referrals = referrals;
    this.organisations = organisations;
    this.residents = residents;
    this.submission = submission;
  }

  /** Looking uses nothing up: previews of links look too. */
  @GetMapping("/refer/{token}")
  ModelAndView show(@PathVariable String token, HttpServletRequest request) {
    var opened = open(token);
    return opened == null ? gone() : form(opened, ReferForm.empty(), Map.of(), request);
  }

  @PostMapping("/refer/{token}")
  ModelAndView submit(@PathVariable String token, ReferForm typed, HttpServletRequest request) {
    var opened = open(token);
    if (opened == null) {
      return gone();
    }
    var wrong = typed.wrong();
    if (!wrong.isEmpty()) {
      var again = form(opened, typed, wrong, request);
      again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return again;
    }
    var what = new Incoming.What.FormSent(opened.referral().id(), typed.fields());
    if (!submission.send(token, opened.link(), what)) {
      var later = form(opened, typed, Map.of(), request);
      later.addObject("later", true);
      later.setStatus(HttpStatus.SERVICE_UNAVAILABLE);
      return later;
    }
    return look(new ModelAndView("pages/refer-done"), opened, request);
  }

  private record Opened(Link link, Referral referral) {}

  private @org.jspecify.annotations.Nullable Opened open(String token) {
    return links
        .find(token)
        .filter(link -> link.purpose().equals("refer"))
        .flatMap(link ->
            referrals
                .find(link.subject())
                .filter(referral -> referral.person().equals(link.person()))
                .filter(referral -> referral.status() == Referral.Status.CONSENTED)
                .map(referral -> new Opened(link, referral)))
        .orElse(null);
  }

  private ModelAndView form(
      Opened opened, ReferForm typed, Map<String, String> wrong, HttpServletRequest request) {
    var page = new ModelAndView("pages/refer");
    page.addObject("form", typed);
    page.addObject("length", typed.length());
    page.addObject("wrong", wrong);
    page.addObject("later", false);
    page.addObject("listing", opened.referral().title());
    page.addObject("consent", opened.referral().consent());
    return look(page, opened, request);
  }

  private ModelAndView look(ModelAndView page, Opened opened, HttpServletRequest request) {
    var language = opened.referral().consent().language();
    Language.use(request, language);
    page.addObject("large", large(opened));
    page.addObject("organisation", name(opened.referral().organisation(), language));
    page.addObject("receiver", receiver(opened.referral().organisation(), language));
    return page;
  }

  private boolean large(Opened opened) {
    return residents.find(opened.link().person()).map(Profile::large).orElse(false);
  }

  private String name(String id, String language) {
    return organisations.find(id).map(found -> found.name(language)).orElse(id);
  }

  /** The organisation that takes referrals for this one, or empty when it does so itself. */
  private String receiver(String id, String language) {
    return organisations
        .find(id)
        .map(Organisation::receiver)
        .filter(receiver -> !receiver.equals(id))
        .map(receiver -> name(receiver, language))
        .orElse("");
  }

  /** Wrong, old and used links look the same. */
  static ModelAndView gone() {
    return new ModelAndView("pages/gone", Map.of(), HttpStatus.NOT_FOUND);
  }
}
