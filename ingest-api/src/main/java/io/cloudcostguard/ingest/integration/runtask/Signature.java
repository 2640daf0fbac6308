package io.cloudcostguard.ingest.integration.runtask;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// `X-TFC-Task-Signature`: HMAC-SHA512 of a request's bytes, in hex.
final class Signature {

  static final String HEADER = "X-TFC-Task-Signature";

  private static final String ALGORITHM = "HmacSHA512";

  static String of(byte[] body, String key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java has no " + ALGORITHM, e);
    }
  }

  /// Whether `signature` is the body's, found out in the same time whatever it is.
  static boolean matches(String signature, byte[] body, String key) {
    return MessageDigest.isEqual(
        signature.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8),
        of(body, key).getBytes(StandardCharsets.UTF_8));
  }

  private Signature() {}
}
