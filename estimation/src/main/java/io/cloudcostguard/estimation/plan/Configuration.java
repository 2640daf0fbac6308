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
  record Expression(@Nullable String constant, List<String> references) {
    static final Expression NONE = new Expression(null, List.of());
  }

  /// A module as written: its resources, the modules it calls, its outputs and variables.
  static final class Module {
    final Map<String, ConfiguredResource> resources = new HashMap<>();
    final Map<String, Call> calls = new HashMap<>();
    final Map<String, Expression> outputs = new HashMap<>();
    final Map<String, String> variableDefaults = new HashMap<>();
  }

  /// A module call: what it gives to the module's variables.
  record Call(Map<String, Expression> arguments, Module module) {}

  /// A resource as written.
  ///
  /// @param set paths of declared attributes that have an expression
  /// @param references what those expressions refer to, by path
  record ConfiguredResource(
      String providerKey, Set<String> set, Map<String, List<String>> references) {}

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
