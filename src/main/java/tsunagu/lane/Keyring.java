package tsunagu.lane;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tsunagu.message.PersonId;

/**
 * Seals what is kept of people, and hashes who they are. Its two keys lie in files of mode 0600
 * made at the first start; without them nothing in Redis can be read again. Thread-safe.
 */
final class Keyring {
  private static final String SEALING = "sealing-keys.json";
  private static final String PERSON = "person-key";
  private static final String HMAC = "HmacSHA256";
  private static final int PERSON_BYTES = 16;
  private static final int PERSON_LETTERS = 26;

  private final Seal seal;
  private final Aead aead;

  /** Never used itself: a copy needs neither a look-up nor the key worked in anew. */
  private final Mac personMac;

  private Keyring(Seal seal, Aead aead, Mac personMac) {
    this.seal = seal;
    this.aead = aead;
    this.personMac = personMac;
  }

  /** The keys in a folder, made when there are none. */
  static Keyring in(Path folder) {
    try {
      PrivateFiles.folder(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read(folder);
  }

  private static Keyring read(Path folder) {
    try {
      AeadConfig.register();
      var keyset = keyset(folder.resolve(SEALING));
      return new Keyring(
          Seal.of(keyset),
          keyset.getPrimitive(RegistryConfiguration.get(), Aead.class),
          personMac(folder.resolve(PERSON)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The keys in " + folder + " cannot be used", e);
    }
  }

  /**
   * The keys in a folder that somebody else keeps: it is never written to.
   *
   * @throws IllegalStateException when they are not both there
   */
  static Keyring handedIn(Path folder) {
    for (var name : List.of(SEALING, PERSON)) {
      if (!Files.isReadable(folder.resolve(name))) {
        throw new IllegalStateException(
            "The key file "
                + folder.resolve(name)
                + " is not there or cannot be read: put the keys of the first start where"
                + " tsunagu.keys points. Without them nothing in Redis can be read.");
      }
    }
    return read(folder);
  }

  private static KeysetHandle keyset(Path file) throws IOException, GeneralSecurityException {
    var known = PrivateFiles.read(file);
    if (known.isPresent()) {
      return TinkJsonProtoKeysetFormat.parseKeyset(known.get(), InsecureSecretKeyAccess.get());
    }
    var fresh = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
    PrivateFiles.write(
        file, TinkJsonProtoKeysetFormat.serializeKeyset(fresh, InsecureSecretKeyAccess.get()));
    return fresh;
  }

  private static Mac personMac(Path file) throws IOException, GeneralSecurityException {
    var mac = Mac.getInstance(HMAC);
    mac.init(personKey(file));
    return mac;
  }

  private static SecretKeySpec personKey(Path file) throws IOException {
    var known = PrivateFiles.read(file);
    if (known.isPresent()) {
      return new SecretKeySpec(Base64.getDecoder().decode(known.get()), HMAC);
    }
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    PrivateFiles.write(file, Base64.getEncoder().encodeToString(bytes));
    return new SecretKeySpec(bytes, HMAC);
  }

  /** The keyed hash of an address: without the key nobody can tell whose it is. */
  PersonId person(String address) {
    return new PersonId(base32(mac("person:" + address), PERSON_BYTES));
  }

  /** Tells whether two instances have the same keys, without telling the keys. */
  String fingerprint() {
    return HexFormat.of().formatHex(mac("fingerprint"), 0, 8);
  }

  /** Seals a text for one place: it cannot be opened at another. */
  byte[] seal(String text, String place) {
    return seal(text.getBytes(UTF_8), place);
  }

  /** Seals bytes for one place. */
  byte[] seal(byte[] open, String place) {
    try {
      return seal.seal(open, place.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Sealing failed for a key of " + kind(place), e);
    }
  }

  /**
   * Opens what was sealed for a place.
   *
   * @throws IllegalStateException when it was changed, moved, or sealed with other keys
   */
  String open(byte[] sealed, String place) {
    return new String(bytes(sealed, place), UTF_8);
  }

  /** Opens bytes; see {@link #open}. */
  byte[] bytes(byte[] sealed, String place) {
    try {
      return aead.decrypt(sealed, place.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "A value of " + kind(place) + " was changed, moved, or sealed with other keys", e);
    }
  }

  private static String kind(String place) {
    var parts = place.split(":", 4);
    return parts.length > 2 ? parts[1] + ":" + parts[2] : place;
  }

  private byte[] mac(String text) {
    try {
      return ((Mac) personMac.clone()).doFinal(text.getBytes(UTF_8));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("every Java can copy " + HMAC, e);
    }
  }

  private static String base32(byte[] bytes, int used) {
    var letters = new StringBuilder(PERSON_LETTERS);
    long window = 0;
    var bits = 0;
    for (var i = 0; i < used; i++) {
      window = (window << 8) | (bytes[i] & 0xff);
      for (bits += 8; bits >= 5; bits -= 5) {
        letters.append(letter(window >> (bits - 5)));
      }
    }
    return bits == 0 ? letters.toString() : letters.append(letter(window << (5 - bits))).toString();
  }

  private static char letter(long value) {
    return "abcdefghijklmnopqrstuvwxyz234567".charAt((int) (value & 31));
  }
}
