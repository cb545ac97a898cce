package tsunagu.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A shared place is answered with its ward. */
class WardsTests {
  @ParameterizedTest
  @CsvSource({
    "35.5300,139.7030,川崎区",
    "35.5450,139.6980,幸区",
    "35.5770,139.6580,中原区",
    "35.6000,139.6100,高津区",
    "35.5890,139.5790,宮前区",
    "35.6200,139.5690,多摩区",
    "35.6030,139.5060,麻生区"
  })
  void aPlaceInAWardIsFound(double latitude, double longitude, String ward) {
    assertThat(Wards.at(latitude, longitude)).contains(ward);
  }

  @Test
  void placesOutsideTheCityHaveNoWard() {
    assertThat(Wards.at(35.5620, 139.7150)).as("Kamata").isEmpty();
    assertThat(Wards.at(35.6812, 139.7671)).as("Tokyo").isEmpty();
    assertThat(Wards.at(0, 0)).isEmpty();
    assertThat(Wards.at(Double.NaN, 139.7)).isEmpty();
  }
}
