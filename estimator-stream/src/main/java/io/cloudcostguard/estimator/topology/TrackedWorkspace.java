package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.estimation.budget.CostSums;
import io.cloudcostguard.schemas.budget.CostTerm;
import io.cloudcostguard.schemas.budget.Costs;
import io.cloudcostguard.schemas.budget.Proposal;
import io.cloudcostguard.schemas.budget.WorkspaceCosts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the cost of a workspace comes from.
///
/// @param planned what it costs with its newest proposal
record TrackedWorkspace(BigDecimal planned, List<Term> terms) {

  /// A part of the cost.
  ///
  /// @param planned whether it is a part of `planned`
  /// @param checked the version whose prices make no difference to it, or one that was told
  record Term(CostTerm of, boolean planned, long checked) {}

  TrackedWorkspace {
    terms = List.copyOf(terms);
  }

  /// Of what the ledger says.
  ///
  /// @param before what was known; null: nothing
  static TrackedWorkspace of(WorkspaceCosts costs, @Nullable TrackedWorkspace before) {
    List<Term> terms = new ArrayList<>();
    add(terms, costs.settled(), true, before);
    BigDecimal planned = CostSums.known(costs.settled());
    int last = costs.proposals().size() - 1;
    for (int i = 0; i <= last; i++) {
      Proposal proposal = costs.proposals().get(i);
      add(terms, proposal.whole(), i == last, before);
      add(terms, proposal.part(), i == last, before);
      if (i == last) {
        planned =
            planned.add(CostSums.known(proposal.whole())).add(CostSums.known(proposal.part()));
      }
    }
    return new TrackedWorkspace(planned, terms);
  }

  private static void add(
      List<Term> terms, @Nullable Costs costs, boolean planned, @Nullable TrackedWorkspace before) {
    if (costs == null) {
      return;
    }
    for (CostTerm term : costs.termsOrNone()) {
      if (term.partition() != null && term.offset() != null) {
        long checked = before == null ? term.version() : before.checked(term);
        terms.add(new Term(term, planned, checked));
      }
    }
  }

  private long checked(CostTerm term) {
    for (Term known : terms) {
      if (known.of().equals(term)) {
        return known.checked();
      }
    }
    return term.version();
  }

  /// Whether there is something that the prices of a version may change.
  boolean isBehind(long version) {
    return terms.stream().anyMatch(term -> term.checked() < version);
  }

  /// The same after a look at the prices of a version.
  TrackedWorkspace checkedAt(long version) {
    return new TrackedWorkspace(
        planned,
        terms.stream()
            .map(term -> new Term(term.of(), term.planned(), Math.max(term.checked(), version)))
            .toList());
  }
}
