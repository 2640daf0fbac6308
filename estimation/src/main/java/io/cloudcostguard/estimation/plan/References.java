package io.cloudcostguard.estimation.plan;

import io.cloudcostguard.estimation.plan.Configuration.Call;
import io.cloudcostguard.estimation.plan.Configuration.Expression;
import io.cloudcostguard.estimation.plan.Configuration.Module;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Follows the references of expressions to resources of the plan: within a module, up through
/// variables, down through outputs.
final class References {

  private static final int FURTHEST = 20;

  private final Configuration configuration;
  private final Iterable<String> addresses;
  private @Nullable Map<String, List<String>> instances;

  /// @param addresses of all resource instances of the plan
  References(Configuration configuration, Iterable<String> addresses) {
    this.configuration = configuration;
    this.addresses = addresses;
  }

  /// Instances by their address without the last key; made when a reference is first followed.
  private Map<String, List<String>> instances() {
    Map<String, List<String>> made = instances;
    if (made == null) {
      made = new HashMap<>();
      for (String address : addresses) {
        made.computeIfAbsent(Addresses.withoutIndex(address), _ -> new ArrayList<>(1)).add(address);
      }
      instances = made;
    }
    return made;
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
        default -> addInstances(moduleAddress, steps, index, found);
      }
    }
  }

  private void addInstances(
      String moduleAddress, List<String> steps, String index, Set<String> found) {
    String prefix = moduleAddress.isEmpty() ? "" : moduleAddress + ".";
    String written = prefix + steps.getFirst() + "." + steps.get(1);
    String resource = Addresses.withoutIndex(written);
    List<String> all = instances().getOrDefault(resource, List.of());
    if (all.contains(written)) {
      found.add(written);
      return;
    }
    if (all.contains(resource + index)) {
      found.add(resource + index);
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
    if (steps.size() < 3) {
      return;
    }
    Module here = configuration.module(Addresses.modulePath(moduleAddress));
    Call call = here == null ? null : here.calls.get(Addresses.withoutIndex(steps.get(1)));
    if (call == null) {
      return;
    }
    Expression output =
        call.module().outputs.getOrDefault(Addresses.withoutIndex(steps.get(2)), Expression.NONE);
    String child = (moduleAddress.isEmpty() ? "" : moduleAddress + ".") + "module." + steps.get(1);
    follow(child, output.references(), index, found, depth + 1);
    if (Addresses.index(child).isEmpty() && !index.isEmpty()) {
      follow(child + index, output.references(), index, found, depth + 1);
    }
  }

  /// Whether what an attribute of `resource` is set to can be unknown at the time of the plan. An
  /// expression of constants and variables is known; if the plan has no value, then it is null.
  ///
  /// @param references of the expression; null for a nested block
  boolean mayBeUnknown(ReadResource resource, @Nullable List<String> references) {
    return references == null || mayBeUnknown(resource.moduleAddress(), references, 0);
  }

  private boolean mayBeUnknown(String moduleAddress, List<String> references, int depth) {
    return depth > FURTHEST
        || references.stream().anyMatch(reference -> mayBeUnknown(moduleAddress, reference, depth));
  }

  private boolean mayBeUnknown(String moduleAddress, String reference, int depth) {
    List<String> steps = Addresses.steps(reference);
    return switch (steps.getFirst()) {
      case "count", "path", "terraform" -> false;
      case "each" -> steps.size() < 2 || !steps.get(1).equals("key");
      case "var" -> {
        if (moduleAddress.isEmpty() || steps.size() < 2) {
          yield false;
        }
        Call call = callOf(moduleAddress);
        yield call == null
            || mayBeUnknown(
                parentOf(moduleAddress),
                call.arguments()
                    .getOrDefault(Addresses.withoutIndex(steps.get(1)), Expression.NONE)
                    .references(),
                depth + 1);
      }
      default -> true;
    };
  }

  /// The text that `expression`, written in a module, comes to where it is a constant or a variable
  /// that was given one; null where it is anything else.
  @Nullable String constant(
      Expression expression, List<String> modulePath, Map<String, String> rootVariables) {
    Expression current = expression;
    List<String> path = modulePath;
    for (int i = 0; i <= FURTHEST; i++) {
      if (current.constant() != null) {
        return current.constant();
      }
      if (current.references().isEmpty() || !current.references().getFirst().startsWith("var.")) {
        return null;
      }
      String variable =
          Addresses.withoutIndex(Addresses.steps(current.references().getFirst()).get(1));
      if (path.isEmpty()) {
        return rootVariables.get(variable);
      }
      Module parent = configuration.module(path.subList(0, path.size() - 1));
      Call call = parent == null ? null : parent.calls.get(path.getLast());
      if (call == null) {
        return null;
      }
      Expression argument = call.arguments().get(variable);
      if (argument == null) {
        return call.module().variableDefaults.get(variable);
      }
      current = argument;
      path = path.subList(0, path.size() - 1);
    }
    return null;
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
