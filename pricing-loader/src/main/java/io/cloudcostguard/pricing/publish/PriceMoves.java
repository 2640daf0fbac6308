package io.cloudcostguard.pricing.publish;

import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.PricesChanged;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The changes since the last published version, counted by the database.
final class PriceMoves {

  private static final String SINCE =
      "select coalesce(max(version), 0) from catalogue_version where told_at is not null";

  /// Before the first version there was nothing to look up.
  private static final String CHANGE =
      """
      create temp table price_change on commit drop as
      select n.key, o.state as old_state, n.state, n.unit, n.currency,
        case when (o.unit, o.currency) = (n.unit, n.currency) then o.tiers end as old_tiers, n.tiers
      from (
        select distinct on (key) * from price_entry
        where version > :since and version <= :version order by key, version desc) n
      left join lateral (
        select * from price_entry where key = n.key and version <= :since and :since > 0
        order by version desc limit 1) o on true
      where (coalesce(o.state, 'withdrawn'), o.unit, o.currency, o.tiers, o.candidates)
        is distinct from (n.state, n.unit, n.currency, n.tiers, n.candidates)
      """;

  private static final String SERVICES =
      """
      select split_part(key, '/', 1) as vendor, split_part(key, '/', 2) as service,
        count(*) filter (where state = 'listed' and old_state is null) as new_keys,
        count(*) filter (where state = 'listed' and old_state is not null) as changed,
        count(*) filter (where state = 'withdrawn') as withdrawn,
        count(*) filter (where state = 'ambiguous') as ambiguous
      from price_change group by 1, 2 order by 1, 2
      """;

  private static final String LARGEST =
      """
      select * from (
        select key, unit, currency,
          (select (tier ->> 'price')::numeric from jsonb_array_elements(old_tiers) tier
            where (tier ->> 'price')::numeric > 0 limit 1) as before,
          coalesce((select (tier ->> 'price')::numeric from jsonb_array_elements(tiers) tier
            where (tier ->> 'price')::numeric > 0 limit 1), 0) as after
        from price_change where state = 'listed' and old_tiers is not null) move
      where before <> after
      order by abs(after - before) / before desc, key limit :told
      """;

  /// Of more, the list would not be read.
  private static final String LOADS =
      """
      select version, source, loaded_at, location, edition, sha256 from catalogue_version
      where version > :since and version <= :version order by version limit 1000
      """;

  /// The changes that `version` brings to those who heard of the version that was told last; null
  /// when that is this one, or no list price changed but only what tenants have negotiated.
  static @Nullable PricesChanged of(long version, JdbcClient jdbc) {
    long since = jdbc.sql(SINCE).query(Long.class).single();
    if (since >= version) {
      return null;
    }
    jdbc.sql(CHANGE).param("since", since).param("version", version).update();
    List<PricesChanged.ServiceChanges> services =
        jdbc.sql(SERVICES).query(PriceMoves::service).list();
    if (services.isEmpty()) {
      return null;
    }
    return new PricesChanged(
        version,
        since,
        services,
        jdbc.sql(LARGEST).param("told", PricesChanged.TOLD).query(PriceMoves::move).list(),
        jdbc.sql(LOADS)
            .param("since", since)
            .param("version", version)
            .query(PriceMoves::load)
            .list());
  }

  private static PricesChanged.Load load(ResultSet row, int number) throws SQLException {
    return new PricesChanged.Load(
        row.getLong("version"),
        row.getString("source"),
        row.getObject("loaded_at", OffsetDateTime.class).toInstant(),
        row.getString("location"),
        row.getString("edition"),
        row.getString("sha256"));
  }

  private static PricesChanged.ServiceChanges service(ResultSet row, int number)
      throws SQLException {
    return new PricesChanged.ServiceChanges(
        row.getString("vendor"),
        row.getString("service"),
        row.getLong("new_keys"),
        row.getLong("changed"),
        row.getLong("withdrawn"),
        row.getLong("ambiguous"));
  }

  private static PricesChanged.Move move(ResultSet row, int number) throws SQLException {
    return new PricesChanged.Move(
        new PriceKey(row.getString("key")),
        row.getString("unit"),
        row.getString("currency"),
        row.getBigDecimal("before"),
        row.getBigDecimal("after"));
  }

  private PriceMoves() {}
}
