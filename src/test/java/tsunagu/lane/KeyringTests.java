package tsunagu.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of people can be opened only where it belongs, and only as it was. */
class KeyringTests {
  private static final String PLACE = "t:{l07}:p:abc";

  @TempDir private Path folder;

  @Test
  void opensWhatItSealed() {
    var keyring = Keyring.in(folder);
    for (var text : new String[] {"", "a", "子ども食堂を手伝いたい 🍙", "長".repeat(30_000)}) {
      assertThat(keyring.open(keyring.seal(text, PLACE), PLACE)).isEqualTo(text);
    }
  }

  @Test
  void opensAfterARestart() {
    var sealed = Keyring.in(folder).seal("こんにちは", PLACE);
    assertThat(Keyring.in(folder).open(sealed, PLACE)).isEqualTo("こんにちは");
  }

  @Test
  void refusesWhatWasMovedChangedOrCut() {
    var keyring = Keyring.in(folder);
    var sealed = keyring.seal("こんにちは", PLACE);
    assertThatThrownBy(() -> keyring.open(sealed, "t:{l07}:p:abd"))
        .hasMessageContaining("changed, moved");
    for (var at = 0; at < sealed.length; at++) {
      var changed = sealed.clone();
      changed[at] ^= 1;
      assertThatThrownBy(() -> keyring.open(changed, PLACE)).hasMessageContaining("changed, moved");
    }
    var cut = java.util.Arrays.copyOf(sealed, sealed.length - 1);
    assertThatThrownBy(() -> keyring.open(cut, PLACE)).hasMessageContaining("changed, moved");
  }

  @Test
  void neverSealsTwiceAlikeFromHoweverManyThreads() throws InterruptedException {
    var keyring = Keyring.in(folder);
    var seen = ConcurrentHashMap.<String>newKeySet();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < 2_000; i++) {
        threads.execute(
            () -> seen.add(java.util.HexFormat.of().formatHex(keyring.seal("同じ", PLACE))));
      }
    }
    assertThat(seen).hasSize(2_000);
  }
}
