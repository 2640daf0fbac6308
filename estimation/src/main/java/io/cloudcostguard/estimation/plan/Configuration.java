package io.cloudcostguard.estimation.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is needed of a plan's `configuration`: which attributes are set by which expressions, what
/// modules pass on, and the regions of providers. Stays inside the reader.
final class Configuration {

  final Map<String, Expression> providerRegions = new HashMap<>();
  final Map<String, String> providerModules = new HashMap<>();

  /// The full names of providers, e.g. `registry.terraform.io/hashicorp/aws`, by key.
  final Map<String, String> providerNames = new TreeMap<>();

  Module root = new Module();

  /// An expression: a constant, or what it refers to.
  ///
  /// @param isNull whether it is the constant null
  record Expression(@Nullable String constant, boolean isNull, List<String> references) {
    static final Expression NONE = new Expression(null, false, List.of());
  }

  /// A module as written: its resources, the modules it calls, its outputs and variables.
  static final class Module {
    final Map<String, ConfiguredResource> resources = new HashMap<>();
    final Map<String, Call> calls = new HashMap<>();
    final Map<String, Expression> outputs = new HashMap<>();
    final Map<String, String> variableDefaults = new HashMap<>();
  }

  /// A module call: what it gives to the module's variables.
  ///
  /// @param each what its `for_each` refers to
  record Call(Map<String, Expression> arguments, List<String> each, Module module) {}

  /// A resource as written.
  ///
  /// @param set paths of declared attributes that have an expression other than null, and of blocks
  /// @param references what those expressions refer to, by path
  /// @param each what its `for_each` refers to
  record ConfiguredResource(
      String providerKey,
      Set<String> set,
      Map<String, List<String>> references,
      List<String> each) {}

  /// The module at a path of call names; null when the configuration does not have it.
  @Nullable Module module(List<String> path) {
    Module module = root;
    for (String name : path) {
      Call call = module.calls.get(name);
      if (call == null) {
        return null;
      }
      module = call.module();
    }
    return module;
  }
}
