package tsunagu.pages;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The language a page is shown in: what the resident chose with us, else {@code ?lang=}, else what
 * the browser asks for. Languages without pages of their own are shown in easy Japanese; the
 * console speaks Japanese only.
 */
@Component("localeResolver")
class Language implements LocaleResolver {
  /** やさしい日本語; the file is {@code messages_ja__easy.properties}. */
  static final Locale EASY = Locale.of("ja", "", "easy");

  private static final String CHOSEN = "tsunagu.language";
  private static final List<String> CODES = List.of("ja", "ja-easy", "en");

  /** Shows everything that follows in this request in the resident's own language. */
  static void use(HttpServletRequest request, String code) {
    request.setAttribute(CHOSEN, code);
  }

  /** The locale of a language code; never fails. */
  static Locale of(String code) {
    return switch (code) {
      case "ja", "" -> Locale.JAPANESE;
      case "en" -> Locale.ENGLISH;
      default -> EASY;
    };
  }

  /** The language code of a locale. */
  static String code(Locale locale) {
    if (locale.getLanguage().equals("en")) {
      return "en";
    }
    return locale.getVariant().equals("easy") ? "ja-easy" : "ja";
  }

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    var failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    var asking = failed instanceof String uri ? uri : request.getRequestURI();
    if (asking.startsWith("/console")) {
      return Locale.JAPANESE;
    }
    var asked = request.getParameter("lang");
    if (asked != null && CODES.contains(asked)) {
      return of(asked);
    }
    if (request.getAttribute(CHOSEN) instanceof String chosen) {
      return of(chosen);
    }
    var header = request.getHeader("Accept-Language");
    var english = header != null && header.toLowerCase(Locale.ROOT).startsWith("en");
    return english ? Locale.ENGLISH : Locale.JAPANESE;
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    throw new UnsupportedOperationException("the language is chosen in the chat");
  }
}
