package tsunagu.console;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tsunagu.lane.DeadLetters;
import tsunagu.lane.DeadLetters.Letter;

/**
 * Messages and parcels that were moved aside. Administrators see all of them; a coordinator those
 * of people whose conversation they have just now. Nobody sees what was written.
 */
@Controller
class LetterPages {
  private static final int SHOWN = 100;
  private static final int LONGEST = 80;

  private final DeadLetters letters;
  private final Workbench bench;
  private final AuditStore audit;

  LetterPages(DeadLetters letters, Workbench bench, AuditStore audit) {
    this.letters = letters;
    this.bench = bench;
    this.audit = audit;
  }

  /**
   * One as the page shows it.
   *
   * @param kind in plain words
   * @param why in plain words, with what may be done
   * @param record for whoever looks after the program
   */
  record Row(
      String id, String at, String kind, String who, String why, String record, String outline) {}

  @GetMapping("/console/letters")
  String list(
      @AuthenticationPrincipal Coordinator me,
      @RequestParam(defaultValue = "") String q,
      Model model) {
    var word = q.strip().toLowerCase(Locale.ROOT);
    if (word.length() > LONGEST) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    var found =
        letters.list(SHOWN).stream()
            .filter(letter -> theirs(me, letter))
            .filter(letter -> letter.mentions(word))
            .map(LetterPages::row)
            .toList();
    model.addAttribute("rows", found);
    model.addAttribute("q", q.strip());
    model.addAttribute("all", me.administrator() ? letters.count() : found.size());
    return "console/letters";
  }

  @PostMapping("/console/letters/retry")
  String retry(@AuthenticationPrincipal Coordinator me, @RequestParam String id) {
    return done(me, id, "letter-retried");
  }

  @PostMapping("/console/letters/drop")
  String drop(@AuthenticationPrincipal Coordinator me, @RequestParam String id) {
    return done(me, id, "letter-dropped");
  }

  /** Written down before it is done; one that somebody else was quicker with is said to be gone. */
  private String done(Coordinator me, String id, String what) {
    var letter = letters.find(id).filter(found -> theirs(me, found));
    if (letter.isEmpty()) {
      return "redirect:/console/letters?gone";
    }
    audit.write(me, what, letter.get().id());
    var worked = what.equals("letter-retried") ? letters.retry(id) : letters.drop(id);
    return "redirect:/console/letters?" + (worked ? what.substring("letter-".length()) : "gone");
  }

  private boolean theirs(Coordinator me, Letter letter) {
    return me.administrator()
        || (!letter.person().isEmpty() && bench.guest(me, letter.person()).isPresent());
  }

  private static Row row(Letter letter) {
    return new Row(
        letter.id(),
        Ages.exact(letter.at()),
        kind(letter),
        letter.person().isEmpty() ? "" : letter.person().substring(0, 4),
        why(letter),
        letter.detail().isEmpty() ? letter.reason() : letter.reason() + " ・ " + letter.detail(),
        letter.masked());
  }

  private static String why(Letter letter) {
    return letter.parcel()
        ? "LINE が受けとりませんでした。ご本人には届いていません。"
        : "プログラムの中でつまずきました。直ったあとなら、もう一度ためすと進むことがあります。";
  }

  private static String kind(Letter letter) {
    return switch (letter.kind()) {
      case "parcel" -> "こちらから送ることば";
      case "Said" -> "住民のことば";
      case "Tapped" -> "住民が押したボタン";
      case "Shared" -> "住民の場所";
      case "Due" -> "時間になったお知らせ";
      case "FormSent" -> "フォーム";
      case "Moved", "Withdrew" -> "紹介の変更";
      case "CoordinatorCame", "CoordinatorSaid", "CoordinatorLeft" -> "担当者のことば";
      default -> "そのほか（" + letter.kind() + "）";
    };
  }
}
