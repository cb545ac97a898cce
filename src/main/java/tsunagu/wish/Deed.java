package tsunagu.wish;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tsunagu.wish.Conjugation.Mood;

/** What a verb of {@code verbs.yaml} does, and what each of its forms hints at. */
enum Deed {
  SERVE("WISH help want, ABLE help can, LET help want, POLITE can, ASKED help-me"),
  DO("WISH want, ABLE can, LET want, POLITE can, ASKED help-me"),
  LEARN("WISH learn want, ABLE learn, LET learn want, CAUSE visit"),
  ENJOY("WISH visit want, ABLE visit, LET visit want, CAUSE visit"),
  JOIN("WISH join want, ABLE join, LET join want, ASKED recruit"),
  GIVE("WISH give, ABLE give, POLITE give, LET give, ASKED help-me"),
  LEND("WISH lend, ABLE lend, POLITE lend, ASKED borrow"),
  BORROW("WISH borrow, ABLE borrow, LET borrow, POLITE borrow"),
  FOUND("WISH start, ABLE start, POLITE start"),
  MAKE("WISH make want, ABLE make, LET make want"),
  CONNECT("WISH network, ABLE network, LET network, ASKED network"),
  CONSULT("WISH consult, ABLE consult, LET consult"),
  SEEK("WISH seek, POLITE seek");

  private static final Map<Deed, List<Hint>> HINTS =
      Stream.of(values()).collect(Collectors.toMap(deed -> deed, Hint::of));

  private final String hints;

  Deed(String hints) {
    this.hints = hints;
  }

  /** What the forms of a mood say. */
  private record Hint(Mood mood, List<Meaning> cues) {
    static List<Hint> of(Deed deed) {
      return Stream.of(deed.hints.split(", ", -1)).map(Hint::of).toList();
    }

    private static Hint of(String words) {
      var all = List.of(words.split(" ", -1));
      return new Hint(
          Mood.valueOf(all.getFirst()),
          all.stream().skip(1).<Meaning>map(Meaning.Cue::new).toList());
    }
  }

  /** The deed of a name such as {@code serve}. */
  static Optional<Deed> of(String name) {
    return Stream.of(values()).filter(deed -> deed.code().equals(name)).findFirst();
  }

  /** All names, for messages. */
  static String names() {
    return Stream.of(values()).map(Deed::code).collect(Collectors.joining(", "));
  }

  private String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The forms of a verb with the cues they are. */
  Map<String, List<Meaning>> cues(String verb) {
    var cues = new LinkedHashMap<String, List<Meaning>>();
    var forms = Conjugation.of(verb);
    for (var hint : HINTS.getOrDefault(this, List.of())) {
      for (var form : forms.getOrDefault(hint.mood(), List.of())) {
        cues.put(form, hint.cues());
      }
    }
    return cues;
  }
}
