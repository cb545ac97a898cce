package tsunagu.catalogue;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What it costs.
 *
 * @param words for people to read, may be empty
 * @param free null when unknown, or free for some only
 */
record Fee(String words, @Nullable Boolean free) {
  private static final Pattern NUMBER = Pattern.compile("[¥\\\\]?([\\d,]+)(?:\\.0+)?円?");
  private static final Pattern MONEY = Pattern.compile("[¥\\\\]\\s*\\d|\\d\\s*円|有料");
  private static final Pattern NOTHING = Pattern.compile("無料|(?<!\\d)0円");

  /** Reads 料金(基本), 料金(詳細) and 料金種別, which hold numbers and free words alike. */
  static Fee of(Cells cells) {
    var base = basic(cells.line(Column.FEE, 200));
    var note = cells.line(Column.FEE_NOTE, 300);
    var kind = cells.line(Column.FEE_KIND, 20);
    var words = base.isEmpty() || note.contains(base) ? note : join(base, note);
    var shown = words.isEmpty() ? kind : words;
    return new Fee(shown, free(Normalizer.normalize(shown + " " + kind, Normalizer.Form.NFKC)));
  }

  private static String basic(String cell) {
    var half = Normalizer.normalize(cell, Normalizer.Form.NFKC).replace(" ", "");
    var number = NUMBER.matcher(half);
    if (!number.matches()) {
      return cell;
    }
    var digits = number.group(1).replace(",", "");
    return digits.matches("0*") ? "無料" : number.group(1) + "円";
  }

  private static String join(String base, String note) {
    return note.isEmpty() ? base : base + "（" + note + "）";
  }

  private static @Nullable Boolean free(String words) {
    boolean nothing = NOTHING.matcher(words).find();
    boolean money = MONEY.matcher(words).find();
    return nothing == money ? null : Boolean.valueOf(nothing);
  }
}
