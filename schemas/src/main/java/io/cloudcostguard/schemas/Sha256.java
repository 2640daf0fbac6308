package io.cloudcostguard.schemas;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Computes SHA-256 digests. Every Java platform has the algorithm.
///
/// @see <a href="https://csrc.nist.gov/pubs/fips/180-4/upd1/final">FIPS 180-4</a>
public final class Sha256 {

  /// Starts a digest of bytes that come in parts.
  public static MessageDigest start() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Java has no SHA-256", e);
    }
  }

  /// Computes the digest of bytes.
  public static byte[] of(byte[] bytes) {
    return start().digest(bytes);
  }

  /// Computes the digest of a text in UTF-8.
  public static byte[] of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Computes the digest of bytes, in hex.
  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(of(bytes));
  }

  /// Computes the digest of a text in UTF-8, in hex.
  public static String hex(String text) {
    return HexFormat.of().formatHex(of(text));
  }

  private Sha256() {}
}
