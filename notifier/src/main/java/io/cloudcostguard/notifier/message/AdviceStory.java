package io.cloudcostguard.notifier.message;

import io.cloudcostguard.notifier.message.AdviceSummary.One;
import io.cloudcostguard.notifier.message.Story.Fact;
import io.cloudcostguard.notifier.message.Story.Section;
import io.cloudcostguard.notifier.message.Story.Tone;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Stories about what a plan could save. What depends on usage, or is only a bound, is not in the
/// total, and is said so.
final class AdviceStory {

  private static final int MAX_NAME = 100;

  private AdviceStory() {}

  static String headline(AdviceSummary advice) {
    MoneyFormat money = new MoneyFormat(advice.currency());
    if (advice.together().signum() <= 0) {
      return "Nothing certain to save of " + money.of(advice.monthly()) + " a month";
    }
    String percent = MoneyFormat.percent(advice.together(), advice.monthly());
    return "Savings of up to %s a month%s of %s"
        .formatted(
            money.of(advice.together()),
            percent == null ? "" : " (" + percent + ")",
            money.of(advice.monthly()));
  }

  static Story of(AdviceSummary advice, Links links) {
    MoneyFormat money = new MoneyFormat(advice.currency());
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("All that go together", money.of(advice.together())));
    facts.add(new Fact("Monthly cost", money.of(advice.monthly())));
    if (advice.realised() > 0) {
      facts.add(new Fact("Done by this plan", Integer.toString(advice.realised())));
    }
    List<Phrase> warnings =
        advice.best()
            ? List.of()
            : List.of(Phrase.of("Not all sets were tried: there may be a better one"));
    return new Story(
        advice.together().signum() > 0 ? Tone.GOOD : Tone.PLAIN,
        Phrase.of(headline(advice)),
        advice.project() + "/" + advice.workspace(),
        Phrase.of("Project ")
            .name(advice.project(), MAX_NAME)
            .then(", workspace ")
            .name(advice.workspace(), MAX_NAME),
        null,
        null,
        facts,
        warnings,
        List.of(),
        0,
        Phrase.of("Each is what it saves alone; ✓ goes together with the others. Plan ")
            .name(advice.id(), MAX_NAME),
        links.estimate(advice.id()),
        advice.savings().isEmpty()
            ? List.of()
            : List.of(
                new Section(
                    "Savings, each alone",
                    advice.savings().stream().map(one -> line(one, money)).toList(),
                    advice.more())),
        null);
  }

  /// E.g. `✓ $15.33 Graviton processors: aws_instance.web and 1 alike`.
  private static Phrase line(One one, MoneyFormat money) {
    Phrase line =
        Phrase.of((one.together() ? "✓ " : "") + amount(one, money) + " ")
            .quote(one.title(), MAX_NAME)
            .then(": ")
            .name(one.resource(), MAX_NAME);
    return one.count() > 1 ? line.then(" and %d alike".formatted(one.count() - 1)) : line;
  }

  private static String amount(One one, MoneyFormat money) {
    BigDecimal monthly = one.monthly();
    if (monthly == null) {
      return "depends on usage:";
    }
    return switch (one.kind()) {
      case EXACT, CONDITIONAL -> money.of(monthly);
      case CEILING -> "at most " + money.of(monthly);
      case BREAK_EVEN -> money.of(monthly) + " where it is used enough:";
    };
  }
}
