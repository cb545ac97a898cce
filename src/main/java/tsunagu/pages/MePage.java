package tsunagu.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tsunagu.conversation.Whereabouts;
import tsunagu.message.Incoming;
import tsunagu.message.PersonId;
import tsunagu.referral.Organisations;
import tsunagu.referral.Referral;
import tsunagu.referral.Referral.Actor;
import tsunagu.referral.Referral.Status;
import tsunagu.referral.Referrals;
import tsunagu.resident.Links;
import tsunagu.resident.Links.Link;
import tsunagu.resident.Profile;
import tsunagu.resident.Residents;

/** What we keep about a resident, shown to them alone: see, withdraw, delete. */
@Controller
class MePage {
  private static final Profile UNKNOWN =
      new Profile("", true, List.of(), List.of(), "ja", false, false);

  private final Links links;
  private final Residents residents;
  private final Whereabouts whereabouts;
  private final Referrals referrals;
  private final Organisations organisations;
  private final Submission submission;

  MePage(
      Links links,
      Residents residents,
      Whereabouts whereabouts,
      Referrals referrals,
      Organisations organisations,
      Submission submission) {
    this.links = links;
    this.residents = residents;
    this.whereabouts = whereabouts;
    this.referrals = referrals;
    this.organisations = organisations;
    this.submission = submission;
  }

  @GetMapping("/me/{token}")
  ModelAndView show(@PathVariable String token, HttpServletRequest request) {
    return link(token).map(link -> page(token, link, request)).orElseGet(ReferPage::gone);
  }

  @PostMapping("/me/{token}/withdraw")
  ModelAndView withdraw(
      @PathVariable String token, @RequestParam String referral, HttpServletRequest request) {
    var link = link(token);
    if (link.isEmpty() || mine(link.get().person()).stream().noneMatch(it -> open(it, referral))) {
      return ReferPage.gone();
    }
    var stored = submission.sendOneOf(link.get(), referral, new Incoming.What.Withdrew(referral));
    return answer(stored, new Opened(token, link.get()), "withdrew", request);
  }

  @PostMapping("/me/{token}/forget")
  ModelAndView forget(
      @PathVariable String token,
      @RequestParam(defaultValue = "") String sure,
      HttpServletRequest request) {
    var link = link(token);
    if (link.isEmpty()) {
      return ReferPage.gone();
    }
    if (!sure.equals("yes")) {
      var again = page(token, link.get(), request);
      again.addObject("unsure", true);
      again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return again;
    }
    var stored = submission.send(token, link.get(), new Incoming.What.AskedToBeForgotten());
    return answer(stored, new Opened(token, link.get()), "forgot", request);
  }

  /**
   * One introduction as its person sees it.
   *
   * @param open whether it can be withdrawn
   */
  record Mine(
      String id,
      String title,
      String to,
      Status status,
      String at,
      boolean contact,
      boolean open) {}

  private Optional<Link> link(String token) {
    return links.find(token).filter(link -> link.purpose().equals("me"));
  }

  private record Opened(String token, Link link) {}

  private ModelAndView answer(
      boolean stored, Opened opened, String how, HttpServletRequest request) {
    if (!stored) {
      var later = page(opened.token(), opened.link(), request);
      later.addObject("later", true);
      later.setStatus(HttpStatus.SERVICE_UNAVAILABLE);
      return later;
    }
    var profile = look(opened.link(), request);
    var done = new ModelAndView("pages/me-done");
    done.addObject("large", profile.large());
    done.addObject("how", how);
    done.addObject("token", opened.token());
    return done;
  }

  private ModelAndView page(String token, Link link, HttpServletRequest request) {
    var profile = look(link, request);
    var page = new ModelAndView("pages/me");
    page.addObject("large", profile.large());
    page.addObject("token", token);
    page.addObject("profile", profile);
    page.addObject("language", "language." + profile.language());
    page.addObject("unsure", false);
    page.addObject("later", false);
    page.addObject(
        "introductions",
        mine(link.person()).stream().map(it -> shown(it, profile.language())).toList());
    return page;
  }

  private Profile look(Link link, HttpServletRequest request) {
    var profile = residents.find(link.person()).orElse(UNKNOWN);
    Language.use(request, profile.language());
    return profile;
  }

  private List<Referral> mine(PersonId person) {
    return whereabouts.introductions(person).stream()
        .flatMap(id -> referrals.find(id).stream())
        .filter(referral -> referral.person().equals(person))
        .toList()
        .reversed();
  }

  private boolean open(Referral referral, String id) {
    return referral.id().equals(id) && open(referral);
  }

  private boolean open(Referral referral) {
    return referrals.next(referral.status(), Actor.RESIDENT).contains(Status.WITHDRAWN);
  }

  private Mine shown(Referral referral, String language) {
    var to =
        organisations
            .find(referral.organisation())
            .map(found -> found.name(language))
            .orElse(referral.organisation());
    return new Mine(
        referral.id(),
        referral.title(),
        to,
        referral.status(),
        Days.of(referral.consent().at(), Language.of(language)),
        referral.contact() != null,
        open(referral));
  }
}
