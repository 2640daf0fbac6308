package io.cloudcostguard.schemas.sealing;

import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A tenant's key in the open. It seals nothing itself: each record has a key derived from it.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5869">RFC 5869, HKDF</a>
final class DataKey {

  static final int BYTES = 32;

  private final UUID id;
  private final SecretKey secret;

  DataKey(UUID id, byte[] secret) {
    if (secret.length != BYTES) {
      throw new IllegalArgumentException("A tenant's key has 32 bytes, not " + secret.length);
    }
    this.id = id;
    this.secret = new SecretKeySpec(secret, "HKDF");
  }

  UUID id() {
    return id;
  }

  /// The key of the record with this salt, 32 bytes. It opens that record, and no other.
  byte[] ofRecord(byte[] salt) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(HKDFParameterSpec.expandOnly(secret, salt, BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java has no HKDF", e);
    }
  }
}
