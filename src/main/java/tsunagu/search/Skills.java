package tsunagu.search;

import java.util.Map;

/** What the skills of the vocabulary are called. */
final class Skills {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("PB01", "課題整理・業務改善"),
          Map.entry("PB02", "広報文・ライティング"),
          Map.entry("PB03", "チラシ・ポスターのデザイン"),
          Map.entry("PB04", "ウェブサイト・SNS"),
          Map.entry("PB05", "写真・動画"),
          Map.entry("PB06", "会計・経理"),
          Map.entry("PB07", "法務・規約"),
          Map.entry("PB08", "IT・データ"),
          Map.entry("PB09", "資金調達・助成金申請"),
          Map.entry("PB10", "調査・マーケティング"),
          Map.entry("PB11", "イベント企画・進行"),
          Map.entry("PB12", "人事・組織づくり・研修"),
          Map.entry("PB13", "翻訳・通訳・やさしい日本語"),
          Map.entry("PB14", "場所・空間の活用"),
          Map.entry("PB15", "医療・福祉・看護の専門職"),
          Map.entry("PB16", "教育・出前授業"),
          Map.entry("PB17", "事業計画・起業"));

  private Skills() {}

  /** The name of a skill, or its code where it has none. */
  static String name(String code) {
    return NAMES.getOrDefault(code, code);
  }
}
