package io.cloudcostguard.schemas.chain;

import io.cloudcostguard.schemas.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A key that signs notes, or only verifies them: Ed25519, with a name.
///
/// As text it has the form of Go's `golang.org/x/mod/sumdb/note`: `NAME+ID+KEY` verifies, and
/// `PRIVATE+KEY+NAME+ID+KEY` signs. ID is 8 hex digits, KEY is base64 of a byte of 1 and the key.
///
/// @see <a href="https://c2sp.org/signed-note">C2SP, signed notes</a>
public final class NoteKey {

  private static final String ED25519 = "Ed25519";
  private static final String PRIVATE = "PRIVATE+KEY+";
  private static final int KEY_BYTES = 32;
  private static final byte ALGORITHM = 1;

  /// What Java wants before the 32 bytes of a public key: the X.509 form of RFC 8410.
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._/-]{1,200}");

  private final String name;
  private final byte[] publicKey;
  private final byte @Nullable [] seed;
  private final byte[] id;

  private NoteKey(String name, byte[] publicKey, byte @Nullable [] seed) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "A key is named by up to 200 of A-Z a-z 0-9 . _ / -, not '" + name + "'");
    }
    this.name = name;
    this.publicKey = publicKey;
    this.seed = seed;
    id =
        Arrays.copyOf(
            Sha256.of(
                ByteBuffer.allocate(name.length() + 2 + KEY_BYTES)
                    .put(name.getBytes(StandardCharsets.US_ASCII))
                    .put((byte) '\n')
                    .put(ALGORITHM)
                    .put(publicKey)
                    .array()),
            Integer.BYTES);
  }

  /// A new key that signs.
  public static NoteKey generate(String name) {
    byte[] seed = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(seed);
    return ofSeed(name, seed);
  }

  /// The key that signs of a seed, always the same.
  ///
  /// @param seed 32 bytes: a secret
  public static NoteKey ofSeed(String name, byte[] seed) {
    if (seed.length != KEY_BYTES) {
      throw new IllegalArgumentException("The seed of an Ed25519 key has 32 bytes");
    }
    return new NoteKey(name, publicKey(seed), seed.clone());
  }

  /// From its text, of either kind.
  ///
  /// @throws IllegalArgumentException if it is no key; the message does not quote it
  public static NoteKey of(String text) {
    String key = text.strip();
    boolean signs = key.startsWith(PRIVATE);
    String[] parts = (signs ? key.substring(PRIVATE.length()) : key).split("\\+", 3);
    byte[] bytes = parts.length == 3 ? base64(parts[2]) : null;
    if (bytes == null || bytes.length != KEY_BYTES + 1 || bytes[0] != ALGORITHM) {
      throw new IllegalArgumentException(
          "This is no Ed25519 key of a signed note: NAME+ID+KEY, or PRIVATE+KEY+NAME+ID+KEY");
    }
    byte[] value = Arrays.copyOfRange(bytes, 1, bytes.length);
    NoteKey made =
        signs ? new NoteKey(parts[0], publicKey(value), value) : new NoteKey(parts[0], value, null);
    if (!made.idInHex().equals(parts[1])) {
      throw new IllegalArgumentException(
          "The key %s has another id than it says: it was copied in part, or changed"
              .formatted(parts[0]));
    }
    return made;
  }

  private static byte @Nullable [] base64(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  /// Java tells the public key of a seed only where it makes both: from this "randomness".
  private static byte[] publicKey(byte[] seed) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(ED25519);
      generator.initialize(NamedParameterSpec.ED25519, new Fixed(seed));
      KeyPair pair = generator.generateKeyPair();
      byte[] used = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
      if (!Arrays.equals(used, seed)) {
        throw new IllegalStateException("Java made another key than the one that was given");
      }
      byte[] encoded = pair.getPublic().getEncoded();
      return Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java has no Ed25519", e);
    }
  }

  private static final class Fixed extends SecureRandom {

    private static final long serialVersionUID = 1;

    private final byte[] bytes;

    Fixed(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public void nextBytes(byte[] into) {
      System.arraycopy(bytes, 0, into, 0, into.length);
    }
  }

  public String name() {
    return name;
  }

  /// The first 4 bytes of a hash of name and key.
  byte[] id() {
    return id.clone();
  }

  private String idInHex() {
    return HexFormat.of().formatHex(id);
  }

  /// Whether it signs; else it only verifies.
  public boolean isPrivate() {
    return seed != null;
  }

  /// The text that verifies: no secret.
  public String verifier() {
    return name + "+" + idInHex() + "+" + encoded(publicKey);
  }

  /// The text that signs: a secret.
  ///
  /// @throws IllegalStateException if it only verifies
  public String signer() {
    return PRIVATE + name + "+" + idInHex() + "+" + encoded(requireSeed());
  }

  private static String encoded(byte[] key) {
    return Base64.getEncoder()
        .encodeToString(ByteBuffer.allocate(KEY_BYTES + 1).put(ALGORITHM).put(key).array());
  }

  /// Signs bytes.
  ///
  /// @throws IllegalStateException if it only verifies
  public byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance(ED25519);
      signature.initSign(
          KeyFactory.getInstance(ED25519)
              .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, requireSeed())));
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java has no Ed25519", e);
    }
  }

  private byte[] requireSeed() {
    if (seed == null) {
      throw new IllegalStateException("The key " + name + " only verifies");
    }
    return seed;
  }

  /// Whether this key signed these bytes.
  public boolean verifies(byte[] message, byte[] signed) {
    try {
      Signature signature = Signature.getInstance(ED25519);
      signature.initVerify(
          KeyFactory.getInstance(ED25519)
              .generatePublic(
                  new X509EncodedKeySpec(
                      ByteBuffer.allocate(X509.length + KEY_BYTES)
                          .put(X509)
                          .put(publicKey)
                          .array())));
      signature.update(message);
      return signature.verify(signed);
    } catch (GeneralSecurityException _) {
      return false; // not of the form of a signature, or no point of the curve
    }
  }

  /// The public part only.
  @Override
  public String toString() {
    return verifier();
  }
}
