package tsunagu.wish;

/** The scripts that matter for where a run of writing ends. */
enum Script {
  KANJI,
  HIRAGANA,
  KATAKANA,
  LATIN,
  DIGIT,
  HANGUL,
  OTHER;

  static Script of(char c) {
    if (c < 0x80) {
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
        return LATIN;
      }
      return c >= '0' && c <= '9' ? DIGIT : OTHER;
    }
    if (c >= 0x3041 && c <= 0x309f) {
      return HIRAGANA;
    }
    if (c >= 0x30a1 && c <= 0x30fe && c != '・') {
      return KATAKANA;
    }
    if ((c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf) || c == '々' || c == '〆') {
      return KANJI;
    }
    if (c >= 0xac00 && c <= 0xd7a3) {
      return HANGUL;
    }
    return (c >= 0xc0 && c <= 0x24f) || (c >= 0x1e00 && c <= 0x1eff) ? LATIN : OTHER;
  }

  boolean isKana() {
    return this == HIRAGANA || this == KATAKANA;
  }
}
