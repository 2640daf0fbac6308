package io.cloudcostguard.ingest.result.budget;

import io.cloudcostguard.schemas.Money;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.LedgerEntry;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A budget as it is shown, with where the project stands.
///
/// @param standing as the stream published it; null: it published none yet
record BudgetAnswer(
    String id,
    String tenant,
    String project,
    Money monthlyLimit,
    boolean warnWhenIncomplete,
    @Nullable Boolean requiresApproval,
    @Nullable Boolean hardLimit,
    @Nullable Shown standing) {

  static BudgetAnswer of(Budget budget, @Nullable Shown standing) {
    return new BudgetAnswer(
        budget.id(),
        budget.tenant(),
        Objects.requireNonNull(budget.project()),
        budget.monthlyLimit(),
        budget.warnWhenIncomplete(),
        budget.requiresApproval(),
        budget.hardLimit(),
        standing);
  }

  /// A project's standing, as an answer shows it.
  ///
  /// @param planned the known planned monthly cost, over all workspaces
  /// @param open the same with all open proposals that add to it
  /// @param proposals how many do
  /// @param notPriced how many resources are not in it
  /// @param atLeast of how many workspaces the newest plan covers a part only
  /// @param state `ok` or `firing`
  /// @param cause why the alert fires; null: it does not
  record Shown(
      BigDecimal planned,
      BigDecimal open,
      int proposals,
      int notPriced,
      int atLeast,
      String state,
      @Nullable String cause) {

    /// Null when the stream has published none.
    static @Nullable Shown of(List<LedgerEntry.Standing> standings) {
      if (standings.isEmpty()) {
        return null;
      }
      LedgerEntry.Standing standing = standings.getFirst();
      return new Shown(
          standing.planned(),
          standing.open(),
          standing.proposals(),
          standing.notPriced(),
          standing.atLeast(),
          standing.cause() == null ? "ok" : "firing",
          standing.cause() == null ? null : standing.cause().name().toLowerCase(Locale.ROOT));
    }
  }
}
