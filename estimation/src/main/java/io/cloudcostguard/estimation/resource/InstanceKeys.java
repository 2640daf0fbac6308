package io.cloudcostguard.estimation.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Compares addresses by their instance keys: `[0]`, `["a.b"]`, or `[*]` for any of them.
final class InstanceKeys {

  static final String ANY = "[*]";

  /// The address with every instance key replaced: what `with` covers has the same.
  static String replaced(String address, String with) {
    return replaced(address, _ -> with);
  }

  /// The address with `[*]` in place of the instance keys that are chosen, by their order.
  static String replaced(String address, List<Boolean> chosen) {
    int[] next = {0};
    return replaced(address, key -> next[0] < chosen.size() && chosen.get(next[0]++) ? ANY : key);
  }

  /// Which of the instance keys are `[*]`, in their order.
  static List<Boolean> wild(String address) {
    List<Boolean> wild = new ArrayList<>();
    replaced(
        address,
        key -> {
          wild.add(key.equals(ANY));
          return key;
        });
    return wild;
  }

  /// The address with every instance key replaced by what `with` makes of it.
  static String replaced(String address, UnaryOperator<String> with) {
    int open = address.indexOf('[');
    if (open < 0) {
      return address;
    }
    StringBuilder replaced = new StringBuilder(address.length());
    int start = 0;
    int end = end(address, open);
    while (open >= 0 && end > 0) { // what does not end is no key, and then nothing is
      replaced.append(address, start, open).append(with.apply(address.substring(open, end)));
      start = end;
      open = address.indexOf('[', end);
      end = open < 0 ? -1 : end(address, open);
    }
    return replaced.append(address, start, address.length()).toString();
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
