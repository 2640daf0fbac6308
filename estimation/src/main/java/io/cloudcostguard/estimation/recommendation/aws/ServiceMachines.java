package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.Suggestion;
import io.cloudcostguard.estimation.recommendation.aws.MachineShapes.Shape;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;
import java.util.List;
import java.util.function.BiFunction;

/// Other machines for a resource whose machine is one attribute.
///
/// @param path of the attribute, e.g. `instance_class`
/// @param before what its values have before a machine's name, e.g. `kafka.`
/// @param behind what they have behind it, e.g. `.search`
record ServiceMachines(String path, String before, String behind) {

  /// The rule to move to a newer generation.
  Rule newer(String id, String title, String page, String... types) {
    return rule(
        id,
        title,
        Effort.MEDIUM,
        page,
        "has newer generations",
        (_, now) -> MachineShapes.newer(now),
        types);
  }

  /// The rule to move to Graviton, which a managed service runs without a change of programs.
  Rule graviton(String id, String title, String page, String... types) {
    return rule(
        id,
        title,
        Effort.MEDIUM,
        page,
        "has an x86 processor",
        (resource, now) ->
            MachineShapes.graviton(now).stream()
                .filter(name -> {
                  Shape machine = MachineShapes.find(name);
                  return machine != null && !GravitonVersions.exclude(resource, machine);
                })
                .toList(),
        types);
  }

  private Rule rule(
      String id,
      String title,
      Effort effort,
      String page,
      String because,
      BiFunction<Resource, Shape, List<String>> instead,
      String... types) {
    return Rule.of(id, title)
        .on(types)
        .with(effort, Risk.MEDIUM, Reversal.IN_PLACE)
        .when(
            page,
            (resource, scene) -> {
              String text = resource.attr(path).text();
              if (text == null
                  || !text.startsWith(before)
                  || !text.endsWith(behind)
                  || text.length() <= before.length() + behind.length()) {
                return;
              }
              Shape now =
                  MachineShapes.find(
                      text.substring(before.length(), text.length() - behind.length()));
              List<String> names = now == null ? List.of() : instead.apply(resource, now);
              if (!names.isEmpty()) {
                Suggestion suggestion = scene.suggest(resource, text + " " + because);
                if (resource.attr("engine_version").isSet()) {
                  suggestion.provided("the version of its engine runs on the new class");
                }
                suggestion.setCheapest(path, MachineShapes.named(before, names, behind));
              }
            });
  }
}
