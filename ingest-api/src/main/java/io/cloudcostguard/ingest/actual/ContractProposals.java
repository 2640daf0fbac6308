package io.cloudcostguard.ingest.actual;

import io.cloudcostguard.schemas.Json;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/// Proposed contracts, in the database.
@Component
class ContractProposals {

  /// As shown at once; a tenant with more looks at single ones.
  private static final int MOST = 100;

  /// Of a tenant.
  static final int MOST_OPEN = 100;

  private final JdbcClient database;

  ContractProposals(JdbcClient database) {
    this.database = database;
  }

  /// A discount of a contract, with what it was inferred from.
  ///
  /// @param key the beginning of price keys
  /// @param discount in percent
  /// @param source where it comes from, for the contract
  /// @param service as the bill names it
  /// @param list what the provider's list says of the month's usage
  /// @param paid what was paid for it
  record Term(
      String key,
      BigDecimal discount,
      LocalDate effectiveFrom,
      String source,
      String service,
      String currency,
      BigDecimal list,
      BigDecimal paid) {}

  /// @param state `open`, `accepted`, `refused`, `loaded` or `not-loaded`
  /// @param month of the bill
  /// @param comment of who proposed it
  /// @param reason of who decided
  /// @param result what came of loading it; null: it was not tried
  record Proposal(
      String id,
      String state,
      String month,
      List<Term> terms,
      String proposedBy,
      Instant proposedAt,
      @Nullable String comment,
      @Nullable String decidedBy,
      @Nullable Instant decidedAt,
      @Nullable String reason,
      @Nullable String result) {}

  /// Adds one.
  ///
  /// @return whether it was added; false: too many are open
  boolean add(String tenant, Proposal proposal) {
    return database
            .sql(
                """
                insert into contract_proposal (id, tenant, state, month, terms, proposed_by, proposed_at,
                  comment)
                select :id, :tenant, 'open', :month, :terms, :by, :at, :comment
                where (select count(*) from contract_proposal
                  where tenant = :tenant and state = 'open') < :most
                """)
            .param("most", MOST_OPEN)
            .param("id", proposal.id())
            .param("tenant", tenant)
            .param("month", YearMonth.parse(proposal.month()).atDay(1))
            .param("terms", Json.MAPPER.writeValueAsString(proposal.terms()))
            .param("by", proposal.proposedBy())
            .param("at", proposal.proposedAt().atOffset(ZoneOffset.UTC))
            .param("comment", proposal.comment(), Types.VARCHAR)
            .update()
        > 0;
  }

  /// Null: the tenant has no such.
  @Nullable Proposal find(String tenant, String id) {
    return database
        .sql("select * from contract_proposal where tenant = :tenant and id = :id")
        .param("tenant", tenant)
        .param("id", id)
        .query((row, _) -> proposal(row))
        .optional()
        .orElse(null);
  }

  /// The newest first.
  List<Proposal> all(String tenant) {
    return database
        .sql(
            """
            select * from contract_proposal where tenant = :tenant
            order by proposed_at desc, id limit :most
            """)
        .param("tenant", tenant)
        .param("most", MOST)
        .query((row, _) -> proposal(row))
        .list();
  }

  /// Decides on an open proposal; of two at once, one does.
  ///
  /// @param state `accepted` or `refused`
  /// @return whether it was open
  boolean decide(String tenant, String id, String state, String by, Instant at, String reason) {
    return database
            .sql(
                """
                update contract_proposal
                set state = :state, decided_by = :by, decided_at = :at, reason = :reason
                where tenant = :tenant and id = :id and state = 'open'
                  and (:state = 'refused' or proposed_by <> :by)
                """)
            .param("state", state)
            .param("by", by)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("reason", reason)
            .param("tenant", tenant)
            .param("id", id)
            .update()
        > 0;
  }

  private static Proposal proposal(ResultSet row) throws SQLException {
    OffsetDateTime decided = row.getObject("decided_at", OffsetDateTime.class);
    return new Proposal(
        row.getString("id"),
        row.getString("state"),
        YearMonth.from(row.getObject("month", LocalDate.class)).toString(),
        Json.MAPPER.readValue(row.getString("terms"), new TypeReference<List<Term>>() {}),
        row.getString("proposed_by"),
        row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
        row.getString("comment"),
        row.getString("decided_by"),
        decided == null ? null : decided.toInstant(),
        row.getString("reason"),
        row.getString("result"));
  }
}
