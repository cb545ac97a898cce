package tsunagu.search;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tsunagu.wish.Wish;

/** Builds wishes for tests, each step saying one thing more. */
record Wanted(Wish wish) {
  static Wanted anything() {
    return new Wanted(Wish.NONE);
  }

  static Wanted words(String... words) {
    return anything().topic(List.of(), List.of(), List.of(words), List.of());
  }

  static Wanted concepts(String... ids) {
    return anything().topic(List.of(ids), List.of(), List.of(), List.of());
  }

  static Wanted skills(String... codes) {
    return anything().topic(List.of(), List.of(codes), List.of(), List.of());
  }

  Wanted fields(Integer... numbers) {
    var topic = wish.topic();
    return topic(topic.concepts(), topic.skills(), topic.words(), List.of(numbers));
  }

  Wanted kind(Wish.Kind kind) {
    return kind(kind, null);
  }

  Wanted kind(Wish.Kind kind, Wish.@Nullable Side side) {
    return new Wanted(
        new Wish(
            new Wish.Aim(kind, null, side),
            wish.where(),
            wish.when(),
            wish.who(),
            wish.topic(),
            wish.limits(),
            wish.safety(),
            List.of()));
  }

  Wanted in(String... wards) {
    return where(new Wish.Where(List.of(wards), wish.where().place(), wish.where().online()));
  }

  Wanted online(boolean yes) {
    return where(new Wish.Where(wish.where().wards(), wish.where().place(), yes));
  }

  Wanted near(String place) {
    return where(new Wish.Where(wish.where().wards(), place, wish.where().online()));
  }

  Wanted between(String from, String to) {
    return when(
        new Wish.When(
            LocalDate.parse(from),
            LocalDate.parse(to),
            wish.when().weekdays(),
            wish.when().part()));
  }

  Wanted weekdays(String... codes) {
    return when(
        new Wish.When(wish.when().from(), wish.when().to(), List.of(codes), wish.when().part()));
  }

  Wanted part(String part) {
    return when(new Wish.When(wish.when().from(), wish.when().to(), wish.when().weekdays(), part));
  }

  Wanted as(String... audience) {
    return who(new Wish.Who(List.of(audience), null, List.of()));
  }

  Wanted speaking(String language) {
    return who(new Wish.Who(List.of(), language, List.of()));
  }

  Wanted needing(String... access) {
    return who(new Wish.Who(List.of(), null, List.of(access)));
  }

  Wanted not(String... refused) {
    return limits(new Wish.Limits(null, null, null, List.of(refused)));
  }

  Wanted free() {
    return limits(new Wish.Limits(null, null, true, List.of()));
  }

  Wanted oneDay() {
    return limits(new Wish.Limits(true, null, null, List.of()));
  }

  Wanted safety(Wish.Safety safety) {
    return new Wanted(
        new Wish(
            wish.aim(),
            wish.where(),
            wish.when(),
            wish.who(),
            wish.topic(),
            wish.limits(),
            safety,
            List.of()));
  }

  Wanted topic(
      List<String> concepts, List<String> skills, List<String> words, List<Integer> fields) {
    return with(
        wish.where(),
        wish.when(),
        wish.who(),
        new Wish.Topic(fields, skills, List.of(), concepts, words),
        wish.limits());
  }

  private Wanted where(Wish.Where where) {
    return with(where, wish.when(), wish.who(), wish.topic(), wish.limits());
  }

  private Wanted when(Wish.When when) {
    return with(wish.where(), when, wish.who(), wish.topic(), wish.limits());
  }

  private Wanted who(Wish.Who who) {
    return with(wish.where(), wish.when(), who, wish.topic(), wish.limits());
  }

  private Wanted limits(Wish.Limits limits) {
    return with(wish.where(), wish.when(), wish.who(), wish.topic(), limits);
  }

  private Wanted with(
      Wish.Where where, Wish.When when, Wish.Who who, Wish.Topic topic, Wish.Limits limits) {
    return new Wanted(
        new Wish(wish.aim(), where, when, who, topic, limits, wish.safety(), List.of()));
  }
}
