package io.cloudcostguard.pricing.catalogue;

import io.cloudcostguard.pricing.catalogue.LoadResult.Ambiguity;
import io.cloudcostguard.pricing.source.PriceSource;
import io.cloudcostguard.schemas.price.PriceKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Turns `staged_price` into the source's offers, and those into the entries of a new version, set
/// by set. Unchanged rows are not written.
///
/// A key has one price in the catalogue however many sources offer it: a listed one before an
/// ambiguous one, then the one with the newest `effective_from`, then the one that changed last. A
/// price is the same as long as its unit, currency and tiers are: that a source dates it anew, or
/// that another source has it too, makes no entry.
final class Merge {

  private final JdbcClient jdbc;

  Merge(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  LoadResult into(PriceSource from, Staged staged) {
    String source = from.name();
    run(MergeSql.STAGED_TWICE, null);
    run(MergeSql.JOIN_STAGED, null);
    run(MergeSql.TOUCHED, source);
    staged.files().note(from, jdbc);
    run(MergeSql.WITHDRAW_OFFERS, source);
    run(MergeSql.CHANGE_OFFERS, source);
    run(MergeSql.ADD_OFFERS, source);
    run("analyze touched", null);
    run(MergeSql.OVERRULE, source);
    run(MergeSql.LEAVE_ALONE, null);
    Counts counts = jdbc.sql(MergeSql.COUNTS).query(Merge::counts).single();
    return new LoadResult(
        source,
        counts.entries() == 0 ? null : version(source, counts, staged.rejected()),
        counts.newKeys(),
        counts.changed(),
        counts.withdrawn(),
        counts.unchanged(),
        counts.ambiguous(),
        staged.rejected(),
        staged.later(),
        jdbc.sql(MergeSql.AMBIGUITIES)
            .param("told", LoadResult.TOLD)
            .query(Merge::ambiguity)
            .list(),
        staged.rejections(LoadResult.TOLD),
        staged.skipped());
  }

  private void run(String sql, @Nullable String source) {
    JdbcClient.StatementSpec statement = jdbc.sql(sql);
    (source == null ? statement : statement.param("source", source)).update();
  }

  private @Nullable Long version(String source, Counts counts, long rejected) {
    Long version =
        jdbc.sql(MergeSql.NEW_VERSION)
            .param("source", source)
            .param("first", counts.first())
            .param("newKeys", counts.newKeys())
            .param("changed", counts.changed())
            .param("withdrawn", counts.withdrawn())
            .param("unchanged", counts.unchanged())
            .param("ambiguous", counts.ambiguous())
            .param("rejected", rejected)
            .query(Long.class)
            .single();
    jdbc.sql(MergeSql.ADD_ENTRIES).param("version", version).update();
    return version;
  }

  /// @param first keys without an entry so far
  private record Counts(
      long entries,
      long first,
      long newKeys,
      long changed,
      long withdrawn,
      long unchanged,
      long ambiguous) {}

  private static Counts counts(ResultSet row, int number) throws SQLException {
    return new Counts(
        row.getLong("entries"),
        row.getLong("first"),
        row.getLong("new_keys"),
        row.getLong("changed"),
        row.getLong("withdrawn"),
        row.getLong("unchanged"),
        row.getLong("ambiguous"));
  }

  private static Ambiguity ambiguity(ResultSet row, int number) throws SQLException {
    return new Ambiguity(
        new PriceKey(row.getString("key")),
        List.of((String[]) row.getArray("candidates").getArray()));
  }
}
