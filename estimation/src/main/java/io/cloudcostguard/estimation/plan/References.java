package io.cloudcostguard.estimation.plan;

import io.cloudcostguard.estimation.plan.Configuration.Call;
import io.cloudcostguard.estimation.plan.Configuration.Expression;
import io.cloudcostguard.estimation.plan.Configuration.Module;
import io.cloudcostguard.schemas.plan.PlannedResource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Follows the references of expressions to resources of the plan: within a module, up through
/// variables, down through outputs.
final class References {

  private static final int FURTHEST = 20;

  /// Of a whole plan, references that are followed: some, and a number for each resource.
  private static final long STEPS = 500_000;

  private static final long STEPS_PER_RESOURCE = 100;

  /// Of a whole plan, the text of all addresses that are found: some, and a part of the addresses
  /// that there are. Each is written where it is referred from, as long as it is.
  private static final long TEXT = 4L * 1024 * 1024;

  private static final long TEXT_PER_TEXT = 4;

  /// What one address costs in a set, besides its text.
  private static final int ENTRY = 64;

  /// What was found, and what was seen on the way: modules may pass one thing on by very many ways.
  private final class Trail {

    /// Whether it also leads to data sources.
    private final boolean toData;

    private final Set<String> found = new LinkedHashSet<>(4);
    private final Set<String> seen = new HashSet<>(4);
    private boolean more;

    Trail(boolean toData) {
      this.toData = toData;
    }

    void add(String address) {
      if (found.contains(address)) {
        return;
      }
      text -= address.length();
      if (found.size() == Bound.FOLLOWED || text < 0) {
        more = true;
      } else {
        holding.hold(ENTRY + address.length());
        found.add(address);
      }
    }

    /// Instances of one resource, none of which is nearer than the others.
    void addAll(Set<String> addresses) {
      if (addresses.size() > Bound.FOLLOWED) {
        more = true;
      } else {
        addresses.forEach(this::add);
      }
    }

    /// Whether there is a step left to go.
    boolean goes() {
      steps--;
      holding.work(1);
      more |= steps < 0;
      return steps >= 0;
    }

    List<String> addresses() {
      if (!more) {
        return List.copyOf(found);
      }
      List<String> some = new ArrayList<>(found);
      some.add(PlannedResource.MORE);
      return List.copyOf(some);
    }
  }

  /// What an expression refers to that picks the instance with the same key.
  private static final Set<String> KEYS = Set.of("each.key", "each.value", "count.index");

  private final Configuration configuration;
  private final List<String> addresses;
  private final Holding holding;
  private @Nullable Map<String, Set<String>> instances;
  private long steps;
  private long text;

  /// @param addresses of all resource instances of the plan, and of the data sources that
  ///   [#followToData] may lead to
  References(Configuration configuration, List<String> addresses, Holding holding) {
    this.configuration = configuration;
    this.addresses = addresses;
    this.holding = holding;
    steps = STEPS + STEPS_PER_RESOURCE * addresses.size();
    text = TEXT + TEXT_PER_TEXT * addresses.stream().mapToLong(String::length).sum();
  }

  /// Instances by their address without the last key; made when a reference is first followed.
  private Map<String, Set<String>> instances() {
    Map<String, Set<String>> made = instances;
    if (made == null) {
      made = new HashMap<>();
      for (String address : addresses) {
        holding.work(1);
        holding.hold(2L * ENTRY + address.length());
        made.computeIfAbsent(Addresses.withoutIndex(address), _ -> new LinkedHashSet<>(2))
            .add(address);
      }
      instances = made;
    }
    return made;
  }

  /// The addresses that `references`, written in the module of `resource`, lead to. An instance
  /// with the same key as `resource` comes first. The last is [PlannedResource#MORE] where there
  /// are more than are followed.
  List<String> follow(ReadResource resource, List<String> references) {
    return follow(resource, references, new Trail(false));
  }

  /// The same, to resources and to data sources.
  List<String> followToData(ReadResource resource, List<String> references) {
    return follow(resource, references, new Trail(true));
  }

  private List<String> follow(ReadResource resource, List<String> references, Trail trail) {
    follow(resource.moduleAddress(), references, Addresses.index(resource.address), trail, 0);
    return trail.addresses();
  }

  private void follow(
      String moduleAddress, List<String> references, String index, Trail trail, int depth) {
    if (depth > FURTHEST) {
      return;
    }
    if (references.isEmpty()) {
      return;
    }
    trail.more |= references.getLast().equals(Expression.MORE);
    boolean keyed = references.stream().anyMatch(KEYS::contains);
    String last = "";
    for (String reference : references) {
      if (!trail.goes()) {
        return;
      }
      List<String> steps = Addresses.steps(reference);
      // Terraform lists `a.b[0].id` and then what it begins with, `a.b[0]` and `a.b`.
      if (steps.size() < 2
          || last.startsWith(reference + ".")
          || last.startsWith(reference + "[")) {
        continue;
      }
      last = reference;
      if (!trail.seen.add(moduleAddress + " " + reference + " " + index)) {
        continue;
      }
      switch (steps.getFirst()) {
        case "var" -> followVariable(moduleAddress, steps.get(1), index, trail, depth);
        case "module" -> followOutput(moduleAddress, steps, index, trail, depth);
        case "data" -> {
          if (trail.toData && steps.size() > 2) {
            addInstances(moduleAddress, steps.subList(0, 3), index, keyed, trail);
          }
        }
        case "local", "each", "count", "path", "terraform", "self" -> {}
        default -> addInstances(moduleAddress, steps.subList(0, 2), index, keyed, trail);
      }
    }
  }

  /// The references, and what `for_each` refers to where its values are among them.
  static List<String> withEach(List<String> references, List<String> each) {
    return each.isEmpty() || !references.contains("each.value")
        ? references
        : Stream.concat(references.stream(), each.stream()).toList();
  }

  private void addInstances(
      String moduleAddress, List<String> name, String index, boolean keyed, Trail trail) {
    String prefix = moduleAddress.isEmpty() ? "" : moduleAddress + ".";
    String written = prefix + String.join(".", name);
    String resource = Addresses.withoutIndex(written);
    Set<String> all = instances().getOrDefault(resource, Set.of());
    if (all.contains(written)) {
      trail.add(written);
      return;
    }
    if (all.contains(resource + index)) {
      trail.add(resource + index);
      if (keyed) {
        return;
      }
    }
    trail.addAll(all);
  }

  private void followVariable(
      String moduleAddress, String variable, String index, Trail trail, int depth) {
    if (moduleAddress.isEmpty()) {
      return;
    }
    Call call = callOf(moduleAddress);
    if (call != null) {
      List<String> argument =
          withEach(
              call.arguments().getOrDefault(variable, Expression.NONE).references(), call.each());
      String moduleIndex = Addresses.index(moduleAddress);
      follow(
          parentOf(moduleAddress),
          argument,
          moduleIndex.isEmpty() ? index : moduleIndex,
          trail,
          depth + 1);
    }
  }

  private void followOutput(
      String moduleAddress, List<String> steps, String index, Trail trail, int depth) {
    Module here = configuration.module(Addresses.modulePath(moduleAddress));
    Call call = here == null ? null : here.calls.get(Addresses.withoutIndex(steps.get(1)));
    if (call == null) {
      return;
    }
    String child = (moduleAddress.isEmpty() ? "" : moduleAddress + ".") + "module." + steps.get(1);
    for (Expression output : outputs(call.module(), steps)) {
      follow(child, output.references(), index, trail, depth + 1);
      if (Addresses.index(child).isEmpty() && !index.isEmpty()) {
        follow(child + index, output.references(), index, trail, depth + 1);
      }
    }
  }

  /// The output that is named. Of `module.a[each.key].id` a plan says no more than `module.a`: then
  /// it may be any.
  static Collection<Expression> outputs(Module module, List<String> steps) {
    return steps.size() < 3
        ? module.outputs.values()
        : List.of(
            module.outputs.getOrDefault(Addresses.withoutIndex(steps.get(2)), Expression.NONE));
  }

  /// The place that `expression`, written in a module, comes to: a constant, or what variables were
  /// given. Null where it is anything else, also where variables are only a part of it.
  @Nullable String place(
      Expression expression, List<String> modulePath, Map<String, String> rootVariables) {
    if (expression.place() != null) {
      return expression.place();
    }
    if (expression.references().size() != 1) {
      return null;
    }
    List<String> steps = Addresses.steps(expression.references().getFirst());
    if (steps.size() != 2 || !steps.getFirst().equals("var")) {
      return null;
    }
    return variable(steps.get(1), modulePath, rootVariables);
  }

  private @Nullable String variable(
      String name, List<String> modulePath, Map<String, String> rootVariables) {
    if (modulePath.isEmpty()) {
      return configuration.root.sensitiveVariables.contains(name) ? null : rootVariables.get(name);
    }
    List<String> parentPath = modulePath.subList(0, modulePath.size() - 1);
    Module parent = configuration.module(parentPath);
    Call call = parent == null ? null : parent.calls.get(modulePath.getLast());
    if (call == null || call.module().sensitiveVariables.contains(name)) {
      return null;
    }
    Expression argument = call.arguments().get(name);
    return argument == null
        ? call.module().variableDefaults.get(name)
        : place(argument, parentPath, rootVariables);
  }

  private @Nullable Call callOf(String moduleAddress) {
    List<String> path = Addresses.modulePath(moduleAddress);
    Module parent = configuration.module(path.subList(0, path.size() - 1));
    return parent == null ? null : parent.calls.get(path.getLast());
  }

  private static String parentOf(String moduleAddress) {
    List<String> steps = Addresses.steps(moduleAddress);
    return String.join(".", steps.subList(0, steps.size() - 2));
  }
}
