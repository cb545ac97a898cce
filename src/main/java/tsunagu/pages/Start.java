package tsunagu.pages;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tsunagu.referral.Organisations;

/** The start page: what this is, and the four stories to try. */
@Controller
class Start {
  private final Organisations organisations;
  private final boolean simulator;

  Start(
      Organisations organisations, @Value("${tsunagu.simulator.enabled:false}") boolean simulator) {
    this.organisations = organisations;
    this.simulator = simulator;
  }

  @GetMapping("/")
  String show(Model model, HttpServletRequest request) {
    // the stories are told in Japanese only
    Language.use(request, "ja");
    model.addAttribute("simulator", simulator);
    model.addAttribute(
        "desks",
        organisations.list().stream().filter(each -> each.receiver().equals(each.id())).toList());
    return "pages/start";
  }
}
