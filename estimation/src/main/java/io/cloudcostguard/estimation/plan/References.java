package io.cloudcostguard.estimation.plan;

import io.cloudcostguard.estimation.plan.Configuration.Call;
import io.cloudcostguard.estimation.plan.Configuration.Expression;
import io.cloudcostguard.estimation.plan.Configuration.Module;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Follows the references of expressions to resources of the plan: within a module, up through
/// variables, down through outputs.
final class References {

  private static final int FURTHEST = 20;

  /// What was found, and what was seen on the way: modules may pass one thing on by very many ways.
  private record Trail(Set<String> found, Set<String> seen) {}

  /// Text that a provider could take for a region, e.g. `us-gov-west-1`, `europe-west4`.
  private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-?\\d+");

  /// What an expression refers to that picks the instance with the same key.
  private static final Set<String> KEYS = Set.of("each.key", "each.value", "count.index");

  private final Configuration configuration;
  private final Iterable<String> addresses;
  private @Nullable Map<String, Set<String>> instances;

  /// @param addresses of all resource instances of the plan
  References(Configuration configuration, Iterable<String> addresses) {
    this.configuration = configuration;
    this.addresses = addresses;
  }

  /// Instances by their address without the last key; made when a reference is first followed.
  private Map<String, Set<String>> instances() {
    Map<String, Set<String>> made = instances;
    if (made == null) {
      made = new HashMap<>();
      for (String address : addresses) {
        made.computeIfAbsent(Addresses.withoutIndex(address), _ -> new LinkedHashSet<>(2))
            .add(address);
      }
      instances = made;
    }
    return made;
  }

  /// The addresses that `references`, written in the module of `resource`, lead to. An instance
  /// with the same key as `resource` comes first.
  List<String> follow(ReadResource resource, List<String> references) {
    Trail trail = new Trail(new LinkedHashSet<>(), new HashSet<>());
    follow(resource.moduleAddress(), references, Addresses.index(resource.address), trail, 0);
    return List.copyOf(trail.found());
  }

  private void follow(
      String moduleAddress, List<String> references, String index, Trail trail, int depth) {
    if (depth > FURTHEST) {
      return;
    }
    boolean keyed = references.stream().anyMatch(KEYS::contains);
    String last = "";
    for (String reference : references) {
      List<String> steps = Addresses.steps(reference);
      // Terraform lists `a.b[0].id` and then what it begins with, `a.b[0]` and `a.b`.
      if (steps.size() < 2
          || last.startsWith(reference + ".")
          || last.startsWith(reference + "[")) {
        continue;
      }
      last = reference;
      if (!trail.seen().add(moduleAddress + " " + reference + " " + index)) {
        continue;
      }
      switch (steps.getFirst()) {
        case "var" -> followVariable(moduleAddress, steps.get(1), index, trail, depth);
        case "module" -> followOutput(moduleAddress, steps, index, trail, depth);
        case "data", "local", "each", "count", "path", "terraform", "self" -> {}
        default -> addInstances(moduleAddress, steps, index, keyed, trail);
      }
    }
  }

  private void addInstances(
      String moduleAddress, List<String> steps, String index, boolean keyed, Trail trail) {
    String prefix = moduleAddress.isEmpty() ? "" : moduleAddress + ".";
    String written = prefix + steps.getFirst() + "." + steps.get(1);
    String resource = Addresses.withoutIndex(written);
    Set<String> all = instances().getOrDefault(resource, Set.of());
    if (all.contains(written)) {
      trail.found().add(written);
      return;
    }
    if (all.contains(resource + index)) {
      trail.found().add(resource + index);
      if (keyed) {
        return;
      }
    }
    trail.found().addAll(all);
  }

  private void followVariable(
      String moduleAddress, String variable, String index, Trail trail, int depth) {
    if (moduleAddress.isEmpty()) {
      return;
    }
    Call call = callOf(moduleAddress);
    if (call != null) {
      Expression argument = call.arguments().getOrDefault(variable, Expression.NONE);
      String moduleIndex = Addresses.index(moduleAddress);
      follow(
          parentOf(moduleAddress),
          argument.references(),
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

  /// The region that `expression`, written in a module, comes to: a constant, or what variables
  /// were given. Null where it is anything else, also where variables are only a part of it.
  @Nullable String region(
      Expression expression, List<String> modulePath, Map<String, String> rootVariables) {
    if (expression.constant() != null) {
      return expression.constant();
    }
    if (expression.references().size() != 1) {
      return null;
    }
    List<String> steps = Addresses.steps(expression.references().getFirst());
    if (steps.size() != 2 || !steps.getFirst().equals("var")) {
      return null;
    }
    String value = variable(steps.get(1), modulePath, rootVariables);
    return value == null || !REGION.matcher(value).matches() ? null : value;
  }

  private @Nullable String variable(
      String name, List<String> modulePath, Map<String, String> rootVariables) {
    if (modulePath.isEmpty()) {
      return rootVariables.get(name);
    }
    List<String> parentPath = modulePath.subList(0, modulePath.size() - 1);
    Module parent = configuration.module(parentPath);
    Call call = parent == null ? null : parent.calls.get(modulePath.getLast());
    if (call == null) {
      return null;
    }
    Expression argument = call.arguments().get(name);
    return argument == null
        ? call.module().variableDefaults.get(name)
        : region(argument, parentPath, rootVariables);
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
