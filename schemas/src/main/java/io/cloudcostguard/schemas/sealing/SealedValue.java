package io.cloudcostguard.schemas.sealing;

import io.cloudcostguard.schemas.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.common.utils.BufferSupplier;
import org.apache.kafka.common.utils.ByteBufferOutputStream;
import org.jspecify.annotations.Nullable;

/// The form of a sealed value: the bytes 0, `S` and 1, the id of the tenant's key (16 bytes), a
/// salt (16 bytes), and the value, compressed by zstd and encrypted with AES-256-GCM. The key of
/// that is derived from the tenant's key and the salt, so each is used once, with a nonce of zeros;
/// what stands before the encrypted part is authenticated with it. No JSON begins with a zero.
///
/// @see <a href="https://csrc.nist.gov/pubs/sp/800/38/d/final">NIST SP 800-38D</a>
public final class SealedValue {

  private static final byte[] MAGIC = {0, 'S', 1};
  private static final int KEY_ID = 16;
  private static final int SALT = 16;
  private static final int HEAD = MAGIC.length + KEY_ID + SALT;
  private static final int TAG = 16;
  private static final byte[] NONCE = new byte[12];

  private static final ThreadLocal<SecureRandom> RANDOM =
      ThreadLocal.withInitial(SecureRandom::new);

  /// The id of the key that a value was sealed under; null: it is not sealed.
  public static @Nullable UUID keyId(byte @Nullable [] value) {
    if (value == null || value.length < HEAD + TAG || !startsWithMagic(value)) {
      return null;
    }
    ByteBuffer id = ByteBuffer.wrap(value, MAGIC.length, KEY_ID);
    return new UUID(id.getLong(), id.getLong());
  }

  private static boolean startsWithMagic(byte[] value) {
    for (int i = 0; i < MAGIC.length; i++) {
      if (value[i] != MAGIC[i]) {
        return false;
      }
    }
    return true;
  }

  /// Seals a value.
  static byte[] seal(byte[] value, DataKey key) {
    byte[] salt = new byte[SALT];
    RANDOM.get().nextBytes(salt);
    byte[] head =
        ByteBuffer.allocate(HEAD)
            .put(MAGIC)
            .putLong(key.id().getMostSignificantBits())
            .putLong(key.id().getLeastSignificantBits())
            .put(salt)
            .array();
    ByteBuffer packed = packed(value);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key.ofRecord(salt), head);
      ByteBuffer sealed = ByteBuffer.allocate(HEAD + packed.remaining() + TAG).put(head);
      cipher.doFinal(packed, sealed);
      return sealed.array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java has no AES-256-GCM", e);
    }
  }

  /// The key of one sealed value, for whoever is to open that and nothing else.
  static byte[] recordKey(byte[] sealed, DataKey key) {
    return key.ofRecord(salt(sealed));
  }

  private static byte[] salt(byte[] sealed) {
    byte[] salt = new byte[SALT];
    System.arraycopy(sealed, MAGIC.length + KEY_ID, salt, 0, SALT);
    return salt;
  }

  /// Opens a sealed value with its own key.
  ///
  /// @throws IllegalArgumentException if it was sealed under another, was changed since, or is
  ///   larger than any record
  public static byte[] open(byte[] sealed, byte[] recordKey) {
    if (keyId(sealed) == null) {
      throw new IllegalArgumentException("The value is not sealed");
    }
    try {
      byte[] head = new byte[HEAD];
      System.arraycopy(sealed, 0, head, 0, HEAD);
      byte[] packed =
          cipher(Cipher.DECRYPT_MODE, recordKey, head).doFinal(sealed, HEAD, sealed.length - HEAD);
      return unpacked(packed);
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      throw new IllegalArgumentException(
          "The value does not open: it was sealed under another key, or changed since", e);
    }
  }

  /// Opens a sealed value.
  ///
  /// @throws IllegalArgumentException as above
  static byte[] open(byte[] sealed, DataKey key) {
    return open(sealed, recordKey(sealed, key));
  }

  private static Cipher cipher(int mode, byte[] key, byte[] head) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG * 8, NONCE));
    cipher.updateAAD(head);
    return cipher;
  }

  /// Compressed before it is sealed: afterwards there is nothing to compress.
  private static ByteBuffer packed(byte[] value) {
    try (ByteBufferOutputStream to = new ByteBufferOutputStream(64 + value.length / 4)) {
      try (OutputStream zstd =
          Compression.zstd().build().wrapForOutput(to, RecordBatch.CURRENT_MAGIC_VALUE)) {
        zstd.write(value);
      }
      return to.buffer().flip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] unpacked(byte[] packed) throws IOException {
    try (InputStream zstd =
        Compression.zstd()
            .build()
            .wrapForInput(
                ByteBuffer.wrap(packed),
                RecordBatch.CURRENT_MAGIC_VALUE,
                BufferSupplier.NO_CACHING)) {
      byte[] value = zstd.readNBytes(Topics.MAX_UNCOMPRESSED_BYTES + 1);
      if (value.length > Topics.MAX_UNCOMPRESSED_BYTES) {
        throw new IOException("larger than any record");
      }
      return value;
    }
  }

  private SealedValue() {}
}
