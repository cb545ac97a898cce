package tsunagu.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
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

  /** Stands where a listing says nothing, which then suits everybody or everywhere. */
  static final String ALL = "all";

  static final String ONLINE = "online";

  /** The category under which events that are volunteering stand in the city's feed. */
  private static final String VOLUNTEERING = "ボランティア";

  private static final int OLDEST = 200;

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
    term(KIND, listing.kind().name().toLowerCase(Locale.ROOT));
    if (listing.kind() == Listing.Kind.EVENT && listing.who().categories().contains(VOLUNTEERING)) {
      term(KIND, "volunteer");
    }
    var free = listing.terms().free();
    term(FEE, free == null ? "unknown" : free ? "free" : "paid");
  }

  private void places(Listing.Where where) {
    where.wards().forEach(ward -> term(WARD, ward));
    if (where.wards().isEmpty()) {
      term(WARD, ALL);
    }
    if (where.online() && !where.wards().contains(ONLINE)) {
      term(WARD, ONLINE);
    }
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
    who.fields().forEach(field -> term(FIELD, String.valueOf(field)));
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
    text(Chains.TITLE_CONCEPT, String.join(" ", meanings.concepts(title)));
    text(Chains.BODY_CONCEPT, String.join(" ", meanings.concepts(body)));
    term(EXACT, name(title));
    term(EXACT, name(organiser));
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

  private void text(String field, String value) {
    document.add(new TextField(field, value, Field.Store.NO));
  }
}
