package io.cloudcostguard.estimation.render;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Names many instances of a resource together: `aws_instance.worker[0..2]`, `module.a["x",
/// "y"].b`.
final class Instances {

  private static final Pattern INDEX =
      Pattern.compile("\\[(?:\\d{1,9}+|\"(?:[^\"\\\\]|\\\\.)*+\")\\]");

  /// Of keys in one pair of brackets.
  private static final int MOST_KEYS = 3;

  /// An address without its indices: what all instances share.
  static String pattern(String address) {
    return address.indexOf('[') < 0 ? address : INDEX.matcher(address).replaceAll("[*]");
  }

  /// @param addresses of one pattern
  static String name(List<String> addresses) {
    String first = addresses.getFirst();
    if (addresses.size() == 1) {
      return first;
    }
    List<Set<String>> keys = new ArrayList<>();
    for (String address : addresses) {
      Matcher index = INDEX.matcher(address);
      for (int i = 0; index.find(); i++) {
        if (keys.size() == i) {
          keys.add(new LinkedHashSet<>());
        }
        keys.get(i).add(address.substring(index.start() + 1, index.end() - 1));
      }
    }
    int[] next = {0};
    return INDEX
        .matcher(first)
        .replaceAll(_ -> Matcher.quoteReplacement("[" + together(keys.get(next[0]++)) + "]"));
  }

  private static String together(Set<String> keys) {
    List<String> numbers =
        keys.stream().filter(key -> !key.startsWith("\"")).sorted(Instances::byNumber).toList();
    if (numbers.size() == keys.size() && numbers.size() > 1 && areConsecutive(numbers)) {
      return numbers.getFirst() + ".." + numbers.getLast();
    }
    return keys.stream().limit(MOST_KEYS).collect(Collectors.joining(", "))
        + (keys.size() > MOST_KEYS ? ", …" : "");
  }

  private static int byNumber(String one, String other) {
    return Integer.compare(Integer.parseInt(one), Integer.parseInt(other));
  }

  private static boolean areConsecutive(List<String> numbers) {
    return Integer.parseInt(numbers.getLast()) - Integer.parseInt(numbers.getFirst())
        == numbers.size() - 1;
  }

  private Instances() {}
}
