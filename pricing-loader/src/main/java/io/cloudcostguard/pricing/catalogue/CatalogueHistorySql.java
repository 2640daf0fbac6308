package io.cloudcostguard.pricing.catalogue;

/// The statements of [CatalogueHistory].
final class CatalogueHistorySql {

  static final String NEWEST =
      """
      select version, source, loaded_at, prices, published_at
      from catalogue_version order by version desc limit 1
      """;

  static final String PUBLISHED =
      "select coalesce(max(version), 0) from catalogue_version where published_at is not null";

  /// Also those of which no load ever succeeded.
  static final String SOURCES =
      """
      select coalesce(s.name, l.source) as name, coalesce(s.prices, 0) as prices, s.checked_at,
          coalesce(l.rejected, 0) as rejected,
          case when s.checked_at is null or l.loaded_at >= s.checked_at then l.failure end as failure
      from price_source s
      full join (select distinct on (source) * from price_load order by source, load desc) l
        on l.source = s.name
      order by 1
      """;

  static final String AT =
      """
      select version, state, unit, currency, tiers, effective_from, origin, candidates
      from price_entry where key = :key and version <= :version
      order by version desc limit 1
      """;

  static final String TERM =
      """
      select term from contract_entry
      where tenant = :tenant and scope = :scope and version <= :version
      order by version desc limit 1
      """;

  static final String KEYS_LISTED =
      """
      select key from (
        select distinct on (key) key, state from price_entry
        where key >= :from and key < :to and version <= :version
        order by key, version desc) entry
      where state = 'listed'
      """;

  static final String PRICES =
      """
      select * from (
        select distinct on (key) * from price_entry
        where version <= :version order by key, version desc) entry
      where state = 'listed' order by key
      """;

  private static final String CHANGE =
      """
      with touched as (
        select distinct key from price_entry where version > :from and version <= :to),
      change as (
        select n.key, o.state as old_state, o.unit as old_unit, o.currency as old_currency,
          o.tiers as old_tiers, o.effective_from as old_effective_from, o.origin as old_origin,
          o.candidates as old_candidates, n.state as new_state, n.unit as new_unit,
          n.currency as new_currency, n.tiers as new_tiers,
          n.effective_from as new_effective_from, n.origin as new_origin,
          n.candidates as new_candidates
        from touched t
        join lateral (
          select * from price_entry where key = t.key and version <= :to
          order by version desc limit 1) n on true
        left join lateral (
          select * from price_entry where key = t.key and version <= :from
          order by version desc limit 1) o on true
        where (coalesce(o.state, 'withdrawn'), o.unit, o.currency, o.tiers, o.candidates)
          is distinct from (n.state, n.unit, n.currency, n.tiers, n.candidates))
      """;

  static final String DIFF_COUNTS =
      CHANGE
          + """
          select count(*) filter (where new_state = 'listed' and old_state is null) as new_keys,
            count(*) filter (where new_state = 'listed' and old_state is not null) as changed,
            count(*) filter (where new_state = 'withdrawn') as withdrawn,
            count(*) filter (where new_state = 'ambiguous') as ambiguous
          from change
          """;

  static final String DIFF = CHANGE + "select * from change order by key limit :limit";

  private CatalogueHistorySql() {}
}
