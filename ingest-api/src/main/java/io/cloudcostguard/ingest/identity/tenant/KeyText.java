package io.cloudcostguard.ingest.identity.tenant;

import io.cloudcostguard.schemas.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// An API key as its owner has it: `ccg_<id>_<secret><checksum>`.
///
/// The secret has 256 random bits, so that a plain SHA-256 of the key can be stored. The prefix and
/// the checksum tell secret scanners that it is a key, and us without looking it up that it is
/// none.
///
/// @param id 12 letters and digits, no secret
/// @param text all of it
record KeyText(String id, String text) {

  /// What a secret scanner looks for.
  static final Pattern PATTERN = Pattern.compile("ccg_([0-9A-Za-z]{12})_[0-9A-Za-z]{49}");

  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int ID_LENGTH = 12;
  private static final int SECRET_LENGTH = 43; // of 62 digits: 256 bits
  private static final int CHECKSUM_LENGTH = 6;

  static String newId(SecureRandom random) {
    return digits(random, ID_LENGTH);
  }

  /// A new key.
  static KeyText of(String id, SecureRandom random) {
    String unchecked = "ccg_" + id + "_" + digits(random, SECRET_LENGTH);
    return new KeyText(id, unchecked + checksum(unchecked));
  }

  /// The key that `text` is; null if it is none.
  static @Nullable KeyText in(String text) {
    Matcher key = PATTERN.matcher(text);
    if (!key.matches()) {
      return null;
    }
    int end = text.length() - CHECKSUM_LENGTH;
    return checksum(text.substring(0, end)).equals(text.substring(end))
        ? new KeyText(key.group(1), text)
        : null;
  }

  byte[] sha256() {
    return Sha256.of(text);
  }

  private static String digits(SecureRandom random, int count) {
    StringBuilder digits = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      digits.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
    }
    return digits.toString();
  }

  private static String checksum(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.US_ASCII));
    long left = crc.getValue();
    char[] digits = new char[CHECKSUM_LENGTH];
    for (int i = CHECKSUM_LENGTH - 1; i >= 0; i--) {
      digits[i] = DIGITS.charAt((int) (left % DIGITS.length()));
      left /= DIGITS.length();
    }
    return new String(digits);
  }

  @Override
  public String toString() {
    return "KeyText[id=" + id + "]";
  }
}
