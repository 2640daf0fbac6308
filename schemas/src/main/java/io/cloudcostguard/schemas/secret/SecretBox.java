package io.cloudcostguard.schemas.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals secrets with AES-256-GCM under one key. What is sealed for one purpose (a subscription's
/// id, say) opens for no other.
///
/// @see <a href="https://csrc.nist.gov/pubs/sp/800/38/d/final">NIST SP 800-38D</a>
public final class SecretBox {

  private static final String AES_GCM = "AES/GCM/NoPadding";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKey key;
  private final SecureRandom random = new SecureRandom();

  /// A box under this key.
  ///
  /// @param base64Key 32 bytes in base64, e.g. of `openssl rand -base64 32`
  /// @throws IllegalArgumentException if it is not that
  public SecretBox(String base64Key) {
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
    key = new SecretKeySpec(bytes, "AES");
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
        crypt(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8), purpose);
    return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
  }

  /// Decrypts what was sealed under this key for this purpose.
  ///
  /// @throws IllegalArgumentException if it was not
  public String open(byte[] sealed, String purpose) {
    if (sealed.length < NONCE_BYTES) {
      throw new IllegalArgumentException("Not a sealed secret");
    }
    ByteBuffer buffer = ByteBuffer.wrap(sealed);
    byte[] nonce = new byte[NONCE_BYTES];
    buffer.get(nonce);
    byte[] rest = new byte[buffer.remaining()];
    buffer.get(rest);
    return new String(crypt(Cipher.DECRYPT_MODE, nonce, rest, purpose), StandardCharsets.UTF_8);
  }

  /// A secret that follows from this key and a purpose, always the same: 32 bytes in base64 (HKDF
  /// with SHA-256).
  public String derive(String purpose) {
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

  private byte[] crypt(int mode, byte[] nonce, byte[] bytes, String purpose) {
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
