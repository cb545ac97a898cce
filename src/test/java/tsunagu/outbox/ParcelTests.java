package tsunagu.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What lies in the lanes until it is settled. */
class ParcelTests {
  private static final String ONE = "[{\"type\":\"text\",\"text\":\"ようこそ\\n\\\"つなぐ\\\"\"}]";
  private static final String TWO = "[{\"type\":\"text\",\"text\":\"2\"}]";

  private static Parcel of(String... messages) {
    var calls =
        List.of(messages).stream().map(each -> new Parcel.Call(new UUID(5, 7), each)).toList();
    return new Parcel("U1", "token", Instant.EPOCH, "ja", true, false, false, "m1", calls);
  }

  @Test
  void comesBackAsItWasWritten() {
    assertThat(Parcel.read(of(ONE).write())).isEqualTo(of(ONE));
    assertThat(Parcel.read(of(ONE, TWO).write())).isEqualTo(of(ONE, TWO));
    assertThat(Parcel.read(of().write())).isEqualTo(of());
  }

  @Test
  void isReadAsOlderVersionsWroteIt() {
    var old =
        """
        {"address":"U1","token":"token","received":"1970-01-01T00:00:00Z","language":"ja",\
        "needed":true,"held":false,"redone":false,"answers":"m1","calls":[{"key":\
        "00000000-0000-0005-0000-000000000007","messages":\
        "[{\\"type\\":\\"text\\",\\"text\\":\\"2\\"}]"}]}\
        """;
    assertThat(Parcel.read(old)).isEqualTo(of(TWO));
  }
}
