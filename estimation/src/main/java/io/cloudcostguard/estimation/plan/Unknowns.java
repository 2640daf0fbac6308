package io.cloudcostguard.estimation.plan;

import io.cloudcostguard.estimation.plan.Configuration.Call;
import io.cloudcostguard.estimation.plan.Configuration.ConfiguredResource;
import io.cloudcostguard.estimation.plan.Configuration.Expression;
import io.cloudcostguard.estimation.plan.Configuration.Module;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Tells attributes that are set to something unknown from those that are not set, or set to null,
/// and that the provider will fill in: a plan marks all of them as unknown. Each expression is
/// looked at once, however many instances and modules it is for.
final class Unknowns {

  private static final int FURTHEST = 20;

  /// What one address costs in a set, besides its text.
  private static final int ENTRY = 64;

  private final Configuration configuration;
  private final Iterable<String> addresses;
  private final Holding holding;

  /// The resources of the plan, also data sources that it cannot read yet, by module and without
  /// instance keys; made when it is first asked for.
  private @Nullable Map<Module, Set<String>> planned;

  /// Whether what an expression refers to may be unknown. An expression stands in one place, so its
  /// references are it.
  private final IdentityHashMap<List<String>, Boolean> answers = new IdentityHashMap<>();

  private final Map<Module, Boolean> anyOutput = new HashMap<>();

  private final IdentityHashMap<ConfiguredResource, Written> written = new IdentityHashMap<>();

  /// @param addresses of all resource instances of the plan
  Unknowns(Configuration configuration, Iterable<String> addresses, Holding holding) {
    this.configuration = configuration;
    this.addresses = addresses;
    this.holding = holding;
  }

  /// The paths that `resource` is marked with and that it sets.
  Set<String> thatAreSet(ReadResource resource, ConfiguredResource configured) {
    if (resource.unknown.isEmpty()) {
      return Set.of();
    }
    Module module = configuration.module(Addresses.modulePath(resource.moduleAddress()));
    if (module == null) {
      return Set.of();
    }
    Written as = written.computeIfAbsent(configured, one -> new Written(one, module));
    Map<String, Integer> marked =
        hasBlocks(resource) ? Paths.countAlike(resource.unknown) : Map.of();
    Set<String> set = new TreeSet<>();
    for (String path : resource.unknown) {
      holding.work(1);
      if (as.isSet(path) || as.isSetInAnotherBlock(path, marked)) {
        set.add(path);
      }
    }
    return set;
  }

  private static boolean hasBlocks(ReadResource resource) {
    for (String path : resource.unknown) {
      if (path.contains("].")) {
        return true;
      }
    }
    return false;
  }

  /// Whether an attribute that `resource` is marked with is set by `expression`, and not left to
  /// the provider by a null.
  boolean isSet(ReadResource resource, ConfiguredResource configured, Expression expression) {
    Module module = configuration.module(Addresses.modulePath(resource.moduleAddress()));
    return module == null || mayBeUnknown(module, expression.references(), configured.each(), 0);
  }

  /// How a resource is written: which of its paths are set, and to what may be unknown.
  private final class Written {

    private final ConfiguredResource configured;
    private final Module module;

    /// How many of the paths that are set are alike but for their indices.
    private final Map<String, Integer> set;

    /// Whether one of the paths that are alike may be unknown.
    private final Map<String, Boolean> unknown = new HashMap<>();

    Written(ConfiguredResource configured, Module module) {
      this.configured = configured;
      this.module = module;
      set = Paths.countAlike(configured.set());
      configured
          .references()
          .keySet()
          .forEach(path ->
              unknown.merge(Paths.withoutIndices(path), isWritten(path), Boolean::logicalOr));
    }

    boolean isSet(String path) {
      String withoutFirst = path.replace("[0].", ".");
      return isWritten(path) || isWritten(withoutFirst);
    }

    private boolean isWritten(String path) {
      List<String> references = expression(path);
      return references == null
          ? configured.set().contains(path)
          : mayBeUnknown(module, references, configured.each(), 0);
    }

    /// What the expression at a path refers to, or the one around it: an object is written as one.
    private @Nullable List<String> expression(String path) {
      for (int end = path.length(); end > 0; end = path.lastIndexOf('.', end - 1)) {
        List<String> references = configured.references().get(path.substring(0, end));
        if (references != null) {
          return references;
        }
      }
      return null;
    }

    /// The blocks of a set come in another order than they are written. If more of them have an
    /// unknown value here than do not set it, then one of these is set.
    boolean isSetInAnotherBlock(String path, Map<String, Integer> marked) {
      int dot = path.lastIndexOf("].");
      if (dot < 0) {
        return false;
      }
      String like = Paths.withoutIndices(path);
      int blocks = set.getOrDefault(Paths.withoutIndices(path.substring(0, dot + 1)), 0);
      return blocks > 1
          && marked.getOrDefault(like, 0) > blocks - set.getOrDefault(like, 0)
          && unknown.getOrDefault(like, false);
    }
  }

  /// Whether what an expression refers to may be known only after apply. Variables of the root
  /// module are known, and so are data sources that were read, and resources that are not there.
  ///
  /// @param each what `for_each` refers to where the expression is written
  private boolean mayBeUnknown(
      Module module, List<String> references, List<String> each, int depth) {
    if (references.isEmpty()) {
      return false;
    }
    if (depth > FURTHEST) {
      return true;
    }
    Boolean answer = answers.get(references);
    if (answer == null) {
      answer = findOut(module, references, each, depth);
      answers.put(references, answer);
    }
    return answer;
  }

  private boolean findOut(Module module, List<String> references, List<String> each, int depth) {
    String last = "";
    for (String reference : references) {
      holding.work(1);
      // Terraform lists `module.a.id` and then what it begins with, `module.a`.
      if (!last.startsWith(reference + ".") && findOut(module, reference, each, depth)) {
        return true;
      }
      last = reference;
    }
    return false;
  }

  private boolean findOut(Module module, String reference, List<String> each, int depth) {
    List<String> steps = Addresses.steps(reference);
    return switch (steps.isEmpty() ? "" : steps.getFirst()) {
      case "var" -> steps.size() > 1 && isUnknownVariable(module, steps.get(1), depth);
      case "module" -> steps.size() < 2 || isUnknownOutput(module, steps, depth);
      case "each" -> !reference.equals("each.key") && mayBeUnknown(module, each, List.of(), depth);
      case "count", "path", "terraform" -> false;
      case "local", "self" -> true;
      case "data" -> steps.size() < 3 || isPlanned(module, steps.subList(0, 3));
      default -> steps.size() > 1 && isPlanned(module, steps.subList(0, 2));
    };
  }

  private boolean isUnknownVariable(Module module, String variable, int depth) {
    if (module.parent == null) {
      return false;
    }
    Call call = module.call;
    if (call == null) {
      return true;
    }
    Expression argument =
        call.arguments().getOrDefault(Addresses.withoutIndex(variable), Expression.NONE);
    return mayBeUnknown(module.parent, argument.references(), call.each(), depth + 1);
  }

  private boolean isUnknownOutput(Module module, List<String> steps, int depth) {
    Call call = module.calls.get(Addresses.withoutIndex(steps.get(1)));
    if (call == null) {
      return true;
    }
    if (steps.size() > 2) {
      return isUnknown(call.module(), References.outputs(call.module(), steps), depth);
    }
    Boolean any = anyOutput.get(call.module());
    if (any == null) {
      any = isUnknown(call.module(), References.outputs(call.module(), steps), depth);
      anyOutput.put(call.module(), any);
    }
    return any;
  }

  private boolean isUnknown(Module module, Collection<Expression> outputs, int depth) {
    return outputs.stream()
        .anyMatch(output -> mayBeUnknown(module, output.references(), List.of(), depth + 1));
  }

  private boolean isPlanned(Module module, List<String> steps) {
    return planned().getOrDefault(module, Set.of()).contains(withoutKeys(steps));
  }

  private Map<Module, Set<String>> planned() {
    Map<Module, Set<String>> made = planned;
    if (made == null) {
      made = new HashMap<>();
      for (String address : addresses) {
        holding.work(1);
        List<String> steps = Addresses.steps(address);
        int modules = Addresses.modules(steps);
        Module module =
            configuration.module(Addresses.modulePath(String.join(".", steps.subList(0, modules))));
        if (module != null) {
          String resource = withoutKeys(steps.subList(modules, steps.size()));
          holding.hold(ENTRY + 2L * resource.length());
          made.computeIfAbsent(module, _ -> new HashSet<>()).add(resource);
        }
      }
      planned = made;
    }
    return made;
  }

  private static String withoutKeys(List<String> steps) {
    return String.join(".", steps.stream().map(Addresses::withoutIndex).toList());
  }
}
