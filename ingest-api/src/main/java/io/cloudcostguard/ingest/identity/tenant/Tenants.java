package io.cloudcostguard.ingest.identity.tenant;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// The open tenants and valid keys, in memory. Requests are authenticated without the database;
/// only an unknown key is looked up there, by one request at a time.
@Component
public final class Tenants {

  private static final Logger LOGGER = LoggerFactory.getLogger(Tenants.class);

  private final AccessRepository access;
  private final Duration withoutDatabase;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile Seen latest;
  private volatile long lookedAt;

  /// @param at when the look began that saw it, as [System#nanoTime] has it
  private record Seen(AccessSnapshot snapshot, long at) {}

  Tenants(AccessRepository access, TenantProperties properties) {
    this.access = access;
    withoutDatabase = properties.withoutDatabase();
    lookedAt = System.nanoTime();
    latest = new Seen(access.snapshot(), lookedAt);
  }

  /// An open tenant; null when there is none of this name.
  ///
  /// @throws ProblemException if the database cannot be reached
  public @Nullable Tenant open(String name) {
    return find(snapshot -> snapshot.tenant(name));
  }

  /// The tenant if it is known to be open here and now; never waits.
  public @Nullable Tenant known(String name) {
    return latest.snapshot().tenant(name);
  }

  /// What `requested` finds, in memory or else in the database.
  <T> @Nullable T find(Function<AccessSnapshot, @Nullable T> requested) {
    long now = System.nanoTime();
    Seen seen = latest;
    if (now - seen.at() > withoutDatabase.toNanos()) {
      throw unavailable();
    }
    T found = requested.apply(seen.snapshot());
    return found == null ? requested.apply(since(now)) : found;
  }

  /// As the database had it after `moment`.
  private AccessSnapshot since(long moment) {
    if (latest.at() - moment < 0) {
      looking.lock();
      try {
        if (lookedAt - moment < 0) {
          look();
        }
      } finally {
        looking.unlock();
      }
    }
    if (latest.at() - moment < 0) {
      throw unavailable();
    }
    return latest.snapshot();
  }

  /// Looks whether something has changed. If the database does not answer, all stays as it is.
  void refresh() {
    looking.lock();
    try {
      look();
    } finally {
      looking.unlock();
    }
  }

  private void look() {
    long now = System.nanoTime();
    try {
      AccessSnapshot known = latest.snapshot();
      latest = new Seen(access.change() == known.change() ? known : access.snapshot(), now);
    } catch (DataAccessException | TransactionException e) {
      LOGGER
          .atWarn()
          .addKeyValue("reason", Objects.toString(e.getMessage()))
          .log("keys not looked up");
    }
    lookedAt = now;
  }

  private static ProblemException unavailable() {
    return ProblemException.unavailable(
        ProblemType.ACCESS_UNAVAILABLE,
        "The database does not answer, and this key or tenant was not used recently.",
        null);
  }
}
