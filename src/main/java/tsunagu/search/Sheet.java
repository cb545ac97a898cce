package tsunagu.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;
import tsunagu.catalogue.Listing;

/** A listing as the index keeps it: what can be filtered, what can be found, what ranks. */
final class Sheet {
  static final String ID = "id";
  static final String KIND = "kind";
  static final String WARD = "ward";
  static final String DAY = "day";
  static final String LAST = "last";
  static final String CHECKED = "checked";
  static final String AUDIENCE = "audience";
  static final String AGE_MIN = "age-min";
  static final String AGE_MAX = "age-max";
  static final String FIELD = "field";
  static final String SKILL = "skill";
  static final String LANGUAGE = "language";
  static final String ACCESS = "access";
  static final String FEE = "fee";
  static final String TRAIT = "trait";
  static final String EXACT = "exact";
  static final String NEXT = "next";
  static final String SEED = "seed";
  static final String SERIES = "series";
  static final String PLACES = "places";
  static final String HOURS = "hours";

  /** Facets for counting: kind, ward, field and concept as doc values. */
  static final String FACET = "facet.";

  /** What the listing was when it was written, to see after a restart what has changed. */
  static final String MARK = "mark";

  /** Stands where a listing says nothing, which then suits everybody or everywhere. */
  static final String ALL = "all";

  static final String ONLINE = "online";

  /** The category under which events that are volunteering stand in the city's feed. */
  private static final String VOLUNTEERING = "ボランティア";

  private static final int OLDEST = 200;
  private static final Pattern PLACES_LEFT = Pattern.compile("(?:残り|のこり|あと)(?:約)?([0-9]{1,4})");

  private final Document document = new Document();

  private Sheet() {}

  static Document of(Listing listing, Meanings meanings) {
    var sheet = new Sheet();
    sheet.kinds(listing);
    sheet.places(listing.where());
    sheet.dates(listing);
    sheet.people(listing.who());
    sheet.words(listing, meanings);
    return sheet.document;
  }

  private void kinds(Listing listing) {
    document.add(new KeywordField(ID, listing.id(), Field.Store.YES));
    document.add(new NumericDocValuesField(SEED, listing.id().hashCode() & 0xffff));
    document.add(new NumericDocValuesField(MARK, mark(listing)));
    document.add(new NumericDocValuesField(SERIES, Pick.series(listing)));
    facet(KIND, listing.kind().name().toLowerCase(Locale.ROOT));
    kindsOf(listing).forEach(kind -> term(KIND, kind));
    var free = listing.terms().free();
    term(FEE, free == null ? "unknown" : free ? "free" : "paid");
    var places = PLACES_LEFT.matcher(Fold.of(listing.terms().capacity()));
    if (places.find()) {
      document.add(new NumericDocValuesField(PLACES, Long.parseLong(places.group(1))));
    }
    var project = listing.project();
    if (project != null) {
      document.add(new NumericDocValuesField(HOURS, project.effortHours()));
    }
  }

  /** A number that tells two states of a listing apart, the same in every run. */
  static long mark(Listing listing) {
    long mark = 1125899906842597L;
    var text = listing.toString();
    for (int i = 0; i < text.length(); i++) {
      mark = 31 * mark + text.charAt(i);
    }
    return mark;
  }

  /** The kinds a listing is looked for as. */
  static List<String> kindsOf(Listing listing) {
    var kind = listing.kind().name().toLowerCase(Locale.ROOT);
    boolean helping =
        listing.kind() == Listing.Kind.EVENT && listing.who().categories().contains(VOLUNTEERING);
    return helping ? List.of(kind, "volunteer") : List.of(kind);
  }

  private void places(Listing.Where where) {
    wardsOf(where).forEach(ward -> term(WARD, ward));
    where.wards().forEach(ward -> facet(WARD, ward));
  }

  /** The places a listing is looked for at. */
  static List<String> wardsOf(Listing.Where where) {
    var wards = new ArrayList<>(where.wards());
    if (wards.isEmpty()) {
      wards.add(ALL);
    }
    if (where.online() && !wards.contains(ONLINE)) {
      wards.add(ONLINE);
    }
    return wards;
  }

  private void dates(Listing listing) {
    var when = listing.when();
    Days.of(when).forEach(day -> term(DAY, day));
    long last = Long.MAX_VALUE;
    for (var occurrence : when.occurrences()) {
      long day = occurrence.date().toEpochDay();
      document.add(new SortedNumericDocValuesField(NEXT, day));
      last = last == Long.MAX_VALUE ? day : Math.max(last, day);
    }
    var applyBy = when.applyBy();
    if (applyBy != null) {
      last = Math.min(last, applyBy.toEpochDay());
    }
    document.add(new LongField(LAST, last, Field.Store.NO));
    document.add(new LongField(CHECKED, day(listing.source().checked()), Field.Store.NO));
  }

  private static long day(LocalDate date) {
    return date.toEpochDay();
  }

  private void people(Listing.Who who) {
    who.audience().forEach(code -> term(AUDIENCE, code));
    if (who.audience().isEmpty()) {
      term(AUDIENCE, ALL);
    }
    var from = who.ageMin();
    var to = who.ageMax();
    document.add(new LongField(AGE_MIN, from == null ? 0 : from, Field.Store.NO));
    document.add(new LongField(AGE_MAX, to == null ? OLDEST : to, Field.Store.NO));
    who.fields().stream()
        .map(String::valueOf)
        .forEach(field -> {
          term(FIELD, field);
          facet(FIELD, field);
        });
    who.skills().forEach(skill -> term(SKILL, skill));
    who.languages().forEach(language -> term(LANGUAGE, language));
    who.accessibility().forEach(access -> term(ACCESS, Fold.of(access)));
    if (who.beginner()) {
      term(TRAIT, "beginner");
    }
    if (who.oneDay()) {
      term(TRAIT, "one-day");
    }
  }

  private void words(Listing listing, Meanings meanings) {
    var text = listing.text();
    var title = Fold.of(text.title());
    var organiser = Fold.of(text.organiser());
    var place = Fold.of(listing.where().venue());
    var body = Fold.of(String.join("\n", body(listing)));
    text(Chains.TITLE, title);
    text(Chains.BODY, body);
    text(Chains.PLACE, place);
    text(Chains.ORGANISER, organiser);
    text(Chains.TITLE_GRAM, title);
    text(Chains.ORGANISER_GRAM, organiser);
    text(Chains.TITLE_ONE, title);
    text(Chains.TITLE_SOUND, Sound.of(title));
    text(Chains.REST_SOUND, Sound.of(organiser + "\n" + place + "\n" + body));
    var concepts = named(title, meanings);
    text(Chains.TITLE_CONCEPT, String.join(" ", concepts));
    text(Chains.BODY_CONCEPT, String.join(" ", meanings.concepts(told(listing))));
    concepts.forEach(concept -> facet(Chains.TITLE_CONCEPT, concept));
    term(EXACT, name(title));
    term(EXACT, name(organiser));
  }

  /** What a title is about; who names a kind there is about the whole topic. */
  static Set<String> named(String title, Meanings meanings) {
    var all = new LinkedHashSet<String>();
    for (var concept : meanings.concepts(title)) {
      all.add(meanings.broader(concept));
      all.add(concept);
    }
    return all;
  }

  /**
   * What a listing tells besides its title, folded. Not the translations: their words are looser,
   * and nobody who reads Japanese would see why a garden party is gardening.
   */
  static String told(Listing listing) {
    var text = listing.text();
    var parts = new ArrayList<>(List.of(text.summary(), text.body(), text.summaryEasy()));
    parts.addAll(listing.who().categories());
    var project = listing.project();
    if (project != null) {
      parts.add(project.deliverable());
    }
    return Fold.of(String.join("\n", parts));
  }

  /** All words of a listing that are searched. */
  static List<String> texts(Listing listing) {
    var texts = new ArrayList<>(body(listing));
    texts.add(listing.text().title());
    texts.add(listing.text().organiser());
    texts.add(listing.where().venue());
    return texts;
  }

  private static List<String> body(Listing listing) {
    var text = listing.text();
    var parts = new ArrayList<String>();
    parts.add(text.summary());
    parts.add(text.body());
    parts.add(text.titleEasy());
    parts.add(text.summaryEasy());
    parts.add(text.titleEn());
    parts.add(text.summaryEn());
    parts.addAll(listing.who().categories());
    var project = listing.project();
    if (project != null) {
      parts.add(project.deliverable());
    }
    return parts;
  }

  /** A folded name without spaces and without the legal form that residents leave out. */
  static String name(String folded) {
    return folded.replaceAll("\\s|\\(公財\\)|公益財団法人|認定npo法人|npo法人|特定非営利活動法人|一般社団法人", "");
  }

  private void term(String field, String value) {
    document.add(new StringField(field, value, Field.Store.NO));
  }

  private void facet(String field, String value) {
    document.add(new SortedSetDocValuesField(FACET + field, new BytesRef(value)));
  }

  private void text(String field, String value) {
    document.add(new TextField(field, value, Field.Store.NO));
  }
}
