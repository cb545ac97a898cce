package tsunagu.flow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.TreeMap;
import java.util.zip.CRC32;
import tsunagu.flow.Flow.Option;
import tsunagu.flow.Flow.Question;
import tsunagu.flow.Flow.Step;

/**
 * What an answer to a question does: its kind, where it goes, and each choice with what it sets and
 * where it leads, in the order of their numbers. Wording is no part of it: a reworded question may
 * be answered as it was asked before.
 */
final class Contract {
  private Contract() {}

  /** Eight hexadecimal digits that change when the contract does. */
  static String of(Step step, Question question) {
    var terms = new StringBuilder(question.sort().name());
    terms.append('|').append(question.into()).append('|').append(step.then());
    terms.append('|').append(question.patience().many());
    terms.append('|').append(step.doing() instanceof Flow.Doing.Refer);
    question.choices().forEach(option -> add(terms, option));
    var sum = new CRC32();
    sum.update(terms.toString().getBytes(UTF_8));
    return "%08x".formatted(sum.getValue());
  }

  private static void add(StringBuilder terms, Option option) {
    terms.append('\n').append(option.value()).append('>').append(option.then());
    terms.append(new TreeMap<>(option.set()));
  }
}
