package tsunagu.kill;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What was sent to the program, what it answered at the door, and every call that the platform
 * double accepted from it. The bot under test counts: its answer holds a mark for each message it
 * has counted and the number of the message it answers, so that anything lost, doubled or out of
 * order shows in the text. Thread-safe.
 */
final class History {
  private static final Pattern ANSWER = Pattern.compile("n(x*):(?:りんご)?(\\d+)");

  private final Map<String, Person> people = new TreeMap<>();
  private final Set<String> onceKeys = new HashSet<>();
  private long sent;
  private long refused;
  private long refusedByStatus;
  private long slowest;
  private long accepted;
  private long repeated;
  private long answers;
  private long strange;
  private long lastAnswer = System.nanoTime();

  /** What one person sent and was answered. */
  private static final class Person {
    int stored = -1;
    int answered = -1;
    final List<String> seen = new ArrayList<>();
    final Map<Integer, Long> since = new HashMap<>();
    final List<int[]> answers = new ArrayList<>();
    final Set<Integer> apologised = new HashSet<>();
  }

  /** How a run ended; all are to be nothing. */
  record Verdict(
      long messages, long lost, long doubled, long outOfOrder, long ambiguous, long miscounted) {
    boolean clean() {
      return lost + doubled + outOfOrder + ambiguous + miscounted == 0;
    }

    /** The line a row of the fault table prints. */
    String line(String row) {
      return "row %s: lost %d, doubled %d, out of order %d, ambiguous %d (%d messages%s)"
          .formatted(
              row,
              lost,
              doubled,
              outOfOrder,
              ambiguous,
              messages,
              miscounted == 0 ? "" : ", %d counted wrongly".formatted(miscounted));
    }
  }

  private Person person(String id) {
    return people.computeIfAbsent(id, _ -> new Person());
  }

  /** A body went out. */
  synchronized void sent(boolean again) {
    sent++;
    if (again) {
      repeated++;
    }
  }

  /** What the platform saw of a person, kept for the words about a fault. */
  synchronized void note(String id, String what) {
    var seen = person(id).seen;
    seen.add(System.nanoTime() / 1_000_000 % 1_000_000 + " " + what.replaceAll("x{3,}", "~"));
    if (seen.size() > 30) {
      seen.removeFirst();
    }
  }

  /** The door did not answer 200: with another status, or with none. */
  synchronized void refused(int status) {
    refused++;
    refusedByStatus += status == 0 ? 0 : 1;
  }

  synchronized long refusedByStatus() {
    return refusedByStatus;
  }

  /** The longest anybody waited from the door's 200 to the answer. */
  synchronized long slowestMillis() {
    return slowest / 1_000_000;
  }

  /** The door answered 200 for a person's message of this number. */
  synchronized void stored(String id, int number) {
    accepted++;
    var person = person(id);
    person.stored = number;
    if (person.answered < number) {
      person.since.put(number, System.nanoTime());
    }
  }

  /** The platform took a call; a once-key (token or retry key) must never come twice. */
  synchronized void delivered(String id, String onceKey, List<String> texts) {
    if (!onceKeys.add(onceKey)) {
      throw new AssertionError("the double took a key twice");
    }
    var sorry = texts.stream().anyMatch(text -> text.contains("重なっていたら"));
    for (var text : texts) {
      var found = ANSWER.matcher(text);
      if (found.find()) {
        answered(person(id), found.group(1).length(), Integer.parseInt(found.group(2)), sorry);
      } else if (!text.contains("重なっていたら")) {
        strange++;
      }
    }
  }

  private void answered(Person person, int count, int number, boolean sorry) {
    answers++;
    lastAnswer = System.nanoTime();
    person.answers.add(new int[] {count, number});
    person.answered = Math.max(person.answered, number);
    var since = person.since.remove(number);
    if (since != null) {
      slowest = Math.max(slowest, lastAnswer - since);
    }
    if (sorry) {
      person.apologised.add(number);
    }
  }

  /** How many messages of a person, from the first on, were answered. */
  synchronized int answered(String id) {
    return person(id).answered;
  }

  synchronized boolean allAnswered() {
    return people.values().stream().allMatch(one -> one.answered >= one.stored);
  }

  synchronized long secondsSinceAnAnswer() {
    return (System.nanoTime() - lastAnswer) / 1_000_000_000;
  }

  synchronized long stored() {
    return accepted;
  }

  synchronized long answers() {
    return answers;
  }

  synchronized int people() {
    return people.size();
  }

  /** Texts that were no answers of the counting flow. */
  synchronized long strange() {
    return strange;
  }

  Verdict verdict() {
    return verdictOf(_ -> true);
  }

  synchronized Verdict verdictOf(Predicate<String> whom) {
    long messages = 0;
    long lost = 0;
    long doubled = 0;
    long disorder = 0;
    long ambiguous = 0;
    long miscounted = 0;
    for (var entry : people.entrySet()) {
      if (!whom.test(entry.getKey())) {
        continue;
      }
      var person = entry.getValue();
      messages += person.stored + 1;
      var times = new HashMap<Integer, Integer>();
      var last = -1;
      for (var answer : person.answers) {
        var number = answer[1];
        if (times.merge(number, 1, Integer::sum) > 1) {
          if (person.apologised.contains(number)) {
            ambiguous++;
          } else {
            doubled++;
          }
        } else if (number < last) {
          disorder++;
        }
        miscounted += answer[0] == number ? 0 : 1;
        last = Math.max(last, number);
      }
      for (var number = 0; number <= person.stored; number++) {
        lost += times.containsKey(number) ? 0 : 1;
      }
    }
    return new Verdict(messages, lost, doubled, disorder, ambiguous, miscounted);
  }

  /** What happened besides, for whoever reads the log of a run. */
  synchronized String summary() {
    return "%d people, %d bodies sent (%d again), %d refused, %d stored, %d answers, %d strange"
        .formatted(people.size(), sent, repeated, refused, accepted, answers, strange);
  }

  /** The first faults in words: what was answered about the place, and the last calls. */
  synchronized List<String> faults() {
    var faults = new ArrayList<String>();
    people.forEach((id, person) -> {
      var seen = person.answers.stream().map(answer -> answer[0] + ":" + answer[1]).toList();
      var at = 0;
      while (at < seen.size() && seen.get(at).equals(at + ":" + at)) {
        at++;
      }
      if (at <= person.stored && faults.size() < 5) {
        var around = seen.subList(Math.max(0, at - 2), Math.min(seen.size(), at + 4));
        faults.add(
            "%s stored %d answers, from %d on %s, calls %s"
                .formatted(id, person.stored, at, around, person.seen));
      }
    });
    return faults;
  }
}
