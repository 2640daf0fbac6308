package io.cloudcostguard.cli;

import io.cloudcostguard.estimation.decision.Decision;
import io.cloudcostguard.estimation.decision.Reason;
import io.cloudcostguard.estimation.decision.Ruling;
import io.cloudcostguard.estimation.render.Printable;
import java.io.PrintStream;

/// Writes a decision for people: what it is, why, and what to do now.
final class DecisionText {

  /// The decision on a submitted plan.
  ///
  /// @param link of its estimate
  static void write(PrintStream out, String id, String link, Decision decision) {
    line(out, "Estimate", id);
    line(out, "Link", link);
    line(out, "Decision", decision.decision().name());
    reasons(out, decision);
    line(out, "Next", next(decision, link));
  }

  /// What the rules said that a plan was held against.
  static void reasons(PrintStream out, Decision decision) {
    for (Reason reason : decision.reasons()) {
      out.println(
          Printable.line(
              "  %s  %s: %s".formatted(reason.ruling(), reason.rule(), reason.message())));
    }
  }

  private static void line(PrintStream out, String name, String text) {
    out.println(Printable.line("%-9s %s".formatted(name, text)));
  }

  private static String next(Decision decision, String link) {
    return decision.decision() == Ruling.SOFT_BLOCK
        ? "Change the plan, or have it approved (scope approve): POST " + link + "/approval"
        : decision.next();
  }

  private DecisionText() {}
}
