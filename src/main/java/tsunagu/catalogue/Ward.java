package tsunagu.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The seven wards, and where in the city (or outside of it) something is. */
enum Ward {
  KAWASAKI("川崎区", "141313"),
  SAIWAI("幸区", "141321"),
  NAKAHARA("中原区", "141330"),
  TAKATSU("高津区", "141348"),
  MIYAMAE("宮前区", "141364"),
  TAMA("多摩区", "141356"),
  ASAO("麻生区", "141372");

  /** Where only a screen is needed. */
  static final String ONLINE = "online";

  /** Another city. */
  static final String OUTSIDE = "outside";

  private static final String CITY = "川崎市";
  private static final String CITY_CODE = "14130";
  private static final Pattern OTHER_PLACE =
      Pattern.compile(
          "(?:東京都|北海道|(?:京都|大阪)府|[\\p{IsHan}]{2,3}県|[\\p{IsHan}ぁ-んァ-ヶー]{1,6}(?:市|郡)"
              + "|[\\p{IsHan}]{1,4}区)");

  /** The official name. */
  final String ja;

  private final String code;
  private final Pattern house;

  Ward(String ja, String code) {
    this.ja = ja;
    this.code = code;
    var stem = ja.substring(0, ja.length() - 1);
    this.house =
        Pattern.compile(
            (stem.length() == 1 ? "(?<![\\p{IsHan}])" : "")
                + stem
                + "(?:市民館|図書館|スポーツセンター|老人福祉|地域みまもり|文化センター)");
  }

  /** The wards a row names; empty means all over the city. */
  static List<String> of(Table.Row row) {
    var told = told(row.get(Column.WARD));
    if (!told.isEmpty()) {
      return told;
    }
    var code = row.get(Column.PLACE_CODE);
    var byCode = ofCode(code.isEmpty() ? row.get(Column.CODE) : code);
    if (byCode.isPresent()) {
      return List.of(byCode.get().ja);
    }
    var address = address(row);
    var town = row.get(Column.TOWN);
    if (!address.isEmpty() && !CITY.equals(address) && !("神奈川県" + CITY).equals(address)) {
      var named = named(address + " " + town);
      if (named.isPresent()) {
        return List.of(named.get().ja);
      }
      if (!address.contains(CITY) && OTHER_PLACE.matcher(address).lookingAt()) {
        return List.of(OUTSIDE);
      }
    }
    return ofWords(row, address);
  }

  /** The column of the ward, in which the city's own feed also writes what is outside or online. */
  private static List<String> told(String cell) {
    var wards = Stream.of(values()).map(ward -> ward.ja).filter(cell::contains).toList();
    if (!wards.isEmpty()) {
      return wards.size() == values().length ? List.of() : wards;
    }
    return cell.contains("オンライン")
        ? List.of(ONLINE)
        : cell.matches(".*(?:横浜市|東京都|その他|市外).*") ? List.of(OUTSIDE) : List.of();
  }

  private static List<String> ofWords(Table.Row row, String address) {
    if (!address.contains(CITY) && foreign(row)) {
      return List.of(OUTSIDE);
    }
    var words = row.get(Column.VENUE) + " " + row.get(Column.MEETING) + " " + address;
    var found = named(words).or(() -> housed(words));
    return found
        .or(() -> housed(row.get(Column.TITLE)))
        .map(ward -> List.of(ward.ja))
        .orElse(List.of());
  }

  private static boolean foreign(Table.Row row) {
    var publisher = row.get(Column.PUBLISHER);
    var code = row.get(Column.CODE);
    return code.length() >= 5
        ? !code.startsWith(CITY_CODE)
        : !publisher.isEmpty() && !publisher.contains(CITY);
  }

  /** The address as one text, as far as the row has it. */
  static String address(Table.Row row) {
    var whole = row.get(Column.ADDRESS);
    if (!whole.isEmpty()) {
      return whole;
    }
    return row.get(Column.PREFECTURE)
        + row.get(Column.CITY)
        + row.get(Column.TOWN)
        + row.get(Column.BLOCK);
  }

  private static Optional<Ward> ofCode(String code) {
    return first(ward -> code.length() >= 5 && ward.code.startsWith(code.substring(0, 5)));
  }

  private static Optional<Ward> named(String words) {
    return first(ward -> words.contains(ward.ja));
  }

  private static Optional<Ward> housed(String words) {
    return first(ward -> ward.house.matcher(words).find());
  }

  private static Optional<Ward> first(Predicate<Ward> test) {
    return List.of(values()).stream().filter(test).findFirst();
  }
}
