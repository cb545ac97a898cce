package tsunagu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * The program is stopped or killed in the middle of talks: whoever was choosing goes on choosing,
 * and whoever held a form sends it.
 */
class RestartTests {
  private static final String WISH = "土曜に子どもと参加できるボランティアありますか　宮前区";
  private static final Pattern TITLE = Pattern.compile("^(【見本】.+)$");
  private static final Pattern ORGANISATION =
      Pattern.compile("data-testid=\"refer-organisation\">([^<]+)<");
  private static final AtomicInteger RESIDENTS = new AtomicInteger();

  @TempDir static Path folder;
  private static Program program;
  private static int port;

  private Phone chooser;
  private Phone writer;
  private String link;

  @BeforeEach
  void twoResidentsAreInTheMiddleOfIt() throws IOException {
    if (!program.runs()) {
      start();
    }
    chooser = resident();
    chooser.types(WISH).reads("1. 【見本】");
    writer = resident();
    writer.types(WISH).reads("1. 【見本】");
    link = consents(writer);
  }

  @AfterAll
  static void end() {
    program.isKilled();
  }

  @Test
  void nothingIsLostWhenTheProgramIsStoppedAndStarted() throws IOException {
    var form = new Reader(program.base());
    var organisation = organisation(form.opens(link));

    program.stops();
    nothingIsLeftBehind();
    start();

    assertThat(choosesTheFirst(chooser)).isTrue();
    // the page was open all the while
    sendsTheForm(form, organisation);
    whatIsLoggedIsReadByMachines();
  }

  /** Every event is one line of JSON, and none is written as for people. */
  private static void whatIsLoggedIsReadByMachines() {
    var lines = program.printed().lines().toList();
    var events = lines.stream().filter(line -> line.startsWith("{")).toList();
    assertThat(events)
        .hasSizeGreaterThan(3)
        .allSatisfy(line -> {
          var event = JsonMapper.shared().readTree(line);
          assertThat(event.required("@timestamp").asString()).isNotEmpty();
          assertThat(event.required("message").asString()).isNotEmpty();
          assertThat(event.required("log").required("level").asString()).isNotEmpty();
        });
    assertThat(lines).noneMatch(line -> line.contains(" --- ["));
  }

  @Test
  void nothingIsLostWhenTheProgramIsKilled() throws IOException {
    program.isKilled();
    nothingIsLeftBehind();
    start();

    assertThat(choosesTheFirst(chooser)).isTrue();
    var form = new Reader(program.base());
    sendsTheForm(form, organisation(form.opens(link)));
  }

  @Test
  void nothingIsLostWhenOnlyRedisIsKilled() throws IOException {
    var killed = program.redises();
    assertThat(killed).hasSize(1);
    killed.getFirst().destroyForcibly();

    assertThat(choosesTheFirst(chooser)).isTrue();
    var form = new Reader(program.base());
    sendsTheForm(form, organisation(form.opens(link)));
    assertThat(program.redises()).hasSize(1).doesNotContainAnyElementsOf(killed);
    assertThat(passwordsLyingAbout()).isEmpty();
  }

  @BeforeAll
  static void start() throws IOException {
    port = port == 0 ? Program.freePort() : port;
    program = Program.start(folder, port);
  }

  private static Phone resident() {
    return new Phone(program.base(), "resident-" + RESIDENTS.incrementAndGet()).befriends();
  }

  /** Chooses the first offer, consents, and answers the form's address. */
  private static String consents(Phone phone) {
    phone.types("1").reads("紹介しましょうか");
    phone.taps("紹介してほしい").reads("伝えること");
    phone.taps("はい").reads("フォームを開く");
    return phone.linkOf("フォームを開く");
  }

  /** Whether a typed 1 still means the first card that was shown before. */
  private static boolean choosesTheFirst(Phone phone) {
    var first = phone.firstCard();
    phone.types("1").reads("紹介しましょうか");
    assertThat(phone.times("紹介しましょうか")).isEqualTo(1);
    return first.contains(phone.find(TITLE).group(1));
  }

  /** Sends the form; the coordinator sees it and accepts, and the resident hears of it once. */
  private void sendsTheForm(Reader form, String organisation) {
    var desk = Desk.of(program.base(), organisation);
    var known = desk.referrals();
    var done =
        form.sends(link, Map.of("name", "見本花子", "channel", "mail", "address", "hanako@example.jp"));
    assertThat(done).contains("refer-done");
    await().atMost(Duration.ofSeconds(20)).until(() -> !known.containsAll(desk.referrals()));
    assertThat(desk.accepts(onlyNew(desk.referrals(), known))).contains("見本花子");
    writer.reads("紹介を受け取りました");
    assertThat(writer.times("フォームを受け取りました")).isEqualTo(1);
    assertThat(writer.times("紹介を受け取りました")).isEqualTo(1);
  }

  private static String onlyNew(Set<String> now, Set<String> before) {
    var fresh = new HashSet<>(now);
    fresh.removeAll(before);
    assertThat(fresh).hasSize(1);
    return fresh.iterator().next();
  }

  static String organisation(String page) {
    var found = ORGANISATION.matcher(page);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static void nothingIsLeftBehind() throws IOException {
    await().atMost(Duration.ofSeconds(5)).until(() -> program.redises().isEmpty());
    assertThat(passwordsLyingAbout()).isEmpty();
  }

  /** Files among the temporary ones, or what was printed, that hold the password of Redis. */
  private static List<Path> passwordsLyingAbout() throws IOException {
    var password = Files.readString(folder.resolve("data").resolve("redis").resolve("password"));
    assertThat(password).hasSizeGreaterThan(20);
    try (var files = Files.walk(folder)) {
      return files
          .filter(file -> !file.startsWith(folder.resolve("data")))
          .filter(Files::isRegularFile)
          .filter(file -> holds(file, password))
          .toList();
    }
  }

  private static boolean holds(Path file, String text) {
    try {
      return file.toString().endsWith("redis.conf")
          || Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException e) {
      throw new AssertionError(file.toString(), e);
    }
  }
}
