package io.cloudcostguard.pricing.catalogue;

import io.cloudcostguard.pricing.source.PriceSink;
import io.cloudcostguard.pricing.source.PriceSource;
import io.cloudcostguard.pricing.source.Provenance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Loads a source into the catalogue, completely or not at all.
@Component
public final class LoadPrices {

  /// Held to the end of the transaction by the process that loads, over all processes.
  static final String LOCK =
      "select pg_try_advisory_xact_lock(hashtextextended('ccg.pricing.load', 0))";

  /// For this transaction's sorts and joins.
  private static final String MEMORY = "set local work_mem = '128MB'";

  private final JdbcClient jdbc;
  private final JdbcTemplate connections;
  private final TransactionTemplate transaction;
  private final LoadLog log;
  private final Clock clock;

  @Autowired
  public LoadPrices(DataSource database, PlatformTransactionManager transactions) {
    this(database, transactions, Clock.systemUTC());
  }

  /// @param clock whose day it is: prices that begin on a later one wait for it
  public LoadPrices(DataSource database, PlatformTransactionManager transactions, Clock clock) {
    jdbc = JdbcClient.create(database);
    connections = new JdbcTemplate(database);
    transaction = new TransactionTemplate(transactions);
    log = new LoadLog(database);
    this.clock = clock;
  }

  /// Makes a new catalogue version of what `source` says otherwise than before.
  ///
  /// @throws LoaderBusyException if another loader is working
  /// @throws IllegalArgumentException if the source is malformed; nothing has changed then
  public LoadResult load(PriceSource source) {
    return load(source, null);
  }

  /// The same by a person.
  ///
  /// @param change is told to the audit log by the publisher; null: none
  public LoadResult load(PriceSource source, @Nullable PriceChangeByHand change) {
    try {
      fetch(source);
      return Objects.requireNonNull(
          transaction.execute(_ -> {
            LoadResult result = loadLocked(source);
            PriceChangeByHand.note(change, result, jdbc);
            return result;
          }));
    } catch (LoaderBusyException e) {
      throw e;
    } catch (RuntimeException e) {
      logFailure(source.name(), e);
      throw e;
    }
  }

  /// Withdraws every price of a source and forgets the source. One that is still configured comes
  /// back with its next load.
  ///
  /// @throws LoaderBusyException if another loader is working
  /// @throws IllegalArgumentException if there is no such source
  public LoadResult withdraw(String source) {
    return withdraw(source, null);
  }

  /// The same by a person.
  ///
  /// @param change is told to the audit log by the publisher; null: none
  public LoadResult withdraw(String source, @Nullable PriceChangeByHand change) {
    return Objects.requireNonNull(
        transaction.execute(_ -> {
          requireKnown(source);
          LoadResult result = loadLocked(new Withdrawn(source));
          jdbc.sql("delete from price_source where name = :name").param("name", source).update();
          PriceChangeByHand.note(change, result, jdbc);
          return result;
        }));
  }

  private void requireKnown(String source) {
    if (source.startsWith(LoadContract.SOURCE)) {
      throw new IllegalArgumentException(
          "%s is a contract; end it with ./ccg prices withdraw --tenant %s"
              .formatted(source, source.substring(LoadContract.SOURCE.length())));
    }
    if (!jdbc.sql("select exists (select from price_source where name = :name)")
        .param("name", source)
        .query(Boolean.class)
        .single()) {
      throw new IllegalArgumentException(
          "No source has the name '%s'; ./ccg prices status lists them".formatted(source));
    }
  }

  /// A source that has nothing any more.
  private record Withdrawn(String name) implements PriceSource {

    @Override
    public @Nullable String digest() {
      return null;
    }

    @Override
    public void read(PriceSink sink) {}
  }

  /// Nothing is locked, and no connection held, while a source is brought here.
  private void fetch(PriceSource source) {
    String digest = digest(source);
    if (digest != null && isLoaded(source.name(), digest)) {
      return;
    }
    try {
      source.fetch();
    } catch (IOException e) {
      throw new UncheckedIOException(source.name() + " cannot be fetched: " + e.getMessage(), e);
    }
  }

  private boolean isLoaded(String source, String digest) {
    return jdbc.sql(
            """
            select exists (select from price_source
              where name = :name and digest = :digest and coalesce(next_from > :today, true))
            """)
        .param("name", source)
        .param("digest", digest)
        .param("today", LocalDate.now(clock))
        .query(Boolean.class)
        .single();
  }

  private void logFailure(String source, RuntimeException failure) {
    try {
      log.failed(source, failure);
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private LoadResult loadLocked(PriceSource source) {
    if (!jdbc.sql(LOCK).query(Boolean.class).single()) {
      throw new LoaderBusyException(source.name());
    }
    jdbc.sql(MEMORY).update();
    String digest = digest(source);
    Long prices = digest == null ? null : confirm(source.name(), digest);
    if (prices != null) {
      return LoadResult.asBefore(source.name(), prices);
    }
    Staged staged =
        Objects.requireNonNull(
            connections.execute(
                (ConnectionCallback<Staged>)
                    connection -> Staging.stage(source, LocalDate.now(clock), connection)));
    LoadResult result = new Merge(jdbc).into(source, staged);
    noteProvenance(result, source);
    remember(source.name(), digest, staged.nextFrom());
    log.loaded(result, staged.rejects());
    return result;
  }

  private void noteProvenance(LoadResult result, PriceSource source) {
    Provenance provenance;
    try {
      provenance = result.version() == null ? null : source.provenance();
    } catch (IOException e) {
      throw new UncheckedIOException(source.name() + " cannot be read: " + e.getMessage(), e);
    }
    if (provenance != null) {
      jdbc.sql(
              """
              update catalogue_version set location = :location, edition = :edition, sha256 = :sha256
              where version = :version
              """)
          .param("location", provenance.location())
          .param("edition", provenance.edition(), Types.VARCHAR)
          .param("sha256", provenance.sha256(), Types.VARCHAR)
          .param("version", result.version())
          .update();
    }
  }

  private static @Nullable String digest(PriceSource source) {
    try {
      return source.digest();
    } catch (IOException e) {
      throw new UncheckedIOException(source.name() + " cannot be read: " + e.getMessage(), e);
    }
  }

  /// How many prices the source has, if they are those of its last load, and none of them begins
  /// today.
  private @Nullable Long confirm(String source, String digest) {
    return jdbc.sql(
            """
            update price_source set checked_at = now()
            where name = :name and digest = :digest and coalesce(next_from > :today, true)
            returning prices
            """)
        .param("name", source)
        .param("digest", digest)
        .param("today", LocalDate.now(clock))
        .query(Long.class)
        .optional()
        .orElse(null);
  }

  private void remember(String source, @Nullable String digest, @Nullable LocalDate nextFrom) {
    jdbc.sql(
            """
            insert into price_source (name, digest, prices, checked_at, next_from)
            values (:name, :digest, (select count(*) from price_offer where source = :name), now(),
              :nextFrom)
            on conflict (name) do update set
              digest = excluded.digest, prices = excluded.prices, checked_at = excluded.checked_at,
              next_from = excluded.next_from
            """)
        .param("name", source)
        .param("digest", digest)
        .param("nextFrom", nextFrom)
        .update();
  }
}
