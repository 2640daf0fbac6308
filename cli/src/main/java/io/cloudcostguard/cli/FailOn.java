package io.cloudcostguard.cli;

import io.cloudcostguard.estimation.decision.BudgetRule;
import io.cloudcostguard.estimation.decision.Decision;
import io.cloudcostguard.estimation.decision.Guardrail;
import io.cloudcostguard.estimation.decision.Reason;
import io.cloudcostguard.estimation.decision.Ruling;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Says what lets a command fail: a word, or a guardrail.
sealed interface FailOn {

  /// A ruling by its word.
  enum Word implements FailOn {
    /// A budget blocks the plan.
    BLOCKED,
    /// A budget blocks it, or warns.
    WARN,
    /// A budget blocks it, or prices are missing.
    INCOMPLETE,
    /// A rule of a policy pack is broken.
    POLICY
  }

  /// A limit of one plan.
  record Limit(Guardrail guardrail) implements FailOn {}

  /// Reads one, as a person writes it.
  static FailOn parse(String text) {
    for (Word word : Word.values()) {
      if (word.name().toLowerCase(Locale.ROOT).equals(text.strip())) {
        return word;
      }
    }
    return new Limit(Guardrail.parse(text));
  }

  /// What the guardrails among them make of an estimate.
  static List<Reason> reasons(Collection<FailOn> all, PlanEstimated estimate) {
    List<Reason> reasons = new ArrayList<>();
    for (FailOn one : all) {
      if (one instanceof Limit(Guardrail guardrail)) {
        Reason reason = guardrail.check(estimate);
        if (reason != null) {
          reasons.add(reason);
        }
      }
    }
    return reasons;
  }

  /// The exit code of a decision. A guardrail that is broken fails, a budget that blocks with any
  /// word.
  static int exitCode(Collection<FailOn> all, Decision decision) {
    return decision.reasons().stream()
        .filter(reason -> fails(all, reason))
        .map(Reason::ruling)
        .max(Ruling::compareTo)
        .map(ExitCodes::of)
        .orElse(ExitCodes.PASS);
  }

  private static boolean fails(Collection<FailOn> all, Reason reason) {
    return switch (reason.ruling()) {
      case PASS -> false;
      case WARN -> all.contains(Word.WARN);
      case INCOMPLETE -> all.contains(Word.INCOMPLETE);
      case SOFT_BLOCK, HARD_BLOCK ->
          !isOfBudget(reason) || all.stream().anyMatch(Word.class::isInstance);
    };
  }

  /// Its limit, or one of its guardrails.
  private static boolean isOfBudget(Reason reason) {
    return reason.rule().equals(BudgetRule.NAME) || reason.scope().startsWith("budget/");
  }

  /// Reads the value of an option.
  final class Converter implements ITypeConverter<FailOn> {

    @Override
    public FailOn convert(String text) {
      try {
        return parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
