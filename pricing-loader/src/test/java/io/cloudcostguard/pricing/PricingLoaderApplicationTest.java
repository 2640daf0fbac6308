package io.cloudcostguard.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.estimation.price.CsvPriceBook;
import io.cloudcostguard.pricing.catalogue.Catalogue;
import io.cloudcostguard.pricing.catalogue.LoadPrices;
import io.cloudcostguard.pricing.catalogue.RefreshRequests;
import io.cloudcostguard.pricing.publish.CataloguePublisher;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class PricingLoaderApplicationTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final TestDatabase database = new TestDatabase();
  private TestBroker broker;

  @TempDir Path folder;

  @BeforeEach
  void emptyTopics() throws Exception {
    broker = new TestBroker();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void publishesTheBundledPricesAtItsStart() throws Exception {
    try (ConfigurableApplicationContext loader = start()) {
      Catalogue.Published published = loader.getBean(Catalogue.class).published();

      assertThat(published.version()).isEqualTo(1);
      assertThat(broker.compacted()).hasSize((int) published.prices() + 1).hasSizeGreaterThan(300);
      assertThat(get(loader, "/actuator/health/readiness"))
          .contains(
              "\"status\":\"UP\"",
              "\"catalogue\"",
              "\"version\":1",
              "\"kafka\":{\"details\":{\"brokers\":1,\"latencyMillis\"",
              "\"database\":{\"details\":{\"latencyMillis\"");
      assertThat(get(loader, "/actuator/health/liveness")).contains("\"status\":\"UP\"");
      assertThat(get(loader, "/actuator/prometheus"))
          .contains(
              "ccg_catalogue_age_seconds",
              "ccg_catalogue_version{application=\"pricing-loader\"} 1.0")
          .contains(
              "ccg_pricing_loads_total{application=\"pricing-loader\",outcome=\"changed\"} 1.0");
    }
  }

  @Test
  void makesNothingNewWhenItStartsAgain() throws Exception {
    start().close();
    int records = broker.records().size();

    try (ConfigurableApplicationContext loader = start()) {
      assertThat(loader.getBean(Catalogue.class).published().version()).isEqualTo(1);
    }

    assertThat(broker.records()).hasSize(records);
  }

  @Test
  void readsItsBooksOnScheduleAndSurvivesABadOne() throws Exception {
    // Given
    Path good = book("good.csv", "x/a,hours,0,1,USD,2026-01-01,ours");
    Path bad = book("bad.csv", "x/b,hours,0,nonsense,USD,2026-01-01,ours");
    try (ConfigurableApplicationContext loader =
        start(
            "--ccg.pricing.bundled=",
            "--ccg.pricing.refresh=200ms",
            "--ccg.pricing.books=" + bad + "," + good)) {
      assertThat(broker.compacted()).containsOnlyKeys("catalogue", "x/a");

      // When
      book("good.csv", "x/a,hours,0,2,USD,2026-01-01,ours");

      // Then
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(loader.getBean(Catalogue.class).published().version()).isEqualTo(2));
      assertThat(broker.compacted().get("x/a")).contains("\"price\":\"2\"");
      assertThat(get(loader, "/actuator/prometheus"))
          .doesNotContain(
              "ccg_pricing_loads_total{application=\"pricing-loader\",outcome=\"failed\"} 0.0");
    }
  }

  @Test
  void loadsContractsThatWereAcceptedAndSaysWhatCameOfThem() throws Exception {
    Path list = book("list.csv", "x/a,hours,0,1,USD,2026-01-01,ours");
    Path filed = contract("filed.csv", "x,10,2026-01-01");
    try (ConfigurableApplicationContext loader =
        start(
            "--ccg.pricing.bundled=",
            "--ccg.pricing.books=" + list,
            "--ccg.pricing.contracts.filed=" + filed)) {
      JdbcClient sql = JdbcClient.create(database.dataSource());
      for (String proposal : List.of("acme|12", "filed|12", "wrong|200", "later|12")) {
        sql.sql(
                """
                insert into contract_proposal (id, tenant, state, month, terms, proposed_by,
                  proposed_at, decided_at)
                values (:id, :id, :state, '2026-10-01', :terms, 'one', now(), now())
                """)
            .param("id", proposal.split("\\|")[0])
            .param("state", proposal.startsWith("later") ? "open" : "accepted")
            .param(
                "terms",
                "[{\"key\":\"x\",\"discount\":\"%s\",\"effectiveFrom\":\"2026-10-01\",\"source\":\"bill of 2026-10\",\"service\":\"X\",\"list\":\"100\"}]"
                    .formatted(proposal.split("\\|")[1]))
            .update();
      }

      await()
          .atMost(SOON)
          .untilAsserted(() ->
              assertThat(
                      sql.sql("select id || ' ' || state from contract_proposal order by id")
                          .query(String.class)
                          .list())
                  .containsExactly(
                      "acme loaded", "filed not-loaded", "later open", "wrong not-loaded"));
      await()
          .atMost(SOON)
          .untilAsserted(() ->
              assertThat(broker.compacted().get("/contract/acme/x"))
                  .contains("\"percent\":\"12\""));
      assertThat(broker.compacted().get("/contract/filed/x")).contains("\"percent\":\"10\"");
      assertThat(broker.compacted()).doesNotContainKeys("/contract/wrong/x", "/contract/later/x");
    }
  }

  @Test
  void keepsTheConfiguredContractsCurrentAndSurvivesABadOne() throws Exception {
    // Given
    Path list = book("list.csv", "x/a,hours,0,1,USD,2026-01-01,ours");
    Path good = contract("acme.csv", "x,10,2026-01-01");
    Path bad = contract("bad.csv", "x,ten,2026-01-01");
    try (ConfigurableApplicationContext loader =
        start(
            "--ccg.pricing.bundled=",
            "--ccg.pricing.refresh=200ms",
            "--ccg.pricing.books=" + list,
            "--ccg.pricing.contracts.acme=" + good,
            "--ccg.pricing.contracts.Bad=" + bad)) {
      assertThat(broker.compacted()).containsOnlyKeys("catalogue", "x/a", "/contract/acme/x");

      // When
      contract("acme.csv", "x,12,2026-01-01");

      // Then
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(loader.getBean(Catalogue.class).published().version()).isEqualTo(3));
      assertThat(broker.compacted().get("/contract/acme/x")).contains("\"percent\":\"12\"");
    }
  }

  @Test
  void readsItsBooksWhenItIsAsked() throws Exception {
    book("good.csv", "x/a,hours,0,1,USD,2026-01-01,ours");
    try (ConfigurableApplicationContext loader =
        start("--ccg.pricing.bundled=", "--ccg.pricing.books=" + folder.resolve("good.csv"))) {
      RefreshRequests refreshes = loader.getBean(RefreshRequests.class);
      book("good.csv", "x/a,hours,0,2,USD,2026-01-01,ours");
      long ofVendors = refreshes.ask(Set.of("azure", "google"));
      await().atMost(SOON).until(() -> refreshes.answer(ofVendors) != null);
      long first = refreshes.ask(Set.of());
      long second = refreshes.ask(Set.of("azure"));

      await().atMost(SOON).until(() -> refreshes.answer(second) != null);
      assertThat(refreshes.answer(ofVendors))
          .containsExactlyInAnyOrder(
              "No list of azure is configured: set ccg.pricing.azure.* (docs/prices.md).",
              "No list of google is configured: set ccg.pricing.google.* (docs/prices.md).",
              "Nothing to publish.");

      assertThat(refreshes.answer(first).getFirst())
          .contains("made catalogue version 2", "1 changed");
      assertThat(refreshes.answer(first)).last().isEqualTo("Published version 2: 1 keys.");
      assertThat(broker.compacted().get("x/a")).contains("\"price\":\"2\"");
    }
  }

  @Test
  void loadsConfiguredListsAndSurvivesAMissingOne() throws Exception {
    URI tree = Path.of("src/test/resources/aws-bulk").toAbsolutePath().toUri();
    try (ConfigurableApplicationContext loader =
        start(
            "--ccg.pricing.bundled=",
            "--ccg.pricing.aws.base-url=" + tree,
            "--ccg.pricing.aws.offers=AmazonEC2,AmazonNothing,AWSLambda",
            "--ccg.pricing.aws.regions=eu-west-1")) {
      assertThat(broker.compacted())
          .containsKeys(
              "catalogue",
              "aws/ec2/eu-west-1/on-demand/linux/shared/m5.large",
              "aws/lambda/eu-west-1/duration/x86_64");
      assertThat(get(loader, "/actuator/prometheus"))
          .contains(
              "ccg_pricing_loads_total{application=\"pricing-loader\",outcome=\"failed\"} 1.0")
          .contains(
              "ccg_pricing_loads_total{application=\"pricing-loader\",outcome=\"changed\"} 2.0");
    }
  }

  @Test
  void isNotReadyBeforeTheFirstVersion() throws Exception {
    try (ConfigurableApplicationContext loader = start("--ccg.pricing.bundled=")) {
      assertThat(get(loader, "/actuator/health/readiness"))
          .contains("DOWN", "the first published catalogue version");

      loader.getBean(LoadPrices.class).load(new TestPrices("test").with("x/a", "1"));
      loader.getBean(CataloguePublisher.class).publish();

      assertThat(get(loader, "/actuator/health/readiness")).doesNotContain("DOWN");
    }
  }

  @Test
  void hasNoDefaultDatabase() {
    assertThatThrownBy(
            () -> PricingLoaderApplication.start("--spring.kafka.bootstrap-servers=localhost:1"))
        .hasStackTraceContaining("DataSourceBeanCreationException");
  }

  private ConfigurableApplicationContext start(String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "--spring.kafka.bootstrap-servers=" + broker.address(),
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres",
                "--server.port=0"));
    args.addAll(List.of(more));
    return PricingLoaderApplication.start(args.toArray(String[]::new));
  }

  private Path book(String name, String row) throws IOException {
    return Files.writeString(folder.resolve(name), CsvPriceBook.HEADER + "\n" + row + "\n");
  }

  private Path contract(String name, String row) throws IOException {
    return Files.writeString(folder.resolve(name), "key,discount,effective_from\n" + row + "\n");
  }

  private static String get(ConfigurableApplicationContext loader, String path) throws Exception {
    String port = loader.getEnvironment().getProperty("local.server.port");
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
              BodyHandlers.ofString())
          .body();
    }
  }
}
