package tsunagu.kill;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What was sent to the program, what it answered at the door, and every call that the platform
 * double accepted from it. The bot under test counts: its answer holds a mark for each message it
 * has counted and the number of the message it answers, so that anything lost, doubled or out of
 * order shows in the text. Thread-safe.
 */
final class History {
  private static final Pattern ANSWER = Pattern.compile("n(x*):(?:りんご)?(\\d+)");

  /** Of so many messages of a person before the present one it is remembered what was seen. */
  private static final int REMEMBERED = 3;

  /** So long before and after a fault, what happened in the town belongs to it. */
  private static final long AROUND_MILLIS = 3_000;

  private static final int MOST_FAULTS = 5;
  private static final int MOST_DOUBTS = 3;

  /** How long a door may think before it refuses. */
  private static final long LONGEST_CALL_NANOS = 2_000_000_000L;

  /** How a note begins that the door did not take something. */
  static final String REFUSED = "refused";

  /**
   * A reply is in doubt at the earliest when its token is too old to be asked: before that, a
   * repetition is one too many, with a sentence that says so or without. From the first sending on,
   * which is a little longer than from the storing, by which the program counts.
   */
  private static final long DOUBTFUL_MILLIS = 50_000;

  private final long began = System.nanoTime();
  private final Map<String, Person> people = new TreeMap<>();
  private final List<Seen> town = new ArrayList<>();
  private final Set<String> onceKeys = new HashSet<>();
  private long sent;
  private long refused;
  private final List<Long> refusedByStatus = new ArrayList<>();
  private long slowest;
  private long accepted;
  private long repeated;
  private long answers;
  private long strange;
  private long pushedEarly;

  /**
   * Something that was seen.
   *
   * @param at milliseconds since the run began
   * @param number of the message it was about
   */
  private record Seen(long at, int number, String what) {
    @Override
    public String toString() {
      return "%8d ms  %s%s".formatted(at, number < 0 ? "* " : number + ": ", what);
    }
  }

  /** What one person sent and was answered. */
  private static final class Person {
    int stored = -1;
    int answered = -1;

    /** The first message that was not answered once and in its place, or -1. */
    int suspect = -1;

    final Deque<Seen> seen = new ArrayDeque<>();
    final Map<Integer, Long> sent = new HashMap<>();
    final Map<Integer, Long> since = new HashMap<>();
    final List<int[]> answers = new ArrayList<>();

    /**
     * Those said, perhaps again, with a sentence that says so, when that was no longer too early.
     */
    final Set<Integer> apologised = new HashSet<>();
  }

  /**
   * How a run ended.
   *
   * @param ambiguous answers that were repeated with a sentence that says so, because a token that
   *     may have been used had grown too old to be asked; all others are to be nothing
   */
  record Verdict(
      long messages, long lost, long doubled, long outOfOrder, long ambiguous, long miscounted) {
    boolean clean() {
      return lost + doubled + outOfOrder + miscounted == 0;
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

  /** A person's message goes out for the first time. */
  synchronized void sends(String id, int number) {
    person(id).sent.putIfAbsent(number, now());
  }

  /** A body went out. */
  synchronized void sent(boolean again) {
    sent++;
    if (again) {
      repeated++;
    }
  }

  private long now() {
    return (System.nanoTime() - began) / 1_000_000;
  }

  /** What was seen of a person's message, kept for the words about a fault. */
  synchronized void note(String id, int number, String what) {
    var person = person(id);
    var words = what.replaceAll("x{3,}", "~");
    var last = person.seen.peekLast();
    if (last != null
        && last.number() == number
        && words.startsWith(REFUSED)
        && last.what().equals(words)) {
      // many times a second, as long as nobody is there
      return;
    }
    person.seen.add(new Seen(now(), number, words));
    while (person.suspect < 0 && person.seen.getFirst().number() < number - REMEMBERED) {
      person.seen.removeFirst();
    }
  }

  /** What was seen of the messages that these texts answer. */
  synchronized void note(String id, List<String> texts, String what) {
    for (var text : texts) {
      var found = ANSWER.matcher(text);
      if (found.find()) {
        note(id, Integer.parseInt(found.group(2)), what + " " + text);
      }
    }
  }

  /** Something happened in the town, such as a kill. */
  synchronized void happened(String what) {
    town.add(new Seen(now(), -1, what));
  }

  /** The door did not answer 200: with another status, or with none. */
  synchronized void refused(int status) {
    refused++;
    if (status != 0) {
      refusedByStatus.add(System.nanoTime());
    }
  }

  /** How often the door refused with a status although the machine did not stand still. */
  synchronized long refusedByStatus(Pulse pulse) {
    return refusedByStatus.stream()
        .filter(at -> !pulse.wasSlow(at - LONGEST_CALL_NANOS, at))
        .count();
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

  /** A push was taken; while its token was still good, a reply would have been free. */
  synchronized void pushed(String id, List<String> texts) {
    for (var text : texts) {
      var found = ANSWER.matcher(text);
      if (found.find()) {
        var sent = person(id).sent.getOrDefault(Integer.parseInt(found.group(2)), 0L);
        pushedEarly += now() - sent < DOUBTFUL_MILLIS ? 1 : 0;
      }
    }
  }

  /** How many answers were pushed although their tokens were young. */
  synchronized long pushedEarly() {
    return pushedEarly;
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
    if (person.suspect < 0 && number != person.answered + 1) {
      person.suspect = Math.min(number, person.answered + 1);
    }
    person.answers.add(new int[] {count, number});
    person.answered = Math.max(person.answered, number);
    var since = person.since.remove(number);
    if (since != null) {
      slowest = Math.max(slowest, System.nanoTime() - since);
    }
    if (sorry && now() - person.sent.getOrDefault(number, now()) >= DOUBTFUL_MILLIS) {
      person.apologised.add(number);
    }
  }

  /** How many messages of a person, from the first on, were answered. */
  synchronized int answered(String id) {
    return person(id).answered;
  }

  /** How many messages that were taken have no answer yet. */
  synchronized long unanswered() {
    return people.values().stream()
        .mapToLong(person -> Math.max(0, person.stored - person.answered))
        .sum();
  }

  /** How many answers a person read. */
  synchronized int answersOf(String id) {
    return person(id).answers.size();
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

  synchronized Verdict verdict() {
    long messages = 0;
    long lost = 0;
    long doubled = 0;
    long disorder = 0;
    long ambiguous = 0;
    long miscounted = 0;
    for (var person : people.values()) {
      messages += person.stored + 1;
      var times = new HashMap<Integer, Integer>();
      var last = -1;
      for (var answer : person.answers) {
        var number = answer[1];
        var time = times.merge(number, 1, Integer::sum);
        if (time > 1) {
          if (time == 2 && person.apologised.contains(number)) {
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

  /** The first faults in words: the answers about the place, and all that was seen of it. */
  synchronized List<String> faults() {
    var faults = new ArrayList<String>();
    people.forEach((id, person) -> {
      var at = firstFault(person);
      if (at >= 0 && faults.size() < MOST_FAULTS) {
        faults.add(fault(id, person, at));
      }
    });
    return faults;
  }

  /** The first answers in doubt in words, as the faults. */
  synchronized List<String> doubts() {
    var doubts = new ArrayList<String>();
    people.forEach((id, person) ->
        person.apologised.stream()
            .filter(number -> person.answers.stream().filter(a -> a[1] == number).count() > 1)
            .limit(1)
            .forEach(number -> {
              if (doubts.size() < MOST_DOUBTS) {
                doubts.add("in doubt: " + fault(id, person, number));
              }
            }));
    return doubts;
  }

  private static int firstFault(Person person) {
    for (var at = 0; at <= person.stored; at++) {
      var answer = at < person.answers.size() ? person.answers.get(at) : new int[] {-1, -1};
      if (answer[0] != at || answer[1] != at) {
        return at;
      }
    }
    return person.answers.size() > person.stored + 1 ? person.stored : -1;
  }

  private String fault(String id, Person person, int at) {
    var answers = person.answers.stream().map(answer -> answer[0] + ":" + answer[1]).toList();
    var from = Math.min(answers.size(), Math.max(0, at - 2));
    var words =
        new StringBuilder(
            "%s stored %d, answered from %d on (count:number) %s\n"
                .formatted(
                    id,
                    person.stored,
                    from,
                    answers.subList(from, Math.min(answers.size(), at + 5))));
    var own = person.seen.stream().filter(seen -> Math.abs(seen.number() - at) <= 2).toList();
    var all = new ArrayList<>(own);
    if (!own.isEmpty()) {
      var first = own.getFirst().at() - AROUND_MILLIS;
      var last = own.getLast().at() + AROUND_MILLIS;
      town.stream().filter(seen -> seen.at() >= first && seen.at() <= last).forEach(all::add);
    }
    all.sort(Comparator.comparingLong(Seen::at));
    all.forEach(seen -> words.append("  ").append(seen).append('\n'));
    return words.toString();
  }
}
