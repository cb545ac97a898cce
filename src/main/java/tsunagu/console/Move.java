package tsunagu.console;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tsunagu.referral.Referral.Status;

/**
 * What a coordinator can do with a referral, in their words.
 *
 * @param to the state it leads to
 * @param ask what must be written with it; empty when nothing must
 * @param style how the button looks
 */
record Move(Status to, String label, String hint, String ask, String style) {
  private static final String REASON = "理由（ご本人に伝わります）";
  private static final String OUTCOME = "結果（ご本人に伝わります）";

  private static final Move[] ALL = {
    new Move(Status.RECEIVED, "受け付ける", "ご本人に「受け付けました」と伝わり、連絡先が見えるようになります。", "", ""),
    new Move(Status.IN_CONTACT, "連絡を始めた", "電話やメールで連絡したら押してください。", "", ""),
    new Move(Status.INTRODUCED, "活動先に紹介した", "活動する団体に紹介したら押してください。", "", ""),
    new Move(Status.MATCHED, "参加が決まった", "参加が決まったら押してください。", "", ""),
    new Move(Status.COMPLETED, "終わりにする", "活動が済んだら、どうだったかを一言書いてください。", OUTCOME, ""),
    new Move(Status.CLOSED_NO_MATCH, "合う活動がなく終える", "連絡先は消えます。", OUTCOME, "second"),
    new Move(Status.REFUSED, "断る", "連絡先は消えます。ほかの相談先があれば書いてください。", REASON, "danger")
  };

  /** The moves that lead to these states, the usual one first. */
  static Iterable<Move> among(Set<Status> next) {
    return Arrays.stream(ALL).filter(move -> next.contains(move.to)).toList();
  }

  /** The move to a state of this code, such as {@code in_contact}. */
  static Optional<Move> of(String code) {
    return Arrays.stream(ALL).filter(move -> move.code().equals(code)).findFirst();
  }

  public String code() {
    return to.name().toLowerCase(Locale.ROOT);
  }

  public boolean needsNote() {
    return !ask.isEmpty();
  }

  /** A state as the console names it. */
  static String word(Status status) {
    return switch (status) {
      case DRAFT -> "下書き";
      case CONSENTED -> "連絡先を待っている";
      case SUBMITTED -> "新しい";
      case RECEIVED -> "受け付けた";
      case IN_CONTACT -> "連絡中";
      case INTRODUCED -> "紹介した";
      case MATCHED -> "参加が決まった";
      case COMPLETED -> "終わった";
      case REFUSED -> "断った";
      case TRANSFERRED -> "ほかの団体へ移した";
      case CLOSED_NO_MATCH -> "合う活動なし";
      case WITHDRAWN -> "本人がやめた";
      case EXPIRED -> "期限切れ";
    };
  }

  /** What was done to come to a state, for the history. */
  static String past(Status status) {
    return switch (status) {
      case CONSENTED -> "同意した";
      case SUBMITTED -> "申し込んだ";
      default -> word(status);
    };
  }
}
