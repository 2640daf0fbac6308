package io.cloudcostguard.estimation.plan;

import java.util.ArrayList;
import java.util.List;

/// Takes resource addresses apart. Instance keys may hold any character, also dots and brackets:
/// `module.a["x.y"].aws_instance.b["[0]"]`.
final class Addresses {

  /// The steps between dots, with their instance keys.
  static List<String> steps(String address) {
    List<String> steps = new ArrayList<>();
    int start = 0;
    boolean quoted = false;
    for (int i = 0; i < address.length(); i++) {
      char c = address.charAt(i);
      if (c == '\\' && quoted) {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == '.' && !quoted) {
        steps.add(address.substring(start, i));
        start = i + 1;
      }
    }
    if (start < address.length()) {
      steps.add(address.substring(start));
    }
    return steps;
  }

  /// How many of the steps of a resource's address are of the modules that it is in.
  static int modules(List<String> steps) {
    int modules = 0;
    while (modules + 1 < steps.size() && steps.get(modules).equals("module")) {
      modules += 2;
    }
    return modules;
  }

  /// A step, or an address that ends in one, without its last instance key.
  static String withoutIndex(String step) {
    if (!step.endsWith("]")) {
      return step;
    }
    int open = step.endsWith("\"]") ? openOfQuoted(step) : step.lastIndexOf('[');
    return open < 0 ? step : step.substring(0, open);
  }

  private static int openOfQuoted(String step) {
    for (int i = step.length() - 3; i > 0; i--) {
      if (step.charAt(i) == '"' && step.charAt(i - 1) == '[') {
        return i - 1;
      }
    }
    return -1;
  }

  /// The instance key of the last step with its brackets; empty when there is none.
  static String index(String address) {
    return address.substring(withoutIndex(address).length());
  }

  /// The names of the modules of a module address: `module.a["x"].module.b` is `[a, b]`.
  static List<String> modulePath(String moduleAddress) {
    if (moduleAddress.isEmpty()) {
      return List.of();
    }
    return steps(moduleAddress).stream()
        .filter(step -> !step.equals("module"))
        .map(Addresses::withoutIndex)
        .toList();
  }

  private Addresses() {}
}
