package tsunagu.catalogue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Leaves personal data out of what publishers send: mobile numbers, mail addresses, persons. */
final class Personal {
  private static final Pattern MAIL =
      Pattern.compile("[A-Za-z0-9._%+\\-Ａ-Ｚａ-ｚ０-９＿．－]+[@＠][A-Za-z0-9.\\-Ａ-Ｚａ-ｚ０-９．－]+");
  private static final Pattern MOBILE =
      Pattern.compile(
          "(?<![0-9０-９])[（(]?(?:[+＋](?:81|８１)[\\s\\-－]?[(（]?[0０]?[)）]?|[0０])[6-9６-９][0０][）)]?"
              + "[\\s\\-－‐‑–—−ー・]*[0-9０-９]{4}[\\s\\-－‐‑–—−ー・]*[0-9０-９]{4}(?![0-9０-９])");
  private static final Pattern PERSON =
      Pattern.compile(
          "(?<label>(?:担当者?|連絡先|問い?合わ?せ先?|申し?込み?|お問い合わせ|代表者?|申込先|責任者|世話人|講師連絡先)\\s*[：:]\\s*)"
              + "(?<name>[\\p{IsHan}々ぁ-んァ-ヶー]{1,6}[ 　]?[\\p{IsHan}々ぁ-んァ-ヶー]{1,6})"
              + "(?=$|[\\s、。,，（(/／さ様氏])(?:さん|様|氏)?");
  private static final Pattern BODY =
      Pattern.compile(
          ".*(?:課|係|局|部|室|館|所|会|団|協|財団|センター|クラブ|グループ|学校|プラザ|ホーム|役|署|園|店|社|先|まで|欄|参照|電話|窓口|事務).*");

  /** What stands where a number or an address stood. */
  static final String LEFT_OUT = "（連絡先は主催者のページで）";

  private Personal() {}

  /** The text without personal data; the same text when there was none. */
  static String strip(String text) {
    var mails = MAIL.matcher(text).replaceAll(LEFT_OUT);
    var numbers = MOBILE.matcher(mails).replaceAll(LEFT_OUT);
    return PERSON
        .matcher(numbers)
        .replaceAll(match ->
            BODY.matcher(match.group(2)).matches()
                ? Matcher.quoteReplacement(match.group())
                : Matcher.quoteReplacement(match.group(1) + "主催者"));
  }
}
