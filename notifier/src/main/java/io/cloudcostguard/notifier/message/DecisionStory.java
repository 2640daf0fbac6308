package io.cloudcostguard.notifier.message;

import io.cloudcostguard.notifier.message.Story.Fact;
import io.cloudcostguard.notifier.message.Story.Section;
import io.cloudcostguard.notifier.message.Story.Tone;
import io.cloudcostguard.schemas.decision.PlanDecided;
import io.cloudcostguard.schemas.plan.PlanSource;
import java.util.ArrayList;
import java.util.List;

/// Stories about decisions: a plan waits for an approval.
final class DecisionStory {

  private static final int MAX_NAME = 100;

  private DecisionStory() {}

  static String headline(PlanDecided decided) {
    return switch (decided.state()) {
      case PENDING -> "Plan is being estimated";
      case PASS -> decided.approvedBy() == null ? "Plan may be applied" : "Plan is approved";
      case WARN -> "Plan may be applied, with a warning";
      case INCOMPLETE -> "Plan cannot be checked";
      case SOFT_BLOCK -> "Plan waits for an approval";
      case HARD_BLOCK -> "Plan is blocked";
      case NOT_ESTIMATED -> "Plan not estimated";
    };
  }

  static Story of(PlanDecided decided, Links links) {
    return new Story(
        tone(decided),
        Phrase.of(headline(decided)),
        decided.project() + "/" + decided.workspace(),
        where(decided),
        null,
        null,
        List.<Fact>of(),
        isWarning(decided) ? quoted(decided.reasons()) : List.of(),
        List.of(),
        0,
        Phrase.of("Plan ").name(decided.planId(), MAX_NAME),
        links.estimate(decided.planId()),
        sections(decided),
        null);
  }

  private static List<Section> sections(PlanDecided decided) {
    List<Section> sections = new ArrayList<>();
    if (!isWarning(decided) && !decided.reasons().isEmpty()) {
      sections.add(new Section("Rules", quoted(decided.reasons()), 0));
    }
    if (!decided.limitsOrNone().isEmpty()) {
      sections.add(new Section("Limits", quoted(decided.limitsOrNone()), 0));
    }
    if (decided.next() != null && decided.state() != PlanDecided.State.PASS) {
      sections.add(
          new Section(
              "What to do",
              List.of(Phrase.escaped(decided.next(), PlanDecided.LONGEST_REASON)),
              0));
    }
    return sections;
  }

  /// A reason names budgets and resources, so it may be in the words of a plan's author.
  private static List<Phrase> quoted(List<String> texts) {
    return texts.stream()
        .map(text -> new Phrase(List.of()).quote(text, PlanDecided.LONGEST_REASON))
        .toList();
  }

  private static boolean isWarning(PlanDecided decided) {
    return tone(decided) != Tone.PLAIN;
  }

  private static Tone tone(PlanDecided decided) {
    return switch (decided.state()) {
      case PENDING, PASS -> Tone.PLAIN;
      case WARN, INCOMPLETE, SOFT_BLOCK, NOT_ESTIMATED -> Tone.WARNING;
      case HARD_BLOCK -> Tone.BAD;
    };
  }

  private static Phrase where(PlanDecided decided) {
    Phrase where =
        Phrase.of("Project ")
            .name(decided.project(), MAX_NAME)
            .then(", workspace ")
            .name(decided.workspace(), MAX_NAME);
    PlanSource source = decided.source();
    if (source == null) {
      return where;
    }
    if (source.pullRequest() != null) {
      where = where.then(", pull request ");
      where =
          (source.repository() == null ? where : where.name(source.repository(), MAX_NAME))
              .then("#" + source.pullRequest());
    }
    return source.branch() == null
        ? where
        : where.then(", branch ").name(source.branch(), MAX_NAME);
  }
}
