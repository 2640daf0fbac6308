package io.cloudcostguard.estimation.recommendation;

import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;
import java.util.List;

/// One way to save: when it applies, and what it alters. What it saves is computed, never said.
///
/// @param id the same for ever, e.g. `aws-ebs-gp3`; dismissals name it
/// @param title the change in a few words
/// @param types the resource types that it looks at
/// @param page the vendor's page on it
public record Rule(
    String id,
    String title,
    List<String> types,
    Effort effort,
    Risk risk,
    Reversal reversal,
    String page,
    Condition condition) {

  /// Looks at one resource and suggests alterations. Where a decision rests on an attribute that is
  /// not known, its suggestions do not count.
  @FunctionalInterface
  public interface Condition {
    void look(Resource resource, Scene scene);
  }

  /// A rule without its condition: `Rule.of(…).on(…).with(…).when(…)`.
  public static Draft of(String id, String title) {
    return new Draft(id, title, List.of(), Effort.LOW, Risk.LOW, Reversal.IN_PLACE);
  }

  /// A rule that is being written.
  ///
  /// @param types the resource types that it looks at
  public record Draft(
      String id, String title, List<String> types, Effort effort, Risk risk, Reversal reversal) {

    public Draft on(String... others) {
      return new Draft(id, title, List.of(others), effort, risk, reversal);
    }

    public Draft with(Effort much, Risk what, Reversal how) {
      return new Draft(id, title, types, much, what, how);
    }

    public Rule when(String page, Condition condition) {
      return new Rule(id, title, types, effort, risk, reversal, page, condition);
    }
  }
}
