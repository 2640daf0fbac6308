package io.cloudcostguard.pricing.publish;

import io.cloudcostguard.pricing.catalogue.EntryRow;
import io.cloudcostguard.schemas.price.ContractHistory;
import io.cloudcostguard.schemas.price.PriceScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The histories of the terms of contracts that a pending part of the catalogue touches, tenant by
/// tenant.
final class ContractHistories {

  private static final int FETCH_SIZE = 5_000;
  private static final String ENTRIES =
      """
      select tenant, scope, version, term, salt
      from contract_entry
      where version <= :upTo
        and (tenant, scope) in (
          select tenant, scope from contract_entry where version > :after and version <= :upTo)
      order by (tenant || '/' || scope) collate "C", version
      """;

  private final Consumer<ContractHistory> sink;
  private final List<ContractHistory.Change> changes = new ArrayList<>();
  private @Nullable Term term;

  private ContractHistories(Consumer<ContractHistory> sink) {
    this.sink = sink;
  }

  private record Term(String tenant, PriceScope scope) {}

  /// Hands over each history, whole. Within a transaction: the driver streams only there.
  static void read(JdbcClient jdbc, Pending pending, Consumer<ContractHistory> sink) {
    ContractHistories histories = new ContractHistories(sink);
    jdbc.sql(ENTRIES)
        .withFetchSize(FETCH_SIZE)
        .param("after", pending.after())
        .param("upTo", pending.upTo())
        .query(histories::add);
    histories.hand();
  }

  private void add(ResultSet row) throws SQLException {
    Term next = new Term(row.getString("tenant"), new PriceScope(row.getString("scope")));
    if (!next.equals(term)) {
      hand();
      term = next;
    }
    changes.add(change(row));
  }

  /// What a row of `contract_entry` says.
  static ContractHistory.Change change(ResultSet row) throws SQLException {
    return new ContractHistory.Change(
        row.getLong("version"), EntryRow.term(row), row.getString("salt"));
  }

  private void hand() {
    if (term != null) {
      sink.accept(new ContractHistory(term.tenant(), term.scope(), changes));
      changes.clear();
    }
  }
}
