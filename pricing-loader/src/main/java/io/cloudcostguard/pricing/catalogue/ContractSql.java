package io.cloudcostguard.pricing.catalogue;

/// The statements of [LoadContract].
final class ContractSql {

  static final String STAGED_TERM =
      """
      create temp table staged_term (scope text collate "C" primary key, term jsonb not null)
      on commit drop
      """;

  /// What the tenant's contract says of other scopes than those that are staged.
  static final String KEEP_OTHERS =
      """
      insert into staged_term (scope, term)
      select scope, term from (
        select distinct on (scope) scope, term from contract_entry
        where tenant = :tenant order by scope, version desc) newest
      where term is not null
      on conflict (scope) do nothing
      """;

  /// What the tenant's contract says, and what it is to say: null where it says nothing.
  private static final String TERMS =
      """
      from (select coalesce(s.scope, c.scope) as scope, c.term as was, s.term as is_to_be
      from staged_term s
      full join (
        select scope, term from (
          select distinct on (scope) scope, term from contract_entry
          where tenant = :tenant order by scope, version desc) newest
        where term is not null) c on c.scope = s.scope) term
      """;

  static final String COUNTS =
      """
      select count(*) filter (where was is null) as added,
        count(*) filter (where was <> is_to_be) as changed,
        count(*) filter (where is_to_be is null) as ended,
        count(*) filter (where was = is_to_be) as unchanged
      """
          + TERMS;

  static final String ADD_ENTRIES =
      """
      insert into contract_entry (tenant, scope, version, term)
      select :tenant, scope, :version, is_to_be
      """
          + TERMS
          + "where was is distinct from is_to_be order by scope";

  static final String REMEMBER =
      """
      insert into price_source (name, digest, prices, checked_at)
      values (:name, null, :terms, now())
      on conflict (name) do update set
        prices = excluded.prices, checked_at = excluded.checked_at
      """;

  /// A scope with a slip of the pen covers nothing. Keys under a scope sort between it with a slash
  /// and it with the character after.
  static final String WARNINGS =
      """
      select warning from (
        select s.scope, case
          when not exists (
            select from price_offer o where o.state = 'listed'
              and (o.key = s.scope or (o.key > s.scope || '/' and o.key < s.scope || '0')))
          then case when s.term -> 'discount' is null
            then format('%s: no price of this key is listed', s.scope)
            else format('%s: no price is listed under it, so there is nothing to discount', s.scope)
          end
          when s.term -> 'price' is not null and not exists (
            select from price_offer o where o.state = 'listed' and o.key = s.scope
              and o.unit = s.term -> 'price' ->> 'unit'
              and o.currency = s.term -> 'price' ->> 'currency')
          then format('%s: agreed in %s per %s, listed otherwise', s.scope,
            s.term -> 'price' ->> 'currency', s.term -> 'price' ->> 'unit')
          end as warning
        from staged_term s) term
      where warning is not null order by scope
      """;

  private ContractSql() {}
}
