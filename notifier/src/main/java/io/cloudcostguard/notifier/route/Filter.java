package io.cloudcostguard.notifier.route;

import io.cloudcostguard.notifier.message.Event;
import io.cloudcostguard.notifier.message.News;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.estimate.Sum;
import io.cloudcostguard.schemas.plan.PlanSource;
import io.cloudcostguard.schemas.subscription.Severity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The filter of a subscription: which events it gets. Null, or no event types: any.
///
/// @param project a name, or a prefix with a `*` at the end
/// @param subject a plan's id
/// @param minDelta of estimates: the least change of monthly cost, up or down; an estimate in whose
///   change a price is missing passes
/// @param tags of estimates: a resource whose cost changes, or may change, has all of them
/// @param repositories that a plan is of: `owner/name`, or `owner/*`
record Filter(
    List<String> eventTypes,
    @Nullable String project,
    @Nullable String subject,
    @Nullable Severity minSeverity,
    @Nullable BigDecimal minDelta,
    Map<String, String> tags,
    List<String> repositories) {

  /// Names between slashes, none of dots only: `acme/..` is nothing of acme's.
  private static final Pattern OWNED =
      Pattern.compile("(?!\\.{1,2}/)[\\w.~-]+(?:/(?!\\.{1,2}(?:/|$))[\\w.~-]+)+");

  Filter {
    eventTypes = List.copyOf(eventTypes);
    tags = Map.copyOf(tags);
    repositories = List.copyOf(repositories);
  }

  boolean passes(Event event) {
    News news = event.news();
    return passesType(event)
        && (project == null || passesProject(project, news.project()))
        && (subject == null || subject.equals(news.planId()))
        && (minSeverity == null || news.severity().compareTo(minSeverity) >= 0)
        && (minDelta == null || passesDelta(minDelta, news))
        && (tags.isEmpty() || passesTags(news))
        && (repositories.isEmpty() || passesRepository(news));
  }

  private boolean passesType(Event event) {
    boolean everything = eventTypes.isEmpty() && !event.news().isOptIn();
    return everything || eventTypes.contains(event.type());
  }

  private static boolean passesProject(String pattern, @Nullable String project) {
    if (project == null) {
      return false;
    }
    return pattern.endsWith("*")
        ? project.startsWith(pattern.substring(0, pattern.length() - 1))
        : project.equals(pattern);
  }

  private boolean passesRepository(News news) {
    PlanSource source =
        switch (news) {
          case News.OfPlan(var outcome) -> outcome.source();
          case News.OfDecision(var decided) -> decided.source();
          case News.OfAdvice _,
              News.OfBudget _,
              News.OfBill _,
              News.OfPrices _,
              News.OfPriceEffect _,
              News.OfSubscription _,
              News.OfMany _,
              News.OfTest _ ->
              null;
        };
    String repository = source == null ? null : source.repository();
    return repository != null
        && OWNED.matcher(repository).matches()
        && (repositories.contains(repository)
            || repositories.contains(repository.replaceFirst("/[^/]*$", "/*")));
  }

  private boolean passesTags(News news) {
    return !(news instanceof News.OfPlan(PlanEstimated estimate))
        || estimate.resources().stream().anyMatch(this::changesWithTags);
  }

  /// What may be a change counts as one, where a price is missing.
  private boolean changesWithTags(ResourceEstimate resource) {
    Sum change = resource.change();
    return (change.lacksPrice() || change.known().signum() != 0)
        && resource.tags() != null
        && resource.tags().entrySet().containsAll(tags.entrySet());
  }

  private static boolean passesDelta(BigDecimal least, News news) {
    return !(news instanceof News.OfPlan(PlanEstimated estimate))
        || estimate.change().lacksPrice()
        || estimate.change().known().abs().compareTo(least) >= 0;
  }
}
