package io.cloudcostguard.estimation.resource;

/// Compares addresses by their instance keys: `[0]`, `["a.b"]`, or `[*]` for any of them.
final class InstanceKeys {

  static final String ANY = "[*]";

  /// The address with every instance key replaced: what `with` covers has the same.
  static String replaced(String address, String with) {
    int open = address.indexOf('[');
    if (open < 0) {
      return address;
    }
    StringBuilder replaced = new StringBuilder(address.length());
    int start = 0;
    while (open >= 0) {
      int end = end(address, open);
      if (end > 0) {
        replaced.append(address, start, open).append(with);
        start = end;
      }
      open = address.indexOf('[', Math.max(end, open + 1));
    }
    return replaced.append(address, start, address.length()).toString();
  }

  /// Whether `pattern` is `address`, or is once each `[*]` stands for the right key.
  static boolean covers(String pattern, String address) {
    int at = 0;
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.startsWith(ANY, i)) {
        at = end(address, at);
        if (at < 0) {
          return false;
        }
        i += ANY.length() - 1;
      } else if (at < address.length() && pattern.charAt(i) == address.charAt(at)) {
        at++;
      } else {
        return false;
      }
    }
    return at == address.length();
  }

  /// How many `[*]` there are.
  static int wildcards(String pattern) {
    int count = 0;
    for (int i = pattern.indexOf(ANY); i >= 0; i = pattern.indexOf(ANY, i + 1)) {
      count++;
    }
    return count;
  }

  /// The type in an address, e.g. `aws_instance` in `module.a["x.y"].aws_instance.b[0]`.
  static String typeIn(String address) {
    String[] steps = replaced(address, "").split("\\.", -1);
    int i = 0;
    while (i + 2 < steps.length && steps[i].equals("module")) {
      i += 2;
    }
    return steps[i];
  }

  /// Where the instance key that begins at `open` ends; negative when none begins there.
  private static int end(String address, int open) {
    if (open >= address.length() || address.charAt(open) != '[') {
      return -1;
    }
    if (address.startsWith("[\"", open)) {
      return endOfQuoted(address, open + 2);
    }
    int close = address.indexOf(']', open);
    return close < 0 ? -1 : close + 1;
  }

  private static int endOfQuoted(String address, int from) {
    for (int i = from; i < address.length(); i++) {
      if (address.charAt(i) == '\\') {
        i++;
      } else if (address.startsWith("\"]", i)) {
        return i + 2;
      }
    }
    return -1;
  }

  private InstanceKeys() {}
}
