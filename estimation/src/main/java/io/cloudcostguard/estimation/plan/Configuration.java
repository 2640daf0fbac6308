package io.cloudcostguard.estimation.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is needed of a plan's `configuration`: which attributes are set by which expressions, what
/// modules pass on, and where providers are. Stays inside the reader.
final class Configuration {

  /// What tells where the resources of providers are, by key and attribute.
  final Map<String, Map<String, Expression>> providerPlaces = new HashMap<>();

  final Map<String, String> providerModules = new HashMap<>();

  /// The full names of providers, e.g. `registry.terraform.io/hashicorp/aws`, by key.
  final Map<String, String> providerNames = new TreeMap<>();

  Module root = new Module(null);

  /// An expression: a place, or what it refers to.
  ///
  /// @param place the constant that it is, where that may be the place of a provider
  /// @param isNull whether it is the constant null
  record Expression(@Nullable String place, boolean isNull, List<String> references) {
    static final Expression NONE = new Expression(null, false, List.of());

    /// In place of references that are too long or too many: nothing is known of it.
    static final String MORE = "local.(and more)";
  }

  /// A module as written: its resources, the modules it calls, its outputs and variables.
  static final class Module {

    /// The module that calls this one; null for the root module.
    final @Nullable Module parent;

    /// How it is called; null for the root module, and while it is read.
    @Nullable Call call;

    final Map<String, ConfiguredResource> resources = new HashMap<>();
    final Map<String, Call> calls = new HashMap<>();
    final Map<String, Expression> outputs = new HashMap<>();

    /// Of variables that may be a provider's place.
    final Map<String, String> variableDefaults = new HashMap<>();

    final Set<String> sensitiveVariables = new HashSet<>();

    Module(@Nullable Module parent) {
      this.parent = parent;
    }
  }

  /// A module call: what it gives to the module's variables.
  ///
  /// @param each what its `for_each` refers to
  record Call(Map<String, Expression> arguments, List<String> each, Module module) {}

  /// A resource as written.
  ///
  /// @param set paths of declared attributes that have an expression other than null, and of blocks
  /// @param references what those expressions refer to, by path
  /// @param located the expressions other than null of what tells where it is, also through its
  ///   group, by attribute
  /// @param each what its `for_each` refers to
  record ConfiguredResource(
      String providerKey,
      Set<String> set,
      Map<String, List<String>> references,
      Map<String, Expression> located,
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
