package tsunagu.simulator;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The chat page: a phone on which a resident writes to the bot. {@code /chat?as=<name>} chooses the
 * resident; their user id follows from the name. Works by {@code /chat/api} and keeps what was
 * shown in the browser.
 *
 * <p>For browser tests the parts carry a {@code data-testid}: {@code befriend} and {@code unblock}
 * (the buttons while one is no friend), {@code composer} (the text field), {@code send}, {@code
 * message} (each bubble; {@code data-from} is {@code me} or {@code bot}, {@code data-kind} the
 * message's type, {@code data-read} on one's own once the bot has it), {@code card} (each Flex
 * bubble or template column), {@code button} (each button of a card, also as a link), {@code
 * quick-reply} (each under the last message), {@code menu}, {@code block}, {@code letters} (in the
 * menu), {@code more} with {@code send-place} and {@code send-sticker}, {@code place} (each point
 * of the place picker), {@code when} and {@code when-ok} (date picker), {@code unsend}, {@code
 * offline} (the strip while the server does not answer).
 */
@WhenSimulating
@Controller
final class ChatPage {
  private static final List<Person> PEOPLE =
      List.of(
          new Person("parent", "親"),
          new Person("senior", "シニア"),
          new Person("neighbour", "近所の人"),
          new Person("lost", "迷っている人"));
  private static final int LONGEST_NAME = 20;
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

  private final SimulatorSettings settings;

  ChatPage(SimulatorSettings settings) {
    this.settings = settings;
  }

  /** A resident who can be chosen: the name in the address, and what they are called. */
  record Person(String as, String called) {}

  @GetMapping("/chat")
  String chat(
      @RequestParam(name = "as", defaultValue = "") String as,
      Model model,
      HttpServletResponse response) {
    var person = person(as.strip());
    model.addAttribute("as", person.as());
    model.addAttribute("called", person.called());
    model.addAttribute("people", PEOPLE);
    model.addAttribute("bot", settings.botName());
    response.setHeader("Content-Security-Policy", POLICY);
    return "simulator/chat";
  }

  private static Person person(String name) {
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      return PEOPLE.getFirst();
    }
    return PEOPLE.stream()
        .filter(known -> known.as().equals(name))
        .findFirst()
        .orElse(new Person(name, name + "さん"));
  }
}
