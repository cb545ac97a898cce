package tsunagu.wish;

import java.util.List;

/** Where words begin and end in Japanese text; handed in by {@code search}, which asks Kuromoji. */
@FunctionalInterface
public interface Boundaries {
  /** The words of a text, in order and without overlap. */
  List<Word> words(String text);

  /**
   * One word.
   *
   * @param start first UTF-16 unit
   * @param end one after the last
   * @param base dictionary form, or the surface where there is none
   * @param partOfSpeech IPADIC's first level such as 名詞, 動詞, 助詞
   * @param known whether a dictionary of Japanese has it, rather than that it was cut by its
   *     letters
   */
  record Word(int start, int end, String base, String partOfSpeech, boolean known) {}
}
