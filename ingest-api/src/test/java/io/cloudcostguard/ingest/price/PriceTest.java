package io.cloudcostguard.ingest.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.schemas.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PriceTest {

  private static final String FIRST = "test/price/eu-west-1/instance/a";
  private static final String SECOND = "test/price/eu-west-1/instance/b";

  private final FrontDoor door = FrontDoor.open();

  /// As the loader writes them: two published versions, and one that is not published yet.
  @BeforeEach
  void prices() throws Exception {
    try (Connection database = door.database()) {
      try (Statement sql = database.createStatement()) {
        sql.execute("delete from price_entry where key like 'test/price/%'");
      }
      long one = version(database, "now()");
      long two = version(database, "now()");
      long three = version(database, "null");
      listed(database, FIRST, one, "0.10", "2026-01-01");
      listed(database, FIRST, two, "0.12", "2026-06-01");
      listed(database, FIRST, three, "99", "2026-11-01");
      listed(database, SECOND, one, "0.20", "2026-01-01");
      entry(database, SECOND, two, "withdrawn", null, null);
    }
  }

  private static long version(Connection database, String published) throws Exception {
    try (Statement sql = database.createStatement();
        ResultSet row =
            sql.executeQuery(
                """
                insert into catalogue_version (source, loaded_at, prices, new_keys, changed, withdrawn,
                  unchanged, ambiguous, rejected, published_at)
                values ('test', now(), 1, 1, 0, 0, 0, 0, 0, %s) returning version\
                """
                    .formatted(published))) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void listed(
      Connection database, String key, long version, String price, String from) throws Exception {
    entry(
        database,
        key,
        version,
        "listed",
        "[{\"from\":\"0\",\"price\":\"%s\"}]".formatted(price),
        from);
  }

  private static void entry(
      Connection database, String key, long version, String state, String tiers, String from)
      throws Exception {
    try (PreparedStatement sql =
        database.prepareStatement(
            """
            insert into price_entry (key, version, state, unit, currency, tiers, effective_from, origin)
            values (?, ?, ?, 'hours', 'USD', ?::jsonb, ?::date, 'a test')\
            """)) {
      sql.setString(1, key);
      sql.setLong(2, version);
      sql.setString(3, state);
      sql.setString(4, tiers);
      sql.setString(5, from);
      sql.execute();
    }
  }

  @Test
  void areFoundByTheBeginningOfTheirKeys() throws Exception {
    JsonNode prices = door.get("/v1/prices?prefix=test/price/").json().path("prices");

    assertThat(prices).hasSize(1);
    assertThat(prices.get(0).path("key").asString()).isEqualTo(FIRST);
    assertThat(prices.get(0).at("/tiers/0/price").asString()).isEqualTo("0.12");
    assertThat(prices.get(0).path("effectiveFrom").asString()).isEqualTo("2026-06-01");
    assertThat(door.get("/v1/prices?prefix=test/price/x").json().path("prices")).isEmpty();
    assertThat(door.get("/v1/prices?prefix=test/%25").json().path("prices")).isEmpty();
  }

  @Test
  void haveAHistory() throws Exception {
    JsonNode history = door.get("/v1/prices/history?key=" + SECOND).json().path("prices");

    assertThat(history.valueStream().map(each -> each.path("state").asString()))
        .containsExactly("listed", "withdrawn");
    assertThat(history.get(1).has("tiers")).isFalse();
  }

  @Test
  void nameTheVendorsRowThatTheyAreFrom() throws Exception {
    try (Connection database = door.database();
        Statement sql = database.createStatement()) {
      sql.execute("delete from price_file where file in (-7, -8)");
      sql.execute(
          """
          insert into price_file values
            (-7, 'https://vendor.example/index.csv', '20260601', 'abc', '2026-06-02T03:04:05Z', null, null),
            (-8, '/srv/agreed.csv', null, 'def', '2026-06-02T03:04:05Z', 'operator alice', 'Agreed')
          """);
      sql.execute(
          """
          update price_entry set file = -7, line = 12, product = 'SKU1', rate = 'SKU1.T.R'
          where key = '%s' and tiers -> 0 ->> 'price' = '0.12'
          """
              .formatted(FIRST));
      sql.execute("update price_entry set file = -8, line = 2 where key = '%s'".formatted(SECOND));
    }

    JsonNode history = door.get("/v1/prices/history?key=" + FIRST).json().path("prices");

    assertThat(history.get(0).has("row")).isFalse();
    assertThat(history.get(1).path("row"))
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                {"product": "SKU1", "rate": "SKU1.T.R", "file": "https://vendor.example/index.csv",
                 "line": 12, "edition": "20260601", "sha256": "abc",
                 "readAt": "2026-06-02T03:04:05Z"}
                """));
    assertThat(door.get("/v1/prices?prefix=" + FIRST).json().at("/prices/0/row/line").asInt())
        .isEqualTo(12);
    assertThat(door.get("/v1/prices/history?key=" + SECOND).json().at("/prices/0/row"))
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                {"file": "/srv/agreed.csv", "line": 2, "sha256": "def",
                 "readAt": "2026-06-02T03:04:05Z", "by": "operator alice", "reason": "Agreed"}
                """));
  }

  @Test
  void areJsonAndInNoOtherFormat() throws Exception {
    FrontDoor.Answer answer =
        door.send(
            FrontDoor.request(door.port(), "/v1/prices?prefix=" + FIRST)
                .header("Authorization", "Bearer " + FrontDoor.TOKEN)
                .header("Accept", "text/nothing"));

    assertThat(answer.status()).isEqualTo(406);
    assertThat(answer.json().path("type").asString()).endsWith("not-acceptable");
  }

  @Test
  void needAKey() throws Exception {
    assertThat(door.get("/v1/prices").status()).isEqualTo(400);
    assertThat(door.get("/v1/prices?prefix=a%20b").status()).isEqualTo(400);
    assertThat(door.get("/v1/prices?prefix=a&limit=201").status()).isEqualTo(400);
    assertThat(door.get("/v1/prices/history?key=" + "a".repeat(501)).status()).isEqualTo(400);
  }

  @Test
  void areCountedByServiceAndRegion() throws Exception {
    JsonNode coverage = door.get("/v1/prices/coverage").json().path("coverage");

    assertThat(coverage.valueStream().filter(one -> one.path("vendor").asString().equals("test")))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.path("service").asString()).isEqualTo("price");
          assertThat(one.path("region").asString()).isEqualTo("eu-west-1");
          assertThat(one.path("prices").asInt()).as("the withdrawn one is none").isEqualTo(1);
          assertThat(one.path("newest").asString()).isEqualTo("2026-06-01");
        });
  }
}
