package tsunagu.console;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import tsunagu.referral.Organisation;
import tsunagu.referral.Organisations;

/** Says at the head of every console page for whom the coordinator acts. */
@ControllerAdvice(basePackageClasses = Office.class)
class Office {
  private final Organisations organisations;

  Office(Organisations organisations) {
    this.organisations = organisations;
  }

  @ModelAttribute
  void head(@AuthenticationPrincipal @Nullable Coordinator me, Model model) {
    if (me == null) {
      return;
    }
    model.addAttribute("office", name(me));
    model.addAttribute("account", me.name());
    model.addAttribute("administrator", me.administrator());
    model.addAttribute("own", !me.sample());
  }

  private String name(Coordinator me) {
    var organisation =
        me.administrator()
            ? "全体の管理者"
            : organisations
                .find(me.organisation())
                .map((Organisation found) -> found.name("ja"))
                .orElse(me.organisation());
    return organisation + (me.sample() ? "（見本の担当者）" : " ・ " + me.name());
  }
}
