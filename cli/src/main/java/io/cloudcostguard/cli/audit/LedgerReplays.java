package io.cloudcostguard.cli.audit;

import io.cloudcostguard.schemas.budget.WorkspaceCosts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The replayed partitions of the ledger. All of a tenant is in one.
record LedgerReplays(List<LedgerReplay> partitions) {

  /// What a workspace costs, as the ledger has it last; null: nothing of it is there.
  @Nullable WorkspaceCosts costs(String key) {
    for (LedgerReplay each : partitions) {
      WorkspaceCosts costs = each.costs(key);
      if (costs != null) {
        return costs;
      }
    }
    return null;
  }

  /// Whether a tenant's ledger was read from its beginning.
  boolean isFromTheBeginning(String tenant) {
    return partitions.stream().anyMatch(each -> each.isFromTheBeginning(tenant));
  }

  /// Budgets, and tenants with all of theirs, of which an alert may be unknown.
  Set<String> uncertain() {
    Set<String> all = new HashSet<>();
    partitions.forEach(each -> all.addAll(each.uncertain()));
    return all;
  }

  /// How many standings follow.
  long standings() {
    return partitions.stream().mapToLong(LedgerReplay::standings).sum();
  }

  /// How many standings could not be replayed.
  long notCovered() {
    return partitions.stream().mapToLong(LedgerReplay::notCovered).sum();
  }
}
