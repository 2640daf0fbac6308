package io.cloudcostguard.pricing.catalogue;

/// The statements of [Merge], in the order they run. Each runs over whole sets, in the order of the
/// keys: indexes grow at their end, and a list of millions costs not much more than copying it.
final class MergeSql {

  static final String STAGED_TWICE =
      """
      create temp table staged_twice on commit drop as
      select key from staged_price group by key having count(*) > 1
      """;

  /// Makes one row of those that are staged of one key: its price, or its candidates. Of a product
  /// that is staged with several dates, the newest is in force. A price that is staged twice is one
  /// price.
  static final String JOIN_STAGED =
      """
      with taken as (
        delete from staged_price s using staged_twice t where s.key = t.key returning s.*),
      dated as (
        select *, max(effective_from) over (partition by key, product) as newest
        from taken where unit is not null),
      price as (
        select key, unit, currency, tiers, max(effective_from) as effective_from,
            (array_agg(origin order by effective_from desc, origin))[1] as origin,
            min(product) as product,
            (array_agg(rate order by product, file, line))[1] as rate,
            (array_agg(file order by product, file, line))[1] as file,
            (array_agg(line order by product, file, line))[1] as line
        from dated where effective_from = newest
        group by key, unit, currency, tiers),
      offer as (
        select key, count(*) = 1 as listed, min(unit) as unit, min(currency) as currency,
            (array_agg(tiers))[1] as tiers, max(effective_from) as effective_from,
            min(origin) as origin, min(product) as product, min(rate) as rate,
            min(file) as file, min(line) as line,
            array_agg(format('%s %s per %s (%s, %s%s)',
              case jsonb_array_length(tiers) when 1 then tiers -> 0 ->> 'price' else tiers::text end,
              currency, unit, origin, effective_from, ', ' || product)
              order by effective_from, origin, product, tiers) as candidates
        from price group by key)
      insert into staged_price (key, unit, currency, tiers, effective_from, origin, product, rate,
        file, line, candidates)
      select key, unit, currency, tiers, effective_from, origin, product, rate, file, line, null
        from offer where listed
      union all
      select key, null, null, null, null, null, null, null, null, null, candidates
        from offer where not listed
      union all
      select key, null, null, null, null, null, null, null, null, null, null
        from staged_twice t where not exists (select from offer o where o.key = t.key)
      """;

  /// What the source says otherwise than before. An ambiguous price does not replace one that the
  /// source has listed. That a price is in another row now is nothing else.
  static final String TOUCHED =
      """
      create temp table touched on commit drop as
      select s.key, old.key is null as added, s.unit is not null as listed,
          case when s.unit is null then 'ambiguous' else 'listed' end as state,
          s.unit, s.currency, s.tiers, s.effective_from, s.origin, s.candidates,
          s.product, s.rate, s.file, s.line
      from staged_price s left join price_offer old on old.key = s.key and old.source = :source
      where (s.unit is not null or s.candidates is not null)
        and (old.key is null
          or ((old.unit, old.currency, old.tiers, old.effective_from, old.origin, old.candidates)
              is distinct from
                (s.unit, s.currency, s.tiers, s.effective_from, s.origin, s.candidates)
            and not (old.state = 'listed' and s.unit is null)))
      order by s.key
      """;

  /// The files of what is new.
  static final String FILES = "select distinct file from touched where file is not null";

  static final String CHANGE_OFFERS =
      """
      update price_offer o set
        state = t.state, unit = t.unit, currency = t.currency, tiers = t.tiers,
        effective_from = t.effective_from, origin = t.origin, candidates = t.candidates,
        product = t.product, rate = t.rate, file = t.file, line = t.line, changed_at = now()
      from touched t where o.key = t.key and o.source = :source and not t.added
      """;

  static final String ADD_OFFERS =
      """
      insert into price_offer
        (key, source, state, unit, currency, tiers, effective_from, origin, candidates, product,
          rate, file, line, changed_at)
      select key, :source, state, unit, currency, tiers, effective_from, origin, candidates,
        product, rate, file, line, now()
      from touched where added
      """;

  static final String WITHDRAW_OFFERS =
      """
      with gone as (
        delete from price_offer o where source = :source
          and not exists (select from staged_price s where s.key = o.key)
        returning key)
      insert into touched (key, added, listed, state) select key, false, false, 'withdrawn' from gone
      """;

  /// What the catalogue says from now on of the touched keys: the source's offer, where no other
  /// source's goes before it.
  static final String OVERRULE =
      """
      with rival as (
        select distinct on (key) * from price_offer
        where source <> :source and key in (select key from touched)
        order by key, state = 'listed' desc, effective_from desc nulls last, changed_at desc,
          source desc)
      update touched t set
        state = r.state, unit = r.unit, currency = r.currency, tiers = r.tiers,
        effective_from = r.effective_from, origin = r.origin, candidates = r.candidates,
        product = r.product, rate = r.rate, file = r.file, line = r.line
      from rival r
      where r.key = t.key and (t.state = 'withdrawn'
        or (r.state = 'listed', coalesce(r.effective_from, '-infinity'))
          > (t.state = 'listed', coalesce(t.effective_from, '-infinity')))
      """;

  /// What is left is the new entries.
  static final String LEAVE_ALONE =
      """
      with current as (
        select distinct on (key) * from price_entry
        where key in (select key from touched) order by key, version desc)
      delete from touched t using current c
      where c.key = t.key
        and (c.state, c.unit, c.currency, c.tiers, c.candidates)
          is not distinct from (t.state, t.unit, t.currency, t.tiers, t.candidates)
      """;

  static final String COUNTS =
      """
      with entry as (
        select t.state, known.key is null as first
        from touched t left join (
          select distinct key from price_entry where key in (select key from touched)) known
          on known.key = t.key)
      select count(*) as entries,
        count(*) filter (where first) as first,
        count(*) filter (where first and state = 'listed') as new_keys,
        count(*) filter (where not first and state = 'listed') as changed,
        count(*) filter (where state = 'withdrawn') as withdrawn,
        (select count(*) from staged_price where unit is not null)
          - (select count(*) from touched where listed) as unchanged,
        (select count(*) from staged_price where candidates is not null) as ambiguous
      from entry
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
        (key, version, state, unit, currency, tiers, effective_from, origin, candidates, product,
          rate, file, line)
      select key, :version, state, unit, currency, tiers, effective_from, origin, candidates,
        product, rate, file, line
      from touched
      """;

  static final String AMBIGUITIES =
      """
      select key, candidates from staged_price where candidates is not null order by key limit :told
      """;

  private MergeSql() {}
}
