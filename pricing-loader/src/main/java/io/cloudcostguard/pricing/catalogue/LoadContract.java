package io.cloudcostguard.pricing.catalogue;

import io.cloudcostguard.estimation.price.Contract;
import io.cloudcostguard.estimation.price.ContractBook;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.price.ContractTerm;
import io.cloudcostguard.schemas.price.PriceScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Loads a tenant's contract into the catalogue, completely or not at all. A change makes a new
/// version, like that of a price list, so that every version has its contracts.
@Component
public final class LoadContract {

  /// How the sources that are contracts begin; the tenant follows.
  static final String SOURCE = "contract:";

  private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9._-]{1,128}");
  private static final int BATCH = 1_000;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final TransactionTemplate transaction;
  private final LoadLog log;

  public LoadContract(DataSource database, PlatformTransactionManager transactions) {
    jdbc = JdbcClient.create(database);
    batches = new JdbcTemplate(database);
    transaction = new TransactionTemplate(transactions);
    log = new LoadLog(database);
  }

  /// What a load did.
  ///
  /// @param result what it changed; its keys are the contract's scopes
  /// @param notYet how many terms take effect later; the book has to be loaded again then
  /// @param warnings what is probably not meant
  public record Loaded(LoadResult result, int notYet, List<String> warnings) {

    public Loaded {
      warnings = List.copyOf(warnings);
    }
  }

  /// Replaces the contract of `tenant` by what `book` has in effect on a day.
  ///
  /// @throws LoaderBusyException if another loader is working
  /// @throws IllegalArgumentException if the book is malformed; nothing has changed then
  public Loaded load(String tenant, ContractBook book, LocalDate on) {
    return load(tenant, book, on, null);
  }

  /// The same by a person.
  ///
  /// @param change is told to the audit log by the publisher; null: none
  public Loaded load(
      String tenant, ContractBook book, LocalDate on, @Nullable PriceChangeByHand change) {
    String source = source(tenant);
    Contract contract;
    try {
      contract = book.read(on);
    } catch (IllegalArgumentException e) {
      log.failed(source, e);
      throw e;
    } catch (IOException e) {
      log.failed(source, e);
      throw new UncheckedIOException(e.getMessage(), e);
    }
    return replace(tenant, contract, change);
  }

  /// Ends the contract of `tenant`: list prices from now on.
  public LoadResult withdraw(String tenant) {
    return withdraw(tenant, null);
  }

  /// The same by a person.
  ///
  /// @param change is told to the audit log by the publisher; null: none
  public LoadResult withdraw(String tenant, @Nullable PriceChangeByHand change) {
    return replace(tenant, Contract.NONE, change).result();
  }

  private static String source(String tenant) {
    if (!TENANT.matcher(tenant).matches()) {
      throw new IllegalArgumentException(
          "A tenant's name is 1 to 128 letters, digits, dots, underscores or hyphens, not '%s'"
              .formatted(tenant));
    }
    return SOURCE + tenant;
  }

  private Loaded replace(String tenant, Contract contract, @Nullable PriceChangeByHand change) {
    String source = source(tenant);
    return Objects.requireNonNull(
        transaction.execute(_ -> {
          if (!jdbc.sql(LoadPrices.LOCK).query(Boolean.class).single()) {
            throw new LoaderBusyException(source);
          }
          stage(contract.terms());
          LoadResult result = merge(tenant, source);
          remember(source, contract.terms().size());
          log.loaded(result, List.of());
          PriceChangeByHand.note(change, result, jdbc);
          return new Loaded(
              result,
              contract.notYet(),
              jdbc.sql(ContractSql.WARNINGS).query((row, _) -> row.getString("warning")).list());
        }));
  }

  private void stage(Map<PriceScope, ContractTerm> terms) {
    jdbc.sql(ContractSql.STAGED_TERM).update();
    batches.batchUpdate(
        "insert into staged_term (scope, term) values (?, ?::jsonb)",
        terms.entrySet(),
        BATCH,
        (row, term) -> {
          row.setString(1, term.getKey().value());
          row.setString(2, Json.MAPPER.writeValueAsString(term.getValue()));
        });
    jdbc.sql("analyze staged_term").update();
  }

  private LoadResult merge(String tenant, String source) {
    Counts counts =
        jdbc.sql(ContractSql.COUNTS).param("tenant", tenant).query(LoadContract::counts).single();
    return new LoadResult(
        source,
        counts.isChange() ? version(tenant, source, counts) : null,
        counts.added(),
        counts.changed(),
        counts.ended(),
        counts.unchanged(),
        0,
        0,
        0,
        List.of(),
        List.of(),
        Map.of());
  }

  private @Nullable Long version(String tenant, String source, Counts counts) {
    Long version =
        jdbc.sql(MergeSql.NEW_VERSION)
            .param("source", source)
            .param("first", 0)
            .param("newKeys", counts.added())
            .param("changed", counts.changed())
            .param("withdrawn", counts.ended())
            .param("unchanged", counts.unchanged())
            .param("ambiguous", 0)
            .param("rejected", 0)
            .query(Long.class)
            .single();
    jdbc.sql(ContractSql.ADD_ENTRIES).param("tenant", tenant).param("version", version).update();
    return version;
  }

  private void remember(String source, int terms) {
    jdbc.sql(ContractSql.REMEMBER).param("name", source).param("terms", terms).update();
  }

  private record Counts(long added, long changed, long ended, long unchanged) {

    boolean isChange() {
      return added + changed + ended > 0;
    }
  }

  private static Counts counts(ResultSet row, int number) throws SQLException {
    return new Counts(
        row.getLong("added"),
        row.getLong("changed"),
        row.getLong("ended"),
        row.getLong("unchanged"));
  }
}
