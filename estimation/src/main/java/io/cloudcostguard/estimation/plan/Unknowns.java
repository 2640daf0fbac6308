package io.cloudcostguard.estimation.plan;

import io.cloudcostguard.estimation.plan.Configuration.Call;
import io.cloudcostguard.estimation.plan.Configuration.ConfiguredResource;
import io.cloudcostguard.estimation.plan.Configuration.Expression;
import io.cloudcostguard.estimation.plan.Configuration.Module;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tells attributes that are set to something unknown from those that are not set, or set to null,
/// and that the provider will fill in: a plan marks all of them as unknown.
final class Unknowns {

  private static final Pattern INDEX = Pattern.compile("\\[\\d+]");

  private static final int FURTHEST = 20;

  private final Configuration configuration;

  private final Iterable<String> addresses;

  /// The resources of the plan, also data sources that it cannot read yet, without instance keys;
  /// made when it is first asked for.
  private @Nullable Set<String> planned;

  /// Modules may pass one thing on by very many ways.
  private final Map<Place, Boolean> answers = new HashMap<>();

  /// A reference where it is written.
  private record Place(List<String> module, String reference, List<String> each) {}

  /// @param addresses of all resource instances of the plan
  Unknowns(Configuration configuration, Iterable<String> addresses) {
    this.configuration = configuration;
    this.addresses = addresses;
  }

  private Set<String> planned() {
    Set<String> made = planned;
    if (made == null) {
      made = new HashSet<>();
      for (String address : addresses) {
        made.add(withoutKeys(address));
      }
      planned = made;
    }
    return made;
  }

  /// The paths that `resource` is marked with and that it sets.
  Set<String> thatAreSet(ReadResource resource, ConfiguredResource configured) {
    if (resource.unknown.isEmpty()) {
      return Set.of();
    }
    List<String> module = Addresses.modulePath(resource.moduleAddress());
    return resource.unknown.stream()
        .filter(path ->
            isSet(path, configured, module)
                || isSetInAnotherBlock(path, resource.unknown, configured, module))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean isSet(String path, ConfiguredResource configured, List<String> module) {
    String written = path.replace("[0].", ".");
    return isWritten(path, configured, module) || isWritten(written, configured, module);
  }

  private boolean isWritten(String path, ConfiguredResource configured, List<String> module) {
    List<String> references = configured.references().get(path);
    return references == null
        ? configured.set().contains(path)
        : mayBeUnknown(module, references, configured.each(), 0);
  }

  /// The blocks of a set come in another order than they are written. If more of them have an
  /// unknown value here than do not set it, then one of these is set.
  private boolean isSetInAnotherBlock(
      String path, Set<String> unknown, ConfiguredResource configured, List<String> module) {
    int dot = path.lastIndexOf("].");
    if (dot < 0) {
      return false;
    }
    String like = withoutIndices(path);
    long written = count(configured.set(), withoutIndices(path.substring(0, dot + 1)));
    return written > 1
        && count(unknown, like) > written - count(configured.set(), like)
        && configured.references().keySet().stream()
            .anyMatch(other ->
                withoutIndices(other).equals(like) && isWritten(other, configured, module));
  }

  /// Whether what an expression refers to may be known only after apply. Variables of the root
  /// module are known, and so are data sources that were read, and resources that are not there.
  ///
  /// @param each what `for_each` refers to where the expression is written
  private boolean mayBeUnknown(
      List<String> module, List<String> references, List<String> each, int depth) {
    if (depth > FURTHEST) {
      return true;
    }
    String last = "";
    for (String reference : references) {
      // Terraform lists `module.a.id` and then what it begins with, `module.a`.
      if (!last.startsWith(reference + ".") && mayBeUnknown(module, reference, each, depth)) {
        return true;
      }
      last = reference;
    }
    return false;
  }

  private boolean mayBeUnknown(
      List<String> module, String reference, List<String> each, int depth) {
    Place place = new Place(module, reference, each);
    Boolean answer = answers.get(place);
    if (answer == null) {
      answer = findOut(module, reference, each, depth);
      answers.put(place, answer);
    }
    return answer;
  }

  private boolean findOut(List<String> module, String reference, List<String> each, int depth) {
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

  private boolean isUnknownVariable(List<String> module, String variable, int depth) {
    if (module.isEmpty()) {
      return false;
    }
    List<String> parent = module.subList(0, module.size() - 1);
    Call call = call(parent, module.getLast());
    if (call == null) {
      return true;
    }
    Expression argument =
        call.arguments().getOrDefault(Addresses.withoutIndex(variable), Expression.NONE);
    return mayBeUnknown(parent, argument.references(), call.each(), depth + 1);
  }

  private boolean isUnknownOutput(List<String> module, List<String> steps, int depth) {
    String name = Addresses.withoutIndex(steps.get(1));
    Call call = call(module, name);
    if (call == null) {
      return true;
    }
    List<String> child = new ArrayList<>(module);
    child.add(name);
    return References.outputs(call.module(), steps).stream()
        .anyMatch(output -> mayBeUnknown(child, output.references(), List.of(), depth + 1));
  }

  private @Nullable Call call(List<String> parent, String name) {
    Module module = configuration.module(parent);
    return module == null ? null : module.calls.get(name);
  }

  private boolean isPlanned(List<String> module, List<String> steps) {
    StringBuilder address = new StringBuilder();
    module.forEach(name -> address.append("module.").append(name).append('.'));
    return planned().contains(withoutKeys(address + String.join(".", steps)));
  }

  private static String withoutKeys(String address) {
    return Addresses.steps(address).stream()
        .map(Addresses::withoutIndex)
        .collect(Collectors.joining("."));
  }

  private static long count(Set<String> paths, String like) {
    return paths.stream().filter(path -> withoutIndices(path).equals(like)).count();
  }

  private static String withoutIndices(String path) {
    return INDEX.matcher(path).replaceAll("");
  }
}
