package tsunagu.lane;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AesGcmKey;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals with the first key of a keyset, in the format that Tink opens (prefix, nonce, AES-GCM with
 * its tag; NIST SP 800-38D).
 *
 * <p>Tink itself makes a source of random numbers for every thread that seals, and each of our
 * turns runs on a thread of its own: a tenth of a turn went into that. For the same reason ciphers
 * are used again instead of being looked up for each seal. Thread-safe.
 */
final class Seal {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** As many as there are turns side by side. */
  private static final int MOST_IDLE = 64;

  private final Queue<Cipher> idle = new ConcurrentLinkedQueue<>();
  private final SecretKeySpec key;
  private final byte[] prefix;

  private Seal(SecretKeySpec key, byte[] prefix) {
    this.key = key;
    this.prefix = prefix;
  }

  /**
   * The seal of a keyset.
   *
   * @throws GeneralSecurityException when its first key is not of AES-GCM
   */
  @AccessesPartialKey
  static Seal of(KeysetHandle keyset) throws GeneralSecurityException {
    if (!(keyset.getPrimary().getKey() instanceof AesGcmKey first)) {
      throw new GeneralSecurityException("The first key is not of AES-GCM");
    }
    var bytes = first.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get());
    return new Seal(new SecretKeySpec(bytes, "AES"), first.getOutputPrefix().toByteArray());
  }

  byte[] seal(byte[] text, byte[] place) throws GeneralSecurityException {
    var nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    var known = idle.poll();
    var cipher = known == null ? Cipher.getInstance("AES/GCM/NoPadding") : known;
    cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * TAG_BYTES, nonce));
    cipher.updateAAD(place);
    var head = prefix.length + NONCE_BYTES;
    var sealed = Arrays.copyOf(prefix, head + text.length + TAG_BYTES);
    System.arraycopy(nonce, 0, sealed, prefix.length, NONCE_BYTES);
    cipher.doFinal(text, 0, text.length, sealed, head);
    // one that failed does not come back
    if (idle.size() < MOST_IDLE) {
      idle.add(cipher);
    }
    return sealed;
  }
}
