package io.cloudcostguard.estimator.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.JsonSerde;
import io.cloudcostguard.schemas.Money;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.budget.LedgerEntry;
import io.cloudcostguard.schemas.estimate.PlanCancelled;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.estimate.PlanRejected;
import io.cloudcostguard.schemas.event.DeadLetter;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.plan.Action;
import io.cloudcostguard.schemas.plan.CancellationRequested;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.plan.PlannedResource;
import io.cloudcostguard.schemas.price.CatalogueCompleted;
import io.cloudcostguard.schemas.price.ContractHistory;
import io.cloudcostguard.schemas.price.ContractHistory.Change;
import io.cloudcostguard.schemas.price.ContractTerm;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceHistory;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.PriceRecord;
import io.cloudcostguard.schemas.price.PriceScope;
import io.cloudcostguard.schemas.price.Tier;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EstimatorTopologyTest {

  private static final String KEY = "acme/shop/prod";
  private static final PriceKey GP3 = new PriceKey("aws/ebs/eu-west-1/storage/gp3");

  @TempDir Path stateDir;
  private Topology topology;
  private TopologyTestDriver driver;
  private TestInputTopic<String, PriceRecord> prices;
  private TestInputTopic<String, PlanSubmitted> plans;
  private TestInputTopic<String, Budget> budgets;
  private TestOutputTopic<String, PlanOutcome> estimates;
  private TestOutputTopic<String, BudgetAlert> alerts;
  private TestOutputTopic<String, LedgerEntry> ledger;
  private TestOutputTopic<byte[], byte[]> deadLetters;
  private final List<DeadLetter> aside = new ArrayList<>();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  @BeforeEach
  void start() {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:9092");
    config.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    TopologyEnvironment environment =
        new TopologyEnvironment(
            Duration.ofMillis(50), new Attempts(stateDir.resolve("attempts")), aside::add, metrics);
    topology = EstimatorTopology.build(new Estimator(new ResourceTypes()), environment, config);
    driver = new TopologyTestDriver(topology, config);
    prices = input(Topics.PRICES);
    plans = input(Topics.PLANS);
    budgets = input(Topics.BUDGETS);
    estimates = output(Topics.ESTIMATES);
    alerts = output(Topics.ALERTS);
    ledger = output(Topics.LEDGER);
    deadLetters =
        driver.createOutputTopic(
            Topics.ESTIMATOR_DLQ.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void pricesAPlanAndPinsTheCatalogueVersion() {
    publish(1, "0.10");

    plans.pipeInput(KEY, plan("p1", 100));

    PlanEstimated estimate = estimate();
    assertThat(estimate.catalogueVersion()).isEqualTo(1);
    assertThat(estimate.after().known()).isEqualByComparingTo("10");
  }

  @Test
  void measuresOutcomesTheirLatencyAndWhatHasAPrice() {
    publish(1, "0.10");

    plans.pipeInput(KEY, plan("p1", 100));
    plans.pipeInput(KEY, plan("p1", 100));

    assertThat(metrics.get("ccg.estimator.outcomes").tag("outcome", "estimated").counter().count())
        .isEqualTo(1);
    assertThat(metrics.get("ccg.estimator.latency").timer().count()).isEqualTo(1);
    assertThat(metrics.get("ccg.estimator.duration").timer().count()).isEqualTo(1);
    assertThat(metrics.get("ccg.estimator.plan.resources").summary().totalAmount()).isEqualTo(1);
    assertThat(metrics.get("ccg.estimator.change").tag("direction", "up").summary().totalAmount())
        .isEqualTo(10);
    assertThat(metrics.get("ccg.estimator.resources").tag("state", "priced").counter().count())
        .isEqualTo(1);
  }

  @Test
  void doesNotSeePricesOfAVersionThatIsNotComplete() {
    publish(1, "0.10");
    prices.pipeInput(GP3.value(), history(Map.of(1L, "0.10", 2L, "0.20")));

    plans.pipeInput(KEY, plan("p1", 100));
    assertThat(estimate().after().known()).isEqualByComparingTo("10");

    prices.pipeInput(CatalogueCompleted.KEY, new CatalogueCompleted(2, 1));
    plans.pipeInput(KEY, plan("p2", 100));
    assertThat(estimate().after().known()).isEqualByComparingTo("20");
  }

  @Test
  void appliesOnlyTheTenantsOwnContract() {
    // Given
    publish(1, "0.10");
    PriceScope ebs = new PriceScope("aws/ebs");
    prices.pipeInput(
        ContractHistory.keyOf("acme", ebs),
        new ContractHistory(
            "acme", ebs, List.of(new Change(2, off("25")), new Change(3, off("50")))));

    // When the contract's version is not complete
    plans.pipeInput(KEY, plan("p1", 100));

    // Then
    assertThat(estimate().atListPrices()).isNull();

    // When it is
    prices.pipeInput(CatalogueCompleted.KEY, new CatalogueCompleted(2, 1));
    plans.pipeInput(KEY, plan("p2", 100));
    plans.pipeInput("other/shop/prod", planOf("other", "p3", "prod", resource("gp3", 100)));

    // Then
    PlanEstimated contracted = estimate();
    assertThat(contracted.after().known()).isEqualByComparingTo("7.5");
    assertThat(contracted.atListPrices().after().known()).isEqualByComparingTo("10");
    PlanEstimated listed = estimate();
    assertThat(listed.after().known()).isEqualByComparingTo("10");
    assertThat(listed.atListPrices()).isNull();
  }

  @Test
  void budgetsCountWhatTheTenantPays() {
    publish(1, "0.10");
    PriceScope aws = new PriceScope("aws");
    prices.pipeInput(
        ContractHistory.keyOf("acme", aws),
        new ContractHistory("acme", aws, List.of(new Change(1, off("50")))));
    budgets.pipeInput("acme/shop", budget("9"));

    plans.pipeInput(KEY, plan("p1", 100));
    assertThat(alerts.isEmpty()).isTrue();

    plans.pipeInput(KEY, plan("p2", 200));
    assertThat(alerts.readValuesToList())
        .singleElement()
        .isInstanceOfSatisfying(
            BudgetAlert.Firing.class,
            firing -> assertThat(firing.planned()).isEqualByComparingTo("10"));
  }

  private static ContractTerm off(String percent) {
    return new ContractTerm(
        null, new ContractTerm.Discount(new BigDecimal(percent), LocalDate.EPOCH, "EDP"));
  }

  @Test
  void keepsTheTraceFromPlanToEstimate() {
    publish(1, "0.10");
    TestRecord<String, PlanSubmitted> record = new TestRecord<>(KEY, plan("p1", 1));
    record
        .headers()
        .add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01".getBytes());

    plans.pipeInput(record);

    TestRecord<String, PlanOutcome> estimate = estimates.readRecord();
    assertThat(EventHeaders.text(estimate.headers(), "traceparent"))
        .startsWith("00-0af7651916cd43dd8448eb211c80319c-");
    assertThat(EventHeaders.text(estimate.headers(), "ce_id")).isEqualTo("estimate-p1");
  }

  @Test
  void doesNotEstimateACancelledPlanNorCountItTowardsABudget() {
    publish(1, "0.10");
    budgets.pipeInput("acme/shop", budget("5"));
    TestInputTopic<String, CancellationRequested> cancellations = input(Topics.CANCELLATIONS);
    cancellations.pipeInput("acme/p1", new CancellationRequested("p1", "acme"));
    cancellations.pipeInput("somebody-else/p2", new CancellationRequested("p2", "somebody-else"));

    plans.pipeInput(KEY, plan("p1", 100));
    TestRecord<String, PlanOutcome> cancelled = estimates.readRecord();

    assertThat(cancelled.value()).isEqualTo(new PlanCancelled("p1", "acme", "shop", "prod", null));
    assertThat(cancelled.key()).isEqualTo(KEY);
    assertThat(EventHeaders.text(cancelled.headers(), "ce_id")).isEqualTo("cancelled-p1");
    assertThat(EventHeaders.text(cancelled.headers(), "ce_type"))
        .isEqualTo("io.cloudcostguard.plan.cancelled.v1");
    assertThat(alerts.isEmpty()).isTrue();

    plans.pipeInput(KEY, plan("p2", 1));
    assertThat(estimate().id()).isEqualTo("p2");
  }

  @Test
  void remembersACancellationAsLongAsItsTopicAndNoLonger() {
    publish(1, "0.10");
    TestInputTopic<String, CancellationRequested> cancellations = input(Topics.CANCELLATIONS);
    Instant start = Instant.parse("2026-11-20T23:59:59Z");
    cancellations.pipeInput("acme/p1", new CancellationRequested("p1", "acme"), start);
    cancellations.pipeInput("acme/p1", null, start);
    Instant kept = start.plus(Topics.CANCELLATIONS_KEPT);
    cancellations.pipeInput("acme/p2", new CancellationRequested("p2", "acme"), kept);

    plans.pipeInput(KEY, plan("p1", 1));
    assertThat(estimates.readValue()).isInstanceOf(PlanCancelled.class);

    Instant over = kept.plus(Duration.ofDays(2));
    cancellations.pipeInput("acme/p3", new CancellationRequested("p3", "acme"), over);

    plans.pipeInput(KEY, plan("p1", 1), over);
    assertThat(estimates.readValue()).isInstanceOf(PlanEstimated.class);
    plans.pipeInput(KEY, plan("p2", 1), over);
    assertThat(estimates.readValue()).isInstanceOf(PlanCancelled.class);
    List<String> remembered = new ArrayList<>();
    try (var all = driver.<String, CancellationRequested>getWindowStore("cancellations").all()) {
      all.forEachRemaining(entry -> remembered.add(entry.value.id()));
    }
    assertThat(remembered).containsExactlyInAnyOrder("p2", "p3");
  }

  @Test
  void makesNothingNewOfAPlanThatComesTwice() {
    publish(1, "0.10");
    budgets.pipeInput("acme/shop", budget("5"));
    plans.pipeInput(KEY, plan("p1", 100));
    publish(2, "0.20");

    plans.pipeInput(KEY, plan("p1", 100));
    plans.pipeInput(KEY, plan("p1", 7000));
    plans.pipeInput(KEY, plan("p2", 1));

    assertThat(estimates.readValuesToList())
        .extracting(PlanOutcome::id)
        .containsExactly("p1", "p2");
    assertThat(alerts.readValuesToList()).hasSize(2);
    assertThat(metrics.get("ccg.estimator.repeated.plans").counter().count()).isEqualTo(2);
  }

  @Test
  void anotherTenantMayUseTheSameId() {
    publish(1, "0.10");
    plans.pipeInput(KEY, plan("p1", 100));
    plans.pipeInput("other/shop/prod", planOf("other", "p1", "prod", resource("gp3", 100)));
    assertThat(estimates.readValuesToList())
        .extracting(PlanOutcome::tenant)
        .containsExactly("acme", "other");
  }

  @Test
  void answersAPlanWhoseRecordCannotBeReadAndPutsTheRecordAside() {
    publish(1, "0.10");
    TestRecord<String, byte[]> bad = new TestRecord<>(KEY, "{\"id\":".getBytes());
    bad.headers().add("ce_id", "p0".getBytes()).add("ce_type", EventType.PLAN_SUBMITTED.getBytes());

    raw(Topics.PLANS).pipeInput(bad);
    plans.pipeInput(KEY, plan("p1", 100));

    TestRecord<String, PlanOutcome> rejected = estimates.readRecord();
    assertThat(rejected.key()).isEqualTo(KEY);
    assertThat(EventHeaders.text(rejected.headers(), "ce_type")).isEqualTo(EventType.PLAN_REJECTED);
    assertThat(rejected.value())
        .isInstanceOfSatisfying(
            PlanRejected.class,
            plan -> {
              assertThat(plan.id()).isEqualTo("p0");
              assertThat(plan.tenant()).isEqualTo("acme");
              assertThat(plan.reason()).contains("It is not JSON").contains("another Idempotency");
            });
    assertThat(estimate().id()).isEqualTo("p1");
    TestRecord<byte[], byte[]> dead = deadLetters.readRecord();
    assertThat(new String(dead.value())).isEqualTo("{\"id\":");
    assertThat(EventHeaders.text(dead.headers(), DeadLetter.REASON)).startsWith("It is not JSON");
  }

  static Stream<byte[]> garbage() {
    return Stream.of(
            null,
            "",
            "not json",
            "null",
            "7",
            "[]",
            "{}",
            "{\"id\":7}",
            "{\"id\":{\"a\":1},\"plan\":[]}",
            "{\"record\":\"price-v9\",\"key\":\"aws/ebs/eu-west-1/storage/gp3\"}",
            "{\"record\":\"catalogue-completed\",\"version\":\"x\"}",
            "{\"input\":\"planned\"}",
            "{\"input\":\"v9\"}",
            "{\"input\":\"limit\"}",
            "{\"input\":\"outcome\",\"settlement\":{\"settlement\":\"applied\",\"tenant\":\"acme\"}}",
            "{\"input\":\"kept-limit\",\"budgetId\":\"x\"}",
            "{\"input\":\"kept-workspace\",\"project\":\"p\",\"workspace\":\"w\",\"costs\":{\"proposals\":[{}]}}",
            "{\"input\":\"planned\",\"project\":\"p\",\"workspace\":\"w\",\"planId\":\"p\",\"movers\":[],\"cost\":{\"before\":{\"groups\":[{}]},\"change\":{}}}",
            "{\"settlement\":\"retired\",\"tenant\":\"acme\"}",
            "{\"input\":\"limit\",\"budget\":{\"id\":\"acme/other\"}}",
            "{\"monthlyLimit\":{\"amount\":\"1e999999999\",\"currency\":\"USD\"}}",
            "[".repeat(100_000),
            "\uFFFF\0")
        .map(text -> text == null ? null : text.getBytes());
  }

  @ParameterizedTest
  @MethodSource("garbage")
  void survivesAnyValueUnderAnyKeyOnEveryTopicThatItReads(byte @Nullable [] value) {
    publish(1, "0.10");
    budgets.pipeInput("acme/shop", budget("5"));
    List<String> keys =
        Arrays.asList(null, "", KEY, "acme/shop", "a/b/c/d", CatalogueCompleted.KEY, "acme/p1");

    for (Topic<?> topic :
        List.of(
            Topics.PLANS,
            Topics.BUDGETS,
            Topics.SETTLEMENTS,
            Topics.CANCELLATIONS,
            Topics.PRICES)) {
      for (String key : keys) {
        raw(topic).pipeInput(key, value);
      }
    }
    for (String internal : List.of("test-ledger-plans-repartition", "test-limits-repartition")) {
      driver
          .createInputTopic(internal, new StringSerializer(), new ByteArraySerializer())
          .pipeInput("acme/other", value);
    }

    plans.pipeInput(KEY, plan("p1", 100));
    assertThat(estimate().after().known()).isEqualByComparingTo("10");
    budgets.pipeInput("acme/shop", budget("5"));
    plans.pipeInput(KEY, plan("p2", 100));
    assertThat(alerts.readValuesToList()).isNotEmpty();
    assertThat(deadLetters.isEmpty()).isFalse();
  }

  @Test
  void doesNotTakeTheOldPriceForTodaysWhereTheNewRecordCannotBeRead() {
    publish(1, "0.10");
    raw(Topics.PRICES).pipeInput(GP3.value(), "{\"record\":\"price-v9\",\"key\":\"x\"}".getBytes());

    plans.pipeInput(KEY, plan("p1", 100));

    PlanEstimated estimate = estimate();
    assertThat(estimate.after().known()).isEqualByComparingTo("0");
    assertThat(estimate.after().notPriced()).isEqualTo(1);
    assertThat(aside).singleElement().satisfies(letter -> assertThat(letter.value()).isNotNull());
    assertThat(
            metrics
                .get("ccg.estimator.dead.letters")
                .tag("topic", Topics.PRICES.name())
                .counter()
                .count())
        .isEqualTo(1);
  }

  @Test
  void keepsTheNewestCompleteVersionWhateverIsWrittenOverItsMarker() {
    publish(7, "0.10");
    raw(Topics.PRICES).pipeInput(CatalogueCompleted.KEY, (byte[]) null);
    raw(Topics.PRICES).pipeInput(CatalogueCompleted.KEY, "{".getBytes());
    prices.pipeInput(CatalogueCompleted.KEY, new CatalogueCompleted(6, 1));

    plans.pipeInput(KEY, plan("p1", 100));

    assertThat(estimate().catalogueVersion()).isEqualTo(7);
    assertThat(aside).hasSize(3);
  }

  @Test
  void pricesAtTheNewestVersionThatThereIsWhereTheNamedOneDoesNotComeInTime() {
    publish(1, "0.10");
    plans.pipeInput(KEY, knowing(9, plan("p1", 100)));
    assertThat(estimate().catalogueVersion()).isEqualTo(1);

    publish(9, "0.20");
    plans.pipeInput(KEY, knowing(9, plan("p2", 100)));
    assertThat(estimate().catalogueVersion()).isEqualTo(9);
  }

  @Test
  void rejectsAPlanWhoseEstimateIsLargerThanARecordMayBe() {
    publish(1, "0.10");
    String longest = "x".repeat(8 << 20);
    List<PlannedResource> resources =
        IntStream.range(0, 9)
            .mapToObj(i -> resource("aws_ebs_volume." + longest + i, "gp3", 1))
            .toList();

    plans.pipeInput(KEY, planOf("acme", "p1", "prod", resources, List.of()));
    plans.pipeInput(KEY, plan("p2", 1));

    assertThat(estimates.readValue())
        .isInstanceOfSatisfying(
            PlanRejected.class,
            rejected -> assertThat(rejected.reason()).contains("larger than a record may be"));
    assertThat(estimate().id()).isEqualTo("p2");
    assertThat(deadLetters.isEmpty()).isTrue();
  }

  @Test
  void rejectsAPlanThatEndedTheProcessThreeTimes() {
    publish(1, "0.10");
    PlanSubmitted large =
        planOf("acme", "p1", "prod", resource("aws_ebs_volume." + "x".repeat(40_000), "gp3", 1));
    Attempts before = new Attempts(stateDir.resolve("attempts"));
    for (int i = 0; i < 3; i++) {
      assertThat(before.begin(0, 0, 40_000)).isTrue(); // and never ended
    }

    TestRecord<String, PlanSubmitted> record = new TestRecord<>(KEY, large);
    record
        .headers()
        .add("ce_id", "p1".getBytes())
        .add("ce_type", EventType.PLAN_SUBMITTED.getBytes());
    plans.pipeInput(record);

    assertThat(estimates.readValue())
        .isInstanceOfSatisfying(
            PlanRejected.class, rejected -> assertThat(rejected.reason()).contains("memory"));
  }

  @Test
  void aPlanOfAPartNeitherResolvesAnAlertNorTakesThePlaceOfTheWhole() {
    publish(1, "0.10");
    budgets.pipeInput("acme/shop", budget("50"));
    plans.pipeInput(KEY, plan("p1", 1000));
    assertThat(alerts.readValue()).isInstanceOf(BudgetAlert.Firing.class);

    plans.pipeInput(KEY, planOf("acme", "p2", "prod", List.of(), List.of("targeted")));
    plans.pipeInput(
        KEY, planOf("acme", "p3", "prod", List.of(resource("gp3", 1)), List.of("errored")));
    plans.pipeInput("acme/shop/test", plan("p4", "test", 1));
    assertThat(alerts.isEmpty()).isTrue();

    plans.pipeInput(KEY, plan("p5", 900));
    assertThat(alerts.isEmpty()).isTrue();
    plans.pipeInput(KEY, plan("p6", 100));
    assertThat(alerts.readValuesToList())
        .singleElement()
        .isInstanceOfSatisfying(
            BudgetAlert.Resolved.class,
            resolved -> assertThat(resolved.planned()).isEqualByComparingTo("10.1"));
  }

  @Test
  void aLimitThatIsWrittenAnewEndsNoAlertOnThePlanOfAPart() {
    publish(1, "0.10");
    budgets.pipeInput("acme/shop", budget("50"));
    plans.pipeInput(KEY, plan("p1", 1000));
    assertThat(alerts.readValue()).isInstanceOf(BudgetAlert.Firing.class);
    PlannedResource gone = deleted("aws_ebs_volume.data", 800);
    plans.pipeInput(KEY, planOf("acme", "p2", "prod", List.of(gone), List.of("targeted")));

    for (String limit : List.of("50", "40", "60", "99")) {
      budgets.pipeInput("acme/shop", budget(limit));
    }
    assertThat(alerts.isEmpty()).isTrue();

    budgets.pipeInput("acme/shop", budget("101"));
    assertThat(alerts.readValuesToList()).singleElement().isInstanceOf(BudgetAlert.Resolved.class);
  }

  @Test
  void deadLettersNamesAboveTheLimit() {
    publish(1, "0.10");
    String long1 = "a".repeat(1 << 20);
    plans.pipeInput("acme/shop/" + long1, plan("p1", long1, 1));
    plans.pipeInput(KEY, plan(long1, 1));
    budgets.pipeInput(
        "acme/" + long1,
        new Budget("acme/" + long1, "acme", long1, Money.usd("1"), true, null, null));
    plans.pipeInput(KEY, plan("p2", 1));

    assertThat(estimate().id()).isEqualTo("p2");
    assertThat(deadLetters.readValuesToList()).hasSize(3);
  }

  @Test
  void aPlanOfAPartAddsItsDifferenceToTheWholeAndMayRaiseAnAlert() {
    publish(1, "0.10");
    budgets.pipeInput("acme/shop", budget("50"));
    plans.pipeInput(KEY, plan("p1", 400));

    PlannedResource more = resource("aws_ebs_volume.more", "gp3", 150);
    plans.pipeInput(KEY, planOf("acme", "p2", "prod", List.of(more), List.of("targeted")));

    assertThat(alerts.readValuesToList())
        .singleElement()
        .isInstanceOfSatisfying(
            BudgetAlert.Firing.class,
            firing -> {
              assertThat(firing.planned()).isEqualByComparingTo("55");
              assertThat(firing.atLeast()).isEqualTo(1);
            });

    // A raised limit ends it, although the cost is "at least".
    budgets.pipeInput("acme/shop", budget("500"));
    assertThat(alerts.readValuesToList()).singleElement().isInstanceOf(BudgetAlert.Resolved.class);
  }

  @Test
  void readsTheStandingThatTheFirstVersionKept() {
    publish(1, "0.10");
    byte[] kept =
        """
        {"budget":{"id":"acme/shop","tenant":"acme","project":"shop","monthlyLimit":{"amount":"50",
        "currency":"USD"},"warnWhenIncomplete":true},"ledger":{"workspaces":{"prod":{"planned":"30",
        "notPriced":0},"test":{"planned":"10","notPriced":0}},"newestPlanId":"p0"},
        "state":{"state":"ok","episode":4}}
        """
            .getBytes();
    driver
        .<String, HandOver.OlderBudget>getKeyValueStore("budgets")
        .put(
            "acme/shop",
            new JsonSerde<>(HandOver.OlderBudget.class).deserializer().deserialize("", kept));

    driver.advanceWallClockTime(Duration.ofSeconds(2));

    plans.pipeInput(KEY, plan("p1", 450));

    assertThat(alerts.readValuesToList())
        .singleElement()
        .isInstanceOfSatisfying(
            BudgetAlert.Firing.class,
            firing -> {
              assertThat(firing.planned()).isEqualByComparingTo("55");
              assertThat(firing.episode()).isEqualTo(5);
            });
  }

  @Test
  void publishesAWorkspaceAndThenTheBudgetsThatHoldItAfterEachChange() {
    publish(1, "0.10");
    plans.pipeInput(KEY, plan("p1", 100));
    budgets.pipeInput("acme/shop", budget("15"));
    plans.pipeInput("acme/shop/test", plan("p2", "test", 200));
    PlannedResource more = resource("aws_ebs_volume.more", "gp3", 50);
    plans.pipeInput(KEY, planOf("acme", "p3", "prod", List.of(more), List.of("targeted")));

    List<LedgerEntry> changes = ledger.readValuesToList();

    assertThat(changes)
        .extracting(LedgerEntry::key, LedgerEntry::sequence)
        .containsExactly(
            tuple(KEY, 1L),
            tuple("acme/shop|", 2L),
            tuple("acme/shop/test", 3L),
            tuple("acme/shop|", 3L),
            tuple(KEY, 4L),
            tuple("acme/shop|", 4L));
    assertThat(changes)
        .filteredOn(LedgerEntry.Standing.class::isInstance)
        .map(LedgerEntry.Standing.class::cast)
        .extracting(
            standing -> standing.planned().toPlainString(),
            LedgerEntry.Standing::atLeast,
            LedgerEntry.Standing::workspaces,
            LedgerEntry.Standing::cause)
        .containsExactly(
            tuple("10", 0, 1, null),
            tuple("30", 0, 2, BudgetAlert.Cause.EXCEEDED),
            tuple("35", 1, 2, BudgetAlert.Cause.EXCEEDED));
    LedgerEntry.Workspace prod = (LedgerEntry.Workspace) changes.get(4);
    assertThat(prod.before().proposals().getLast().planId()).isEqualTo("p1");
    assertThat(prod.costs().proposals())
        .singleElement()
        .satisfies(proposal -> {
          assertThat(proposal.whole().groups().getFirst().service()).isEqualTo("ebs");
          assertThat(proposal.whole().groups().getFirst().known()).isEqualByComparingTo("10");
          assertThat(proposal.part().groups().getFirst().known()).isEqualByComparingTo("5");
        });
  }

  @Test
  void publishesNothingWhereNothingChanged() {
    publish(1, "0.10");
    budgets.pipeInput("acme/shop", budget("15"));
    plans.pipeInput(KEY, plan("p1", 100));
    ledger.readValuesToList();

    plans.pipeInput(KEY, plan("p1", 100));
    budgets.pipeInput("acme/shop", budget("15"));

    assertThat(ledger.isEmpty()).isTrue();
  }

  @Test
  void publishesWhatAnOlderVersionKeptWithoutANewPlan() {
    byte[] kept =
        """
        {"budget":{"id":"acme/shop","tenant":"acme","project":"shop","monthlyLimit":{"amount":"50",
        "currency":"USD"},"warnWhenIncomplete":true},"standing":{"planned":"60","notPriced":0,
        "atLeast":0,"reduced":"0","newestPlanId":"p0"},
        "state":{"state":"firing","episode":4,"cause":"EXCEEDED"},"sequence":9}
        """
            .getBytes();
    driver
        .<String, HandOver.OlderBudget>getKeyValueStore("budgets")
        .put(
            "acme/shop",
            new JsonSerde<>(HandOver.OlderBudget.class).deserializer().deserialize("", kept));
    driver
        .<String, HandOver.OlderWorkspace>getKeyValueStore("workspaces")
        .put(
            "acme/shop/prod",
            new HandOver.OlderWorkspace(new HandOver.OlderAmount(new BigDecimal("60"), 0), null));

    driver.advanceWallClockTime(Duration.ofSeconds(2));
    driver.advanceWallClockTime(Duration.ofSeconds(2));

    assertThat(ledger.readValuesToList())
        .extracting(LedgerEntry::key)
        .containsExactly("acme/shop/prod", "acme/shop|");
    assertThat(alerts.isEmpty()).isTrue();
    budgets.pipeInput("acme/shop", budget("70"));
    assertThat(alerts.readValuesToList())
        .singleElement()
        .isInstanceOfSatisfying(
            BudgetAlert.Resolved.class, over -> assertThat(over.episode()).isEqualTo(4));
  }

  @Test
  void alertsOncePerCrossing() {
    publish(1, "0.10");
    budgets.pipeInput("acme/shop", budget("15"));

    plans.pipeInput(KEY, plan("p1", 100));
    assertThat(alerts.isEmpty()).isTrue();

    plans.pipeInput(KEY, plan("p2", 200));
    plans.pipeInput(KEY, plan("p3", 300));
    plans.pipeInput("acme/shop/test", plan("p4", "test", 10));
    assertThat(alerts.readValuesToList())
        .singleElement()
        .isInstanceOfSatisfying(
            BudgetAlert.Firing.class,
            firing -> {
              assertThat(firing.planned()).isEqualByComparingTo("20");
              assertThat(firing.planId()).isEqualTo("p2");
              assertThat(firing.cause()).isEqualTo(BudgetAlert.Cause.EXCEEDED);
            });

    plans.pipeInput(KEY, plan("p5", 100));
    assertThat(alerts.readValuesToList()).singleElement().isInstanceOf(BudgetAlert.Resolved.class);
  }

  @Test
  void alertsWhenALoweredLimitIsCrossedAndGivesEachCrossingItsOwnId() {
    publish(1, "0.10");
    plans.pipeInput(KEY, plan("p1", 100));

    budgets.pipeInput("acme/shop", budget("5"));
    budgets.pipeInput("acme/shop", budget("50"));
    budgets.pipeInput("acme/shop", budget("6"));

    assertThat(alerts.readValuesToList())
        .extracting(BudgetAlert::id)
        .hasSize(3)
        .doesNotHaveDuplicates();
  }

  @Test
  void doesNotLetAPlanWithoutAPricePassSilently() {
    publish(1, "0.10");
    budgets.pipeInput("acme/shop", budget("1000"));

    plans.pipeInput(KEY, planOf("p1", "prod", resource("io9", 5)));

    assertThat(alerts.readValuesToList())
        .singleElement()
        .isInstanceOfSatisfying(
            BudgetAlert.Firing.class,
            firing -> assertThat(firing.cause()).isEqualTo(BudgetAlert.Cause.INCOMPLETE));
  }

  @Test
  void isTheTopologyThatWasReviewed() throws Exception {
    Path golden = Path.of("src/test/resources/topology.txt");
    String description = topology.describe().toString();
    if (System.getProperty("golden.update") != null) {
      Files.writeString(golden, description);
    }
    assertThat(description).isEqualTo(Files.readString(golden));
  }

  private void publish(long version, String price) {
    prices.pipeInput(GP3.value(), history(Map.of(version, price)));
    prices.pipeInput(CatalogueCompleted.KEY, new CatalogueCompleted(version, 1));
  }

  private static PriceHistory history(Map<Long, String> byVersion) {
    return new PriceHistory(
        GP3,
        byVersion.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> new PriceHistory.Entry(entry.getKey(), listed(entry.getValue())))
            .toList());
  }

  private static Listing listed(String price) {
    return new Listing.Listed(
        new Price("GB", "USD", List.of(Tier.flat(new BigDecimal(price))), LocalDate.EPOCH, "test"));
  }

  private static Budget budget(String limit) {
    return new Budget("acme/shop", "acme", "shop", Money.usd(limit), true, null, null);
  }

  private static PlanSubmitted plan(String id, int gigabytes) {
    return plan(id, "prod", gigabytes);
  }

  private static PlanSubmitted plan(String id, String workspace, int gigabytes) {
    return planOf(id, workspace, resource("gp3", gigabytes));
  }

  private static PlanSubmitted planOf(String id, String workspace, PlannedResource resource) {
    return planOf("acme", id, workspace, resource);
  }

  private static PlanSubmitted planOf(
      String tenant, String id, String workspace, PlannedResource resource) {
    return planOf(tenant, id, workspace, List.of(resource), List.of());
  }

  private static PlanSubmitted planOf(
      String tenant,
      String id,
      String workspace,
      List<PlannedResource> resources,
      List<String> partial) {
    Plan plan = new Plan("1.2", "1.11.0", resources, partial);
    return new PlanSubmitted(id, tenant, "shop", workspace, "digest", 1, plan, null);
  }

  private static PlannedResource resource(String type, int gigabytes) {
    return resource("aws_ebs_volume.data", type, gigabytes);
  }

  private static PlannedResource resource(String address, String type, int gigabytes) {
    return new PlannedResource(
        address,
        "aws_ebs_volume",
        Action.CREATE,
        null,
        null,
        false,
        "eu-west-1",
        "provider aws",
        null,
        null,
        Map.of("type", type, "size", String.valueOf(gigabytes)),
        Set.of(),
        Map.of(),
        null);
  }

  private static PlanSubmitted knowing(long version, PlanSubmitted plan) {
    return new PlanSubmitted(
        plan.id(),
        plan.tenant(),
        plan.project(),
        plan.workspace(),
        plan.digest(),
        plan.bytes(),
        null,
        null,
        version,
        plan.plan(),
        null);
  }

  private static PlannedResource deleted(String address, int gigabytes) {
    return new PlannedResource(
        address,
        "aws_ebs_volume",
        Action.DELETE,
        null,
        null,
        false,
        "eu-west-1",
        "provider aws",
        null,
        Map.of("type", "gp3", "size", String.valueOf(gigabytes)),
        null,
        Set.of(),
        Map.of(),
        null);
  }

  private PlanEstimated estimate() {
    return (PlanEstimated) estimates.readValue();
  }

  private TestInputTopic<String, byte[]> raw(Topic<?> topic) {
    return driver.createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer());
  }

  private <V> TestInputTopic<String, V> input(Topic<V> topic) {
    return driver.createInputTopic(
        topic.name(), new StringSerializer(), JsonSerde.of(topic).serializer());
  }

  private <V> TestOutputTopic<String, V> output(Topic<V> topic) {
    return driver.createOutputTopic(
        topic.name(), new StringDeserializer(), JsonSerde.of(topic).deserializer());
  }
}
