package io.cloudcostguard.estimation.decision;

import io.cloudcostguard.estimation.render.BillRuling;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// Says whether a plan may pass, and why.
///
/// @param decision the gravest ruling of the reasons; without any, the plan passes
/// @param reasons the gravest first
public record Decision(Ruling decision, List<Reason> reasons) {

  public Decision {
    reasons = List.copyOf(reasons);
  }

  /// From what each rule says.
  public static Decision of(List<Reason> reasons) {
    List<Reason> sorted =
        reasons.stream().sorted(Comparator.comparing(Reason::ruling).reversed()).toList();
    return new Decision(sorted.isEmpty() ? Ruling.PASS : sorted.getFirst().ruling(), sorted);
  }

  /// In words, for a comment.
  public BillRuling verdict() {
    String ruling =
        switch (decision) {
          case PASS -> "Passes: nothing stands against applying the plan.";
          case WARN -> "Warning: the plan may be applied.";
          case INCOMPLETE -> "Incomplete: what has no price may break a limit.";
          case SOFT_BLOCK -> "Blocked, until it is approved.";
          case HARD_BLOCK -> "Blocked.";
        };
    return new BillRuling(
        gravity(), ruling, reasons.stream().map(Reason::message).toList(), limits(), next());
  }

  /// The limits that the plan was held against, each with what is left; the gravest first.
  public List<String> limits() {
    return reasons.stream().map(Reason::room).filter(Objects::nonNull).distinct().toList();
  }

  /// What a person does now.
  public String next() {
    return switch (decision) {
      case PASS -> "Nothing stands against applying the plan.";
      case WARN ->
          "The plan may be applied. Change it, or let an admin raise the budget, to end the warning.";
      case INCOMPLETE ->
          "Look at what has no price in the estimate. Give expected usage, a whole plan, or prices"
              + " of your own.";
      case SOFT_BLOCK -> "Change the plan, or have it approved (scope approve).";
      case HARD_BLOCK ->
          reasons.stream()
                  .anyMatch(reason ->
                      reason.ruling() == Ruling.HARD_BLOCK && reason.rule().equals(BudgetRule.NAME))
              ? "Change the plan, or let an admin raise the budget. It cannot be approved."
              : "Change the plan, or the guardrail.";
    };
  }

  private BillRuling.Gravity gravity() {
    return switch (decision) {
      case PASS -> BillRuling.Gravity.PASSES;
      case WARN -> BillRuling.Gravity.WARNS;
      case INCOMPLETE -> BillRuling.Gravity.OPEN;
      case SOFT_BLOCK, HARD_BLOCK -> BillRuling.Gravity.BLOCKS;
    };
  }
}
