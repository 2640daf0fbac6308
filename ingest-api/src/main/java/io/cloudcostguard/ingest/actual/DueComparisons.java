package io.cloudcostguard.ingest.actual;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tenants whose budgets are to be compared with their bills. Whatever may change a comparison
/// only marks it, in its own transaction; making it is left to a thread.
@Component
public class DueComparisons {

  /// After this time another instance makes a comparison that was claimed.
  private static final Duration LEASE = Duration.ofMinutes(1);

  private final JdbcClient database;
  private final Clock clock;

  DueComparisons(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// A claim.
  ///
  /// @param number of the newest change that it holds
  public record Due(String tenant, long number) {}

  /// Of a tenant without a bill there is nothing to compare.
  public void changed(String tenant) {
    database
        .sql(
            """
            insert into bill_due (tenant, due_at)
            select :tenant, :now
            where exists (select from actual_service where tenant = :tenant)
            on conflict (tenant) do update set number = bill_due.number + 1, due_at = excluded.due_at
            """)
        .param("tenant", tenant)
        .param("now", now())
        .update();
  }

  /// Claims one; null: none is due. It is due again when the claim ends. A tenant that is closed is
  /// told nothing more.
  public @Nullable Due claim() {
    return database
        .sql(
            """
            update bill_due set due_at = :until
            where tenant = (
              select tenant from bill_due d where due_at <= :now
                and not exists (
                  select from tenant t where t.name = d.tenant and t.closed_at is not null)
              order by due_at limit 1 for update skip locked)
            returning tenant, number
            """)
        .param("until", now().plus(LEASE))
        .param("now", now())
        .query((row, _) -> new Due(row.getString("tenant"), row.getLong("number")))
        .optional()
        .orElse(null);
  }

  /// It was made. What has changed meanwhile stays due.
  public void made(Due due) {
    database
        .sql("delete from bill_due where tenant = :tenant and number = :number")
        .param("tenant", due.tenant())
        .param("number", due.number())
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }
}
