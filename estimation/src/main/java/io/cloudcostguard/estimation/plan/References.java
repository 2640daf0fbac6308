package io.cloudcostguard.estimation.plan;

import io.cloudcostguard.estimation.plan.Configuration.Call;
import io.cloudcostguard.estimation.plan.Configuration.Expression;
import io.cloudcostguard.estimation.plan.Configuration.Module;
import java.util.ArrayList;
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

  /// Text that a provider could take for a region, e.g. `us-gov-west-1`, `europe-west4`.
  private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-?\\d+");

  /// What an expression refers to that picks the instance with the same key.
  private static final Set<String> KEYS = Set.of("each.key", "each.value", "count.index");

  private final Configuration configuration;
  private final Map<String, List<String>> instances = new HashMap<>();

  /// @param addresses of all resource instances of the plan
  References(Configuration configuration, Iterable<String> addresses) {
    this.configuration = configuration;
    for (String address : addresses) {
      instances
          .computeIfAbsent(Addresses.withoutIndex(address), _ -> new ArrayList<>(1))
          .add(address);
    }
  }

  /// The addresses that `references`, written in the module of `resource`, lead to. An instance
  /// with the same key as `resource` comes first.
  List<String> follow(ReadResource resource, List<String> references) {
    Set<String> found = new LinkedHashSet<>();
    follow(resource.moduleAddress(), references, Addresses.index(resource.address), found, 0);
    return List.copyOf(found);
  }

  private void follow(
      String moduleAddress, List<String> references, String index, Set<String> found, int depth) {
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
      switch (steps.getFirst()) {
        case "var" -> followVariable(moduleAddress, steps.get(1), index, found, depth);
        case "module" -> followOutput(moduleAddress, steps, index, found, depth);
        case "data", "local", "each", "count", "path", "terraform", "self" -> {}
        default -> addInstances(moduleAddress, steps, index, keyed, found);
      }
    }
  }

  private void addInstances(
      String moduleAddress, List<String> steps, String index, boolean keyed, Set<String> found) {
    String prefix = moduleAddress.isEmpty() ? "" : moduleAddress + ".";
    String written = prefix + steps.getFirst() + "." + steps.get(1);
    String resource = Addresses.withoutIndex(written);
    List<String> all = instances.getOrDefault(resource, List.of());
    if (all.contains(written)) {
      found.add(written);
      return;
    }
    if (all.contains(resource + index)) {
      found.add(resource + index);
      if (keyed) {
        return;
      }
    }
    found.addAll(all);
  }

  private void followVariable(
      String moduleAddress, String variable, String index, Set<String> found, int depth) {
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
          found,
          depth + 1);
    }
  }

  private void followOutput(
      String moduleAddress, List<String> steps, String index, Set<String> found, int depth) {
    Module here = configuration.module(Addresses.modulePath(moduleAddress));
    Call call = here == null ? null : here.calls.get(Addresses.withoutIndex(steps.get(1)));
    if (call == null) {
      return;
    }
    String child = (moduleAddress.isEmpty() ? "" : moduleAddress + ".") + "module." + steps.get(1);
    for (Expression output : outputs(call.module(), steps)) {
      follow(child, output.references(), index, found, depth + 1);
      if (Addresses.index(child).isEmpty() && !index.isEmpty()) {
        follow(child + index, output.references(), index, found, depth + 1);
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
    Set<String> regions = new HashSet<>();
    for (String reference : expression.references()) {
      List<String> steps = Addresses.steps(reference);
      String value =
          steps.size() == 2 && steps.getFirst().equals("var")
              ? variable(steps.get(1), modulePath, rootVariables)
              : null;
      if (value == null || !REGION.matcher(value).matches()) {
        return null;
      }
      regions.add(value);
    }
    return regions.size() == 1 ? regions.iterator().next() : null;
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
