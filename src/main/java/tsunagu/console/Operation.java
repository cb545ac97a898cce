package tsunagu.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tsunagu.outbox.Sending;

/**
 * What whoever looks after the program is told to do, from how it stands; the worst first. Pure.
 */
final class Operation {
  /** A message that waits longer than this waits too long. */
  static final Duration LAG = Duration.ofSeconds(10);

  /** A parcel that waits longer than this waits too long. */
  static final Duration SENDING = Duration.ofMinutes(5);

  private Operation() {}

  /**
   * How things stand.
   *
   * @param dangers of Redis' settings
   * @param lag how long the oldest message waits
   * @param unheld lanes nobody holds
   * @param late how long the first timer is overdue
   * @param dead moved aside
   * @param flows how many different sets of flow files are in force
   * @param sending empty where this instance does not send
   */
  record Standing(
      List<String> dangers,
      Duration lag,
      long unheld,
      Duration late,
      long dead,
      long flows,
      List<Sends> sending) {
    Standing {
      dangers = List.copyOf(dangers);
      sending = List.copyOf(sending);
    }
  }

  /** What is known of the sending. */
  record Sends(boolean tokenRefused, List<String> closed, Duration oldest, Sending.Month month) {}

  /**
   * An advice.
   *
   * @param bad whether something goes wrong now
   * @param words what is so
   * @param todo what to do
   */
  record Advice(boolean bad, String words, String todo) {}

  /** Everything there is to do; empty when all is well. */
  static List<Advice> advices(Standing now) {
    var all = new ArrayList<Advice>();
    for (var danger : now.dangers()) {
      all.add(
          new Advice(
              true,
              "Redis の設定が危険です: " + danger,
              "このままでは、届いたことばが失われることがあります。Redis の設定を直してください（docs/redis.md）。"));
    }
    now.sending().forEach(sends -> sending(sends, all));
    if (now.unheld() > 0) {
      all.add(
          new Advice(
              true,
              "だれも受け持っていない列が " + now.unheld() + " あります。",
              "10秒たっても消えないときは、動いているプログラムの数と記録（ログ）を見てください。"));
    }
    if (now.lag().compareTo(LAG) > 0) {
      all.add(
          new Advice(
              true,
              "いちばん古いことばが " + words(now.lag()) + " 待っています。",
              "プログラムを増やすか、Redis の速さと記録（ログ）を見てください。"));
    }
    if (now.late().compareTo(LAG) > 0) {
      all.add(
          new Advice(
              true, "時間になったお知らせが " + words(now.late()) + " おくれています。", "列の受け持ちと Redis を見てください。"));
    }
    if (now.flows() > 1) {
      all.add(
          new Advice(
              true,
              "プログラムごとに会話の流れのファイルがちがいます。",
              "全部のプログラムに同じ conversation-flows を置いてください。同じ人への答えが変わってしまいます。"));
    }
    if (now.dead() > 0) {
      all.add(
          new Advice(
              false,
              "届かなかったものが " + now.dead() + " 件あります。",
              "「届かなかったもの」で理由を見て、原因を直してから、もう一度ためしてください。"));
    }
    return all;
  }

  private static void sending(Sends sends, List<Advice> all) {
    if (sends.tokenRefused()) {
      all.add(
          new Advice(
              true,
              "LINE がチャネルトークンを受けつけません。",
              "LINE の管理画面で新しいトークンを出し、秘密のファイル line.bot.channel-token を書きかえてください。再起動はいりません。"));
    }
    for (var road : sends.closed()) {
      all.add(
          new Advice(
              true,
              "LINE への「" + road + "」がうまくいかず、少し休んでいます。",
              "ことばは失われず、待っています。LINE の障害情報と、こちらの通信を見てください。"));
    }
    if (sends.oldest().compareTo(SENDING) > 0) {
      all.add(
          new Advice(
              true, "送ることばが " + words(sends.oldest()) + " 待っています。", "LINE の障害情報と、上のほかの項目を見てください。"));
    }
    switch (sends.month().means()) {
      case SPENT ->
          all.add(
              new Advice(
                  true,
                  "今月の LINE の通数を使いきりました。",
                  "返信は続きますが、こちらからのお知らせは来月まで送れません。プランを変えると、すぐに送りはじめます。"));
      case TIGHT ->
          all.add(
              new Advice(
                  false, "今月の LINE の通数が残り少なくなっています。", "必要なものだけを送っています。お知らせを控えるか、プランを変えてください。"));
      case AMPLE -> {}
    }
  }

  /** A time as one says it. */
  static String words(Duration time) {
    if (time.toMinutes() >= 120) {
      return time.toHours() + "時間";
    }
    return time.toSeconds() >= 120 ? time.toMinutes() + "分" : time.toSeconds() + "秒";
  }
}
