package io.cloudcostguard.estimation.recommendation;

import io.cloudcostguard.estimation.resource.Resource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells what is not in production, by what the plan says of it: the tag of a resource, else the
/// name of the workspace, else that of the project. Where none of them names an environment,
/// nothing is known, and nothing is taken to be either.
record Production(String workspace, String project) {

  private static final List<String> TAGS = List.of("environment", "env", "stage");

  private static final Set<String> YES = Set.of("production", "prod", "prd", "live");

  private static final Set<String> NO =
      Set.of(
          "dev",
          "develop",
          "development",
          "test",
          "testing",
          "qa",
          "uat",
          "stage",
          "staging",
          "stg",
          "sandbox",
          "demo",
          "preview",
          "nonprod",
          "lab",
          "poc");

  /// What denies that the resource is in production; null where nothing does.
  @Nullable String deniedBy(Resource resource) {
    Map<String, String> tags = resource.planned().tags();
    if (tags != null) {
      for (Map.Entry<String, String> tag : tags.entrySet()) {
        String name = tag.getKey().toLowerCase(Locale.ROOT);
        if (TAGS.contains(name) && verdict(tag.getValue()) != Verdict.NOTHING) {
          return verdict(tag.getValue()) == Verdict.NO
              ? "tag %s is %s".formatted(tag.getKey(), tag.getValue())
              : null;
        }
      }
    }
    return switch (verdict(workspace)) {
      case YES -> null;
      case NO -> "the workspace is " + workspace;
      case NOTHING -> verdict(project) == Verdict.NO ? "the project is " + project : null;
    };
  }

  private enum Verdict {
    YES,
    NO,
    NOTHING
  }

  private static Verdict verdict(String name) {
    Verdict verdict = Verdict.NOTHING;
    String plain = name.toLowerCase(Locale.ROOT).replace("non-prod", "nonprod");
    for (String word : plain.split("[^a-z0-9]+", 20)) {
      if (YES.contains(word)) {
        return Verdict.YES;
      }
      if (NO.contains(word)) {
        verdict = Verdict.NO;
      }
    }
    return verdict;
  }
}
