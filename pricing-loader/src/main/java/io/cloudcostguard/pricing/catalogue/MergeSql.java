package io.cloudcostguard.pricing.catalogue;

/// The statements of [Merge], in the order they run.
final class MergeSql {

  /// One row per staged key: its price, or its candidates. A price that is staged twice is one
  /// price, and has the newest date.
  static final String STAGED_OFFER =
      """
      create temp table staged_offer on commit drop as
      with price as (
        select key, unit, currency, tiers, max(effective_from) as effective_from,
            (array_agg(origin order by effective_from desc, origin))[1] as origin,
            min(product) as product
        from staged_price where unit is not null
        group by key, unit, currency, tiers),
      offer as (
        select key, count(*) = 1 as listed, min(unit) as unit, min(currency) as currency,
            (array_agg(tiers))[1] as tiers, max(effective_from) as effective_from,
            min(origin) as origin,
            array_agg(format('%s %s per %s (%s, %s%s)',
              case jsonb_array_length(tiers) when 1 then tiers -> 0 ->> 'price' else tiers::text end,
              currency, unit, origin, effective_from, ', ' || product)
              order by effective_from, origin, product, tiers) as candidates
        from price group by key)
      select key, 'listed' as state, unit, currency, tiers, effective_from, origin,
          null::text[] as candidates
        from offer where listed
      union all
      select key, 'ambiguous', null, null, null, null, null, candidates
        from offer where not listed
      """;

  /// The keys about which a source says something else than before.
  static final String TOUCHED_KEY =
      """
      create temp table touched_key (key text collate "C" not null) on commit drop
      """;

  static final String WITHDRAW_OFFERS =
      """
      with gone as (
        delete from price_offer o where source = :source
          and not exists (select from staged_price s where s.key = o.key)
        returning key)
      insert into touched_key select key from gone
      """;

  /// An ambiguous price does not replace one that the source has listed.
  static final String CHANGE_OFFERS =
      """
      with changed as (
        insert into price_offer as o
          (key, source, state, unit, currency, tiers, effective_from, origin, candidates, changed_at)
        select s.key, :source, s.state, s.unit, s.currency, s.tiers, s.effective_from, s.origin,
            s.candidates, now()
        from staged_offer s left join price_offer old on old.key = s.key and old.source = :source
        where old.key is null
          or ((old.state, old.unit, old.currency, old.tiers, old.effective_from, old.origin,
              old.candidates)
            is distinct from
              (s.state, s.unit, s.currency, s.tiers, s.effective_from, s.origin, s.candidates)
            and not (old.state = 'listed' and s.state = 'ambiguous'))
        on conflict (key, source) do update set
          state = excluded.state, unit = excluded.unit, currency = excluded.currency,
          tiers = excluded.tiers, effective_from = excluded.effective_from,
          origin = excluded.origin, candidates = excluded.candidates,
          changed_at = excluded.changed_at
        returning o.key)
      insert into touched_key select key from changed
      """;

  /// What the catalogue says from now on of the touched keys, where that is something else.
  static final String NEW_ENTRIES =
      """
      create temp table new_entry on commit drop as
      select t.key, coalesce(o.state, 'withdrawn') as state, o.unit, o.currency, o.tiers,
          o.effective_from, o.origin, o.candidates, e.key is null as first
      from touched_key t
      left join lateral (
        select * from price_offer where key = t.key
        order by state = 'listed' desc, effective_from desc nulls last, changed_at desc, source desc
        limit 1) o on true
      left join lateral (
        select * from price_entry where key = t.key order by version desc limit 1) e on true
      where e.key is null
        or (e.state, e.unit, e.currency, e.tiers, e.candidates)
          is distinct from
            (coalesce(o.state, 'withdrawn'), o.unit, o.currency, o.tiers, o.candidates)
      """;

  static final String COUNTS =
      """
      select count(*) as entries,
        count(*) filter (where first) as first,
        count(*) filter (where first and state = 'listed') as new_keys,
        count(*) filter (where not first and state = 'listed') as changed,
        count(*) filter (where state = 'withdrawn') as withdrawn,
        (select count(*) from staged_offer s where state = 'listed'
          and not exists (select from new_entry n where n.key = s.key)) as unchanged,
        (select count(*) from staged_offer where state = 'ambiguous') as ambiguous
      from new_entry
      """;

  static final String NEW_VERSION =
      """
      insert into catalogue_version (source, loaded_at, prices, new_keys, changed, withdrawn,
        unchanged, ambiguous, rejected)
      values (:source, now(),
        :first + coalesce((select prices from catalogue_version order by version desc limit 1), 0),
        :newKeys, :changed, :withdrawn, :unchanged, :ambiguous, :rejected)
      returning version
      """;

  static final String ADD_ENTRIES =
      """
      insert into price_entry
        (key, version, state, unit, currency, tiers, effective_from, origin, candidates)
      select key, :version, state, unit, currency, tiers, effective_from, origin, candidates
      from new_entry order by key
      """;

  static final String AMBIGUITIES =
      """
      select key, candidates from staged_offer where state = 'ambiguous' order by key limit :told
      """;

  private MergeSql() {}
}
