package tsunagu.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tsunagu.flow.Progress;
import tsunagu.resident.Profile;

class StateJsonTests {
  private static final Profile PROFILE =
      new Profile("U1", true, List.of("川崎区"), List.of(3), "ja", false, true);

  @Test
  void comesBackAsItWas() {
    var state =
        new State(
            Progress.start().withMine(Map.of("wards", "川崎区")),
            PROFILE,
            new State.Human("IO-01", Instant.EPOCH, null),
            List.of("07-a"),
            null,
            List.of());

    assertThat(StateJson.read(StateJson.write(state).json())).isEqualTo(state);
    assertThat(StateJson.read(StateJson.write(State.start()).json())).isEqualTo(State.start());
  }

  @Test
  void saysItsFormAndNothingEmpty() {
    assertThat(StateJson.write(State.start()).json())
        .startsWith("{\"v\":" + StateJson.FORM + ",")
        .doesNotContain("null", "[]");
  }

  @Test
  void readsWhatTheFirstVersionWrote() {
    var first =
        """
        {"progress":{"version":1,"frames":[{"flow":"menu","step":"what","stamp":3}],"stamps":3,\
        "tries":1,"slots":{"listing":"V-1"},"mine":{"wards":"川崎区"},\
        "wish":{"aim":{"kind":null,"need":null,"side":null},"where":{"wards":["川崎区"],"place":null,\
        "online":null}},"found":{"offers":[],"relaxed":[],"shown":0},"trail":[]},\
        "profile":{"address":"U1","friend":true,"wards":["川崎区"],"fields":[3],"language":"ja",\
        "large":false,"notices":true},"human":null,"referrals":["07-a"],"unknown":1}
        """;

    var state = StateJson.read(first);

    assertThat(state.progress().where()).isEqualTo("menu/what");
    assertThat(state.progress().wish().where().wards()).containsExactly("川崎区");
    assertThat(state.profile()).isEqualTo(PROFILE);
    assertThat(state.referrals()).containsExactly("07-a");
    assertThat(StateJson.read(StateJson.write(state).json())).isEqualTo(state);
  }

  @Test
  void row42LeavesANewerFormToANewerInstance() {
    var newer = "{\"v\":" + (StateJson.FORM + 1) + ",\"progress\":{\"new\":true}}";

    assertThatThrownBy(() -> StateJson.read(newer)).isInstanceOf(NewerState.class);
  }

  @Test
  void anUnreadableStateIsToldWithoutItsWords() {
    assertThatThrownBy(() -> StateJson.read("{\"v\":1,\"progress\":\"みさき\"}"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining("みさき");
  }

  @Test
  void whatIsTooLargeLosesThePlaceButNotThePerson() {
    var slots = new HashMap<String, String>();
    IntStream.range(0, 40).forEach(i -> slots.put("slot" + i, "あ".repeat(1000)));
    var referrals = new ArrayList<String>();
    IntStream.range(0, 200).forEach(i -> referrals.add("07-" + i));
    var start = Progress.start();
    var large =
        new Progress(
            start.version(),
            start.frames(),
            9,
            0,
            slots,
            Map.of("language", "en"),
            start.wish(),
            start.found(),
            List.of(),
            "",
            "");

    var json = StateJson.write(new State(large, PROFILE, null, referrals, null, List.of())).json();

    assertThat(json.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(8 * 1024);
    var state = StateJson.read(json);
    assertThat(state.profile()).isEqualTo(PROFILE);
    assertThat(state.progress().mine()).containsEntry("language", "en");
    assertThat(state.progress().where()).isEmpty();
    assertThat(state.progress().stamps()).as("no old timer may find it again").isEqualTo(10);
    assertThat(state.referrals()).hasSize(50).endsWith("07-199");
  }
}
