package io.cloudcostguard.notifier.message;

import io.cloudcostguard.notifier.message.Story.Change;
import io.cloudcostguard.notifier.message.Story.Fact;
import io.cloudcostguard.notifier.message.Story.Tone;
import io.cloudcostguard.schemas.estimate.Coverage;
import io.cloudcostguard.schemas.estimate.ListTotals;
import io.cloudcostguard.schemas.estimate.PlanCancelled;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.estimate.PlanRejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Stories about plans.
final class EstimateStory {

  private static final int MAX_NAME = 100;
  private static final int MAX_REASON = 500;

  private EstimateStory() {}

  static Story of(PlanOutcome outcome, Links links) {
    return switch (outcome) {
      case PlanEstimated estimate -> of(EstimateSummary.of(estimate), links.estimate(outcome.id()));
      case PlanRejected rejected -> of(rejected, links.estimate(outcome.id()));
      case PlanCancelled cancelled -> of(cancelled, links.estimate(outcome.id()));
    };
  }

  private static Story of(EstimateSummary estimate, @Nullable String link) {
    MoneyFormat money = new MoneyFormat(estimate.currency());
    Coverage coverage = estimate.coverage();
    int notPriced = coverage.notPriced() + coverage.unsupported();
    return new Story(
        tone(estimate),
        Phrase.of(Headline.of(estimate)),
        estimate.project() + "/" + estimate.workspace(),
        where(estimate.project(), estimate.workspace()),
        null,
        null,
        facts(estimate, money, notPriced),
        warnings(estimate, notPriced),
        estimate.movers().stream()
            .map(mover ->
                new Change(
                    mover.address(),
                    mover.action().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    mover.change().text(money::change)))
            .toList(),
        estimate.otherMovers(),
        Phrase.of(prices(estimate) + ", engine ")
            .quote(estimate.engineVersion(), MAX_NAME)
            .then(", plan ")
            .name(estimate.id(), MAX_NAME),
        link);
  }

  private static List<Fact> facts(EstimateSummary estimate, MoneyFormat money, int notPriced) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Before", estimate.beforeSum().text(money::of)));
    facts.add(new Fact("After", estimate.afterSum().text(money::of)));
    facts.add(new Fact("Change", estimate.change().text(money::change)));
    ListTotals list = estimate.atListPrices();
    if (list != null) {
      String change = list.change().text(money::change);
      facts.add(new Fact("At list prices", list.afterSum().text(money::of) + " (" + change + ")"));
    }
    facts.add(new Fact("Not priced", notPriced + " of " + estimate.coverage().resources()));
    return facts;
  }

  private static Story of(PlanRejected plan, @Nullable String link) {
    Phrase reason = new Phrase(List.of()).quote(plan.reason(), MAX_REASON);
    return withoutEstimate(plan, Tone.BAD, "Plan not estimated", reason, link);
  }

  private static Story of(PlanCancelled plan, @Nullable String link) {
    Phrase reason = Phrase.of("It was withdrawn before it was estimated.");
    return withoutEstimate(plan, Tone.PLAIN, "Plan cancelled", reason, link);
  }

  private static Story withoutEstimate(
      PlanOutcome plan, Tone tone, String headline, Phrase reason, @Nullable String link) {
    return new Story(
        tone,
        Phrase.of(headline),
        plan.project() + "/" + plan.workspace(),
        where(plan.project(), plan.workspace()),
        null,
        reason,
        List.of(),
        List.of(),
        List.of(),
        0,
        Phrase.of("Plan ").name(plan.id(), MAX_NAME),
        link);
  }

  private static Tone tone(EstimateSummary estimate) {
    if (estimate.change().lacksPrice()) {
      return Tone.WARNING;
    }
    return estimate.delta().signum() < 0 ? Tone.GOOD : Tone.PLAIN;
  }

  private static Phrase where(String project, String workspace) {
    return Phrase.of("Project ")
        .name(project, MAX_NAME)
        .then(", workspace ")
        .name(workspace, MAX_NAME);
  }

  private static String prices(EstimateSummary estimate) {
    String catalogue = "catalogue " + estimate.catalogueVersion();
    return estimate.priceDates() == null
        ? "Price " + catalogue
        : "Prices of %s (%s)".formatted(estimate.priceDates().text(), catalogue);
  }

  private static List<Phrase> warnings(EstimateSummary estimate, int notPriced) {
    List<Phrase> warnings = new ArrayList<>();
    if (notPriced > 0) {
      warnings.add(
          unsupported(
              Phrase.of(
                  Words.are(notPriced, "resource")
                      + " not fully priced; what is missing is not in these figures"),
              estimate.coverage()));
    }
    if (estimate.coverage().dependsOnUsage() > 0) {
      warnings.add(
          Phrase.of(
              Words.count(estimate.coverage().dependsOnUsage(), "resource")
                  + " with a cost that depends on usage, which was not given"));
    }
    for (String why : estimate.partial()) {
      warnings.add(Phrase.of("The plan is partial: ").quote(why, MAX_NAME));
    }
    return warnings;
  }

  private static Phrase unsupported(Phrase phrase, Coverage coverage) {
    List<String> types = coverage.unsupportedTypes().keySet().stream().limit(3).toList();
    Phrase listed = phrase;
    for (String type : types) {
      listed =
          listed.then(type.equals(types.getFirst()) ? " (not supported: " : ", ").name(type, 60);
    }
    return types.isEmpty() ? phrase : listed.then(")");
  }
}
