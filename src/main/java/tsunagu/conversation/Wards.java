package tsunagu.conversation;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** Tells the ward of a shared place from the nearest public place we know. */
final class Wards {
  private static final String OUTSIDE = "outside";
  private static final double KM_A_DEGREE = 111;
  private static final double FARTHEST_KM = 4;
  private static final List<Place> PLACES = read();

  private Wards() {}

  private record Place(String ward, double latitude, double longitude) {
    double kilometres(double north, double east) {
      var up = (north - latitude) * KM_A_DEGREE;
      var right = (east - longitude) * KM_A_DEGREE * Math.cos(Math.toRadians(latitude));
      return Math.hypot(up, right);
    }
  }

  /** The ward's official name (WGS 84 degrees); empty outside the city. */
  static Optional<String> at(double latitude, double longitude) {
    return PLACES.stream()
        .min(Comparator.comparingDouble(place -> place.kilometres(latitude, longitude)))
        .filter(place -> place.kilometres(latitude, longitude) <= FARTHEST_KM)
        .map(Place::ward)
        .filter(ward -> !ward.equals(OUTSIDE));
  }

  private static List<Place> read() {
    var file = new Properties();
    try (var stream = Wards.class.getResourceAsStream("wards.properties")) {
      if (stream == null) {
        throw new IllegalStateException("wards.properties is missing from the program");
      }
      file.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.stringPropertyNames().stream()
        .flatMap(ward ->
            Arrays.stream(file.getProperty(ward).split(" ", -1)).map(text -> place(ward, text)))
        .toList();
  }

  private static Place place(String ward, String text) {
    var both = text.split(",", 2);
    return new Place(ward, Double.parseDouble(both[0]), Double.parseDouble(both[1]));
  }
}
