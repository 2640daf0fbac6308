package io.cloudcostguard.e2e;

import io.cloudcostguard.cli.audit.TopicReader;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.price.CatalogueCompleted;
import io.cloudcostguard.schemas.price.PriceHistory;
import io.cloudcostguard.schemas.price.PriceRecord;
import io.cloudcostguard.schemas.price.PricesChanged;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/// All that the loader has written, without times. Versions are counted from 1 without the gaps
/// that failed loads leave.
///
/// @param entries the history of every price, as the database has it
/// @param offers what each source says
/// @param sources each with its digest
/// @param topic what the compacted ccg.prices has of each key
/// @param changes what ccg.price-changes has of each version
record CatalogueState(
    List<String> entries,
    List<String> offers,
    List<String> sources,
    Map<String, String> topic,
    Map<Integer, PricesChanged> changes) {

  static CatalogueState of(JdbcClient database, String kafka) {
    List<Long> versions =
        database
            .sql("select version from catalogue_version order by version")
            .query(Long.class)
            .list();
    Map<String, String> topic = new TreeMap<>();
    Map<Integer, PricesChanged> changes = new TreeMap<>();
    TopicReader reader = new TopicReader(kafka);
    reader.read(
        Topics.PRICES,
        record ->
            topic.put(
                record.key(),
                shown(Json.MAPPER.readValue(record.value(), PriceRecord.class), versions)));
    reader.read(
        Topics.PRICE_CHANGES,
        record -> {
          PricesChanged change = Json.MAPPER.readValue(record.value(), PricesChanged.class);
          int version = number(change.version(), versions);
          changes.put(
              version,
              new PricesChanged(
                  version, number(change.since(), versions), change.services(), change.largest()));
        });
    return new CatalogueState(
        rows(
            database,
            """
            select e.key || ' ' || v.number || ' ' || concat_ws(' ', state, unit, currency, tiers,
              effective_from, origin, candidates)
            from price_entry e join (
              select version, row_number() over (order by version) as number
              from catalogue_version) v on v.version = e.version
            order by e.key, e.version
            """),
        rows(
            database,
            """
            select key || ' ' || concat_ws(' ', state, unit, currency, tiers, effective_from, origin,
              candidates)
            from price_offer order by key, source
            """),
        rows(
            database,
            "select concat_ws(' ', digest, prices, next_from) from price_source order by name"),
        topic,
        changes);
  }

  private static List<String> rows(JdbcClient database, String sql) {
    return database.sql(sql).query(String.class).list();
  }

  private static String shown(PriceRecord record, List<Long> versions) {
    if (record instanceof CatalogueCompleted marker) {
      return "complete %d with %d".formatted(number(marker.version(), versions), marker.prices());
    }
    return record instanceof PriceHistory history
        ? history.entries().stream()
            .map(entry -> number(entry.version(), versions) + " " + entry.listing())
            .toList()
            .toString()
        : record.toString();
  }

  private static int number(long version, List<Long> versions) {
    return versions.indexOf(version) + 1;
  }
}
