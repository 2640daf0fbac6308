package io.cloudcostguard.schemas.price;

import java.util.Locale;

/// Converts a vendor's name to a part of a price key: lower case, with one dash for each run of
/// other characters than letters, digits, dots and underscores. `P10 LRS Disk` becomes
/// `p10-lrs-disk`.
public final class KeyParts {

  /// The part; empty if there is no letter and no digit in `name`.
  public static String of(String name) {
    StringBuilder part = new StringBuilder(name.length());
    for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
      boolean kept = (c < 128 && Character.isLetterOrDigit(c)) || c == '.' || c == '_';
      if (kept) {
        part.append(c);
      } else if (!part.isEmpty() && part.charAt(part.length() - 1) != '-') {
        part.append('-');
      }
    }
    while (!part.isEmpty() && part.charAt(part.length() - 1) == '-') {
      part.setLength(part.length() - 1);
    }
    return part.toString();
  }

  private KeyParts() {}
}
