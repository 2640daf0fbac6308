package io.cloudcostguard.cli.audit;

import io.cloudcostguard.schemas.chain.NoteKey;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A payload with signatures.
///
/// @param payload in base64
/// @param signatures of the payload with its type; none: its contents prove themselves
/// @see <a href="https://github.com/secure-systems-lab/dsse/blob/master/protocol.md">DSSE</a>
record Dsse(String payload, String payloadType, List<Signed> signatures) {

  /// A signature.
  ///
  /// @param keyid name and id of the key
  /// @param sig in base64
  record Signed(String keyid, String sig) {}

  Dsse {
    signatures = List.copyOf(signatures);
  }

  /// Wraps a payload.
  ///
  /// @param key that signs; null: not signed
  static Dsse of(byte[] payload, String type, @Nullable NoteKey key) {
    List<Signed> signatures =
        key == null
            ? List.of()
            : List.of(
                new Signed(
                    keyId(key),
                    Base64.getEncoder().encodeToString(key.sign(authenticated(type, payload)))));
    return new Dsse(Base64.getEncoder().encodeToString(payload), type, signatures);
  }

  private static String keyId(NoteKey key) {
    String verifier = key.verifier();
    return verifier.substring(0, verifier.lastIndexOf('+'));
  }

  /// The payload.
  ///
  /// @throws IllegalArgumentException if it is not in base64
  byte[] bytes() {
    return Base64.getDecoder().decode(payload);
  }

  /// What the signatures say.
  enum Signature {
    NONE,
    VALID,
    INVALID,
    UNKNOWN_KEY
  }

  /// Whether one of these keys signed it as it is.
  ///
  /// @throws IllegalArgumentException if a signature is not in base64
  Signature signature(Collection<NoteKey> keys) {
    if (signatures.isEmpty()) {
      return Signature.NONE;
    }
    byte[] message = authenticated(payloadType, bytes());
    Signature found = Signature.UNKNOWN_KEY;
    for (Signed signed : signatures) {
      byte[] bytes = Base64.getDecoder().decode(signed.sig());
      for (NoteKey key : keys) {
        if (keyId(key).equals(signed.keyid())) {
          if (key.verifies(message, bytes)) {
            return Signature.VALID;
          }
          found = Signature.INVALID;
        }
      }
    }
    return found;
  }

  /// What is signed: "PAE" of the specification.
  private static byte[] authenticated(String type, byte[] payload) {
    byte[] typeBytes = type.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(
        "DSSEv1 %d %s %d "
            .formatted(typeBytes.length, type, payload.length)
            .getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(payload);
    return bytes.toByteArray();
  }
}
