package io.cloudcostguard.estimation.resource;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The addresses of a usage file in which `[*]` stands for instance keys. Finds those that cover an
/// address by asking for them: for each choice of keys that `[*]` stands for in any of them.
final class Wildcards {

  /// Choices of keys for addresses that differ in nothing but keys. Further ones have no effect.
  static final int MOST_CHOICES = 64;

  private static final Comparator<String> ORDER =
      Comparator.comparingInt(InstanceKeys::wildcards)
          .reversed()
          .thenComparing(Comparator.naturalOrder());

  private final Set<String> patterns = new HashSet<>();

  /// The choices by what all that they cover have in common.
  private final Map<String, Set<List<Boolean>>> choices = new HashMap<>();

  private final List<String> withoutEffect = new ArrayList<>();

  Wildcards(Collection<String> addresses) {
    addresses.stream()
        .filter(address -> address.contains(InstanceKeys.ANY))
        .sorted(ORDER)
        .forEach(this::add);
  }

  private void add(String pattern) {
    Set<List<Boolean>> alike = choices.computeIfAbsent(common(pattern), _ -> new LinkedHashSet<>());
    List<Boolean> choice = InstanceKeys.wild(pattern);
    if (alike.contains(choice) || alike.size() < MOST_CHOICES) {
      alike.add(choice);
      patterns.add(pattern);
    } else {
      withoutEffect.add(pattern);
    }
  }

  boolean isEmpty() {
    return patterns.isEmpty();
  }

  List<String> withoutEffect() {
    return withoutEffect;
  }

  /// Those that cover `address`, in the order in which they are laid over each other: with fewer
  /// `[*]` over those with more.
  List<String> covering(String address) {
    Set<List<Boolean>> alike = patterns.isEmpty() ? null : choices.get(common(address));
    if (alike == null) {
      return List.of();
    }
    return alike.stream()
        .map(choice -> InstanceKeys.replaced(address, choice))
        .filter(patterns::contains)
        .distinct()
        .sorted(ORDER)
        .toList();
  }

  private static String common(String address) {
    return InstanceKeys.replaced(address, InstanceKeys.ANY);
  }
}
