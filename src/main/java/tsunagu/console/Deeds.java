package tsunagu.console;

import java.util.Locale;
import java.util.Map;
import tsunagu.referral.Referral.Status;

/** What the audit says was done, in words; its codes stay as they were written. */
final class Deeds {
  private static final String REFERRAL = "referral-";
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("account-invited", "アカウントに招待した"),
          Map.entry("account-made", "アカウントを作った"),
          Map.entry("account-removed", "アカウントを取り消した"),
          Map.entry("password-changed", "パスワードを変えた"),
          Map.entry("contact-read", "連絡先を見た"),
          Map.entry("message-read", "伝えたいことを見た"),
          Map.entry("replay-read", "やりとりを演じなおして見た"),
          Map.entry("chat-read", "チャットを見た"),
          Map.entry("chat-taken", "チャットを受け持った"),
          Map.entry("chat-written", "チャットに書いた"),
          Map.entry("chat-left", "チャットを終えた"),
          Map.entry("letter-retried", "届かなかったものをもう一度ためした"),
          Map.entry("letter-dropped", "届かなかったものを捨てた"),
          Map.entry("notice-sent", "お知らせを送った"),
          Map.entry("notice-again", "お知らせをもう一度送った"));

  private Deeds() {}

  /** The words for a code; the code itself where there are none. */
  static String words(String code) {
    if (code.startsWith(REFERRAL)) {
      var name = code.substring(REFERRAL.length()).toUpperCase(Locale.ROOT);
      for (var status : Status.values()) {
        if (status.name().equals(name)) {
          return "紹介を「" + Move.word(status) + "」にした";
        }
      }
    }
    return WORDS.getOrDefault(code, code);
  }
}
