package io.cloudcostguard.schemas.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals secrets with AES-256-GCM under the first of its keys, and opens what was sealed under any
/// of them: while a key is replaced, there are two. What is sealed for one purpose (a
/// subscription's id, say) opens for no other.
///
/// @see <a href="https://csrc.nist.gov/pubs/sp/800/38/d/final">NIST SP 800-38D</a>
public final class SecretBox {

  private static final String AES_GCM = "AES/GCM/NoPadding";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private static final int MOST_KEYS = 4;

  private final List<SecretKey> keys;
  private final SecureRandom random = new SecureRandom();

  /// A box under these keys.
  ///
  /// @param base64Keys keys of 32 bytes in base64, e.g. of `openssl rand -base64 32`: the current
  ///   one, and behind commas those that it replaces
  /// @throws IllegalArgumentException if they are not that
  public SecretBox(String base64Keys) {
    String[] each = base64Keys.split(",", -1);
    if (each.length > MOST_KEYS) {
      throw new IllegalArgumentException("There are more than " + MOST_KEYS + " secret keys");
    }
    keys = Arrays.stream(each).map(SecretBox::key).toList();
  }

  private static SecretKey key(String base64Key) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64Key.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("The secret key is not base64", e);
    }
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "The secret key has " + bytes.length + " bytes; 32 are needed (openssl rand -base64 32)");
    }
    return new SecretKeySpec(bytes, "AES");
  }

  /// A new random key, in the form that the constructor takes.
  public static String newKey() {
    byte[] bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  /// Encrypts; the same text is sealed differently each time.
  public byte[] seal(String text, String purpose) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed =
        crypt(
            keys.getFirst(),
            Cipher.ENCRYPT_MODE,
            nonce,
            text.getBytes(StandardCharsets.UTF_8),
            purpose);
    return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
  }

  /// Decrypts what was sealed under one of the keys for this purpose.
  ///
  /// @throws IllegalArgumentException if it was not
  public String open(byte[] sealed, String purpose) {
    IllegalArgumentException refused = null;
    for (SecretKey key : keys) {
      try {
        return open(key, sealed, purpose);
      } catch (IllegalArgumentException e) {
        refused = e;
      }
    }
    throw Objects.requireNonNull(refused);
  }

  /// Whether this was sealed under the current key for this purpose.
  public boolean isCurrent(byte[] sealed, String purpose) {
    try {
      open(keys.getFirst(), sealed, purpose);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static String open(SecretKey key, byte[] sealed, String purpose) {
    if (sealed.length < NONCE_BYTES) {
      throw new IllegalArgumentException("Not a sealed secret");
    }
    ByteBuffer buffer = ByteBuffer.wrap(sealed);
    byte[] nonce = new byte[NONCE_BYTES];
    buffer.get(nonce);
    byte[] rest = new byte[buffer.remaining()];
    buffer.get(rest);
    return new String(
        crypt(key, Cipher.DECRYPT_MODE, nonce, rest, purpose), StandardCharsets.UTF_8);
  }

  /// A secret that follows from the current key and a purpose, always the same: 32 bytes in base64
  /// (HKDF with SHA-256).
  public String derive(String purpose) {
    return derive(keys.getFirst(), purpose);
  }

  /// Those that follow from each of the keys, the current one first.
  public List<String> deriveEach(String purpose) {
    return keys.stream().map(key -> derive(key, purpose)).toList();
  }

  private static String derive(SecretKey key, String purpose) {
    HKDFParameterSpec parameters =
        HKDFParameterSpec.ofExtract()
            .addIKM(key)
            .thenExpand(("derived/" + purpose).getBytes(StandardCharsets.UTF_8), KEY_BYTES);
    try {
      return Base64.getEncoder()
          .encodeToString(KDF.getInstance("HKDF-SHA256").deriveData(parameters));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java has no HKDF", e);
    }
  }

  private static byte[] crypt(SecretKey key, int mode, byte[] nonce, byte[] bytes, String purpose) {
    try {
      Cipher cipher = Cipher.getInstance(AES_GCM);
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "A secret cannot be opened: it was sealed under another key or for another purpose", e);
    }
  }
}
