package tsunagu.catalogue;

import java.util.regex.Pattern;
import tsunagu.catalogue.Listing.Status;

/** Whether an event can still be joined, told from the words of its state and title. */
final class EventStatus {
  private static final String MARK = "[【\\[［(（<＜〔『「※★]\\s*(?:開催|イベント|申込|参加|募集)?(?:は|の)?\\s*";
  private static final Pattern OFF = Pattern.compile("中止|延期|取りやめ|取り止め|中断");
  private static final Pattern FULL = Pattern.compile("満員|満席|定員に達し|定員到達|キャンセル待ち");
  private static final Pattern OVER =
      Pattern.compile("(?:受付|申込|申し込み|募集|参加)(?:は|を)?(?:終了|締切|締め切)|終了しました|開催終了|^終了$");
  private static final Pattern OFF_TITLE = Pattern.compile(MARK + "(?:中止|延期)");
  private static final Pattern FULL_TITLE = Pattern.compile(MARK + "(?:満員|満席|定員に達し)");
  private static final Pattern OVER_TITLE = Pattern.compile(MARK + "(?:受付終了|申込終了|募集終了|終了|締切|しめきり)");

  private EventStatus() {}

  /** In a title only a mark in brackets counts: a talk about 中止 is not called off. */
  static Status of(String title, String state, String note) {
    if (OFF.matcher(state).find() || OFF_TITLE.matcher(title).find()) {
      return Status.CANCELLED;
    }
    if (OFF_TITLE.matcher(note).find()) {
      return Status.CANCELLED;
    }
    if (FULL.matcher(state).find() || FULL_TITLE.matcher(title).find()) {
      return Status.FULL;
    }
    if (OVER.matcher(state).find() || OVER_TITLE.matcher(title).find()) {
      return Status.CLOSED;
    }
    return Status.OPEN;
  }
}
