package io.cloudcostguard.cli.audit;

import io.cloudcostguard.estimation.budget.BudgetTerms;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.budget.Budget;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// What each budget was, one version after the other, as far as `ccg.budgets` has not been
/// compacted. People set budgets, so there are few.
final class BudgetVersions {

  private final Map<String, List<Version>> versions = new HashMap<>();
  private final Set<Integer> compacted = new HashSet<>();
  private final Map<String, Integer> partitions = new HashMap<>();

  /// A budget from some time on.
  ///
  /// @param at when it was written, in milliseconds
  /// @param terms null: it was taken away
  record Version(long at, @Nullable BudgetTerms terms) {}

  /// Takes up a record of `ccg.budgets`; one that is no budget is passed, as the ledger does.
  void see(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null) {
      return;
    }
    String id = new String(record.key(), StandardCharsets.UTF_8);
    BudgetTerms terms = null;
    if (record.value() != null) {
      try {
        Budget budget = Json.MAPPER.readValue(record.value(), Budget.class);
        if (!id.equals(budget.id()) || budget.tenant() == null || budget.monthlyLimit() == null) {
          return;
        }
        terms = BudgetTerms.of(budget);
      } catch (JacksonException | NullPointerException | IllegalArgumentException _) {
        return;
      }
    }
    List<Version> before = versions.computeIfAbsent(id, _ -> new ArrayList<>());
    if (before.isEmpty() ? terms != null : !Objects.equals(before.getLast().terms(), terms)) {
      before.add(new Version(record.timestamp(), terms));
      partitions.put(id, record.partition());
    }
  }

  /// Older versions of the budgets of a partition may be gone.
  void compacted(int partition) {
    compacted.add(partition);
  }

  /// The oldest first; none where it is not known.
  List<Version> of(String id) {
    return versions.getOrDefault(id, List.of());
  }

  /// Whether no version is missing.
  boolean isWhole(String id) {
    return !compacted.contains(partitions.getOrDefault(id, -1));
  }
}
