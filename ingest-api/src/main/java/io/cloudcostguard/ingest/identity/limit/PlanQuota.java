package io.cloudcostguard.ingest.identity.limit;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.identity.tenant.Tenant;
import io.cloudcostguard.ingest.identity.tenant.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// The daily quota of a tenant's plans (UTC). Counted in memory; instances tell each other through
/// the database every few seconds, so that together they may let a few seconds' plans too many
/// pass, and what an instance counted last is lost when it is killed.
@Component
public final class PlanQuota {

  private static final Logger LOGGER = LoggerFactory.getLogger(PlanQuota.class);

  private final Map<Day, Count> counts = new ConcurrentHashMap<>();
  private final JdbcClient database;
  private final Tenants tenants;
  private final @Nullable Long plansPerDay;
  private final Clock clock;

  /// A tenant's day.
  private record Day(String tenant, LocalDate date) {}

  /// @param reported by all instances, to the database
  /// @param own not told yet
  private record Count(AtomicLong reported, AtomicLong own) {}

  PlanQuota(JdbcClient database, Tenants tenants, LimitProperties properties, Clock clock) {
    this.clock = clock;
    this.database = database;
    this.tenants = tenants;
    plansPerDay = properties.plansPerDay();
  }

  /// Counts a plan of a tenant and submits it; one that is not accepted does not count, one that
  /// may have been does.
  ///
  /// @throws ProblemException if the tenant has submitted all it may today
  public void take(String tenant, Runnable submit) {
    Day day = new Day(tenant, LocalDate.now(clock));
    Count count = counts.computeIfAbsent(day, _ -> new Count(new AtomicLong(), new AtomicLong()));
    Long most = limit(tenant);
    if (count.own().incrementAndGet() + count.reported().get()
        > (most == null ? Long.MAX_VALUE : most)) {
      count.own().decrementAndGet();
      throw exhausted(most);
    }
    boolean counts = false;
    try {
      submit.run();
      counts = true;
    } catch (ProblemException e) {
      counts = e.isUncertain();
      throw e;
    } finally {
      if (!counts) {
        count.own().decrementAndGet();
      }
    }
  }

  private @Nullable Long limit(String name) {
    Tenant tenant = tenants.known(name);
    return tenant == null || tenant.plansPerDay() == null ? plansPerDay : tenant.plansPerDay();
  }

  private ProblemException exhausted(@Nullable Long most) {
    Instant now = clock.instant();
    Instant midnight = LocalDate.now(clock).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return ProblemException.of(
            ProblemType.QUOTA_EXHAUSTED,
            "The quota of the tenant is " + most + " plans a day; it is used up.",
            "Try again after midnight UTC, or ask the operator for a higher quota.")
        .with("Retry-After", Long.toString(Duration.between(now, midnight).toSeconds() + 1));
  }

  /// Tells the database what was counted here, and hears what was counted by all.
  void exchange() {
    LocalDate today = LocalDate.now(clock);
    try {
      counts.forEach(this::exchange);
      counts.entrySet().removeIf(e -> isOver(e.getKey(), e.getValue(), today));
    } catch (DataAccessException | TransactionException e) {
      LOGGER.atWarn().addKeyValue("reason", e.getMessage()).log("plans of tenants not counted");
    }
  }

  /// A day stays a while longer, for those who counted a plan on it and are still submitting it.
  private static boolean isOver(Day day, Count count, LocalDate today) {
    return day.date().isBefore(today.minusDays(1)) && count.own().get() == 0;
  }

  private void exchange(Day day, Count count) {
    long more = count.own().get();
    if (more == 0 && limit(day.tenant()) == null) {
      return;
    }
    long all =
        database
            .sql(
                """
                insert into plan_count as c (tenant, day, plans) values (:tenant, :day, :more)
                on conflict (tenant, day) do update set plans = c.plans + excluded.plans
                returning plans
                """)
            .param("tenant", day.tenant())
            .param("day", day.date())
            .param("more", more)
            .query(Long.class)
            .single();
    count.reported().set(all);
    count.own().addAndGet(-more);
  }
}
