package io.cloudcostguard.estimator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.JsonSerde;
import io.cloudcostguard.schemas.Money;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.estimate.PlanCancelled;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.plan.Action;
import io.cloudcostguard.schemas.plan.CancellationAsked;
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
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @BeforeEach
  void start() {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:9092");
    config.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    config.put(
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, Topics.ESTIMATOR_DLQ.name());
    config.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        LogAndContinueExceptionHandler.class);
    config.put(
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
        LogAndContinueProcessingExceptionHandler.class);
    topology = EstimatorTopology.build(new Estimator(new ResourceTypes()), config);
    driver = new TopologyTestDriver(topology, config);
    prices = input(Topics.PRICES);
    plans = input(Topics.PLANS);
    budgets = input(Topics.BUDGETS);
    estimates = output(Topics.ESTIMATES);
    alerts = output(Topics.ALERTS);
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
  void laysATenantsContractOverListPricesAndNobodyElses() {
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
    TestInputTopic<String, CancellationAsked> cancellations = input(Topics.CANCELLATIONS);
    cancellations.pipeInput("acme/p1", new CancellationAsked("p1", "acme"));
    cancellations.pipeInput("somebody-else/p2", new CancellationAsked("p2", "somebody-else"));

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
    TestInputTopic<String, CancellationAsked> cancellations = input(Topics.CANCELLATIONS);
    Instant start = Instant.parse("2026-11-20T23:59:59Z");
    cancellations.pipeInput("acme/p1", new CancellationAsked("p1", "acme"), start);
    cancellations.pipeInput("acme/p1", null, start);
    Instant kept = start.plus(Topics.CANCELLATIONS_KEPT);
    cancellations.pipeInput("acme/p2", new CancellationAsked("p2", "acme"), kept);

    plans.pipeInput(KEY, plan("p1", 1));
    assertThat(estimates.readValue()).isInstanceOf(PlanCancelled.class);

    Instant over = kept.plus(Duration.ofDays(2));
    cancellations.pipeInput("acme/p3", new CancellationAsked("p3", "acme"), over);

    plans.pipeInput(KEY, plan("p1", 1));
    assertThat(estimates.readValue()).isInstanceOf(PlanEstimated.class);
    plans.pipeInput(KEY, plan("p2", 1));
    assertThat(estimates.readValue()).isInstanceOf(PlanCancelled.class);
    List<String> remembered = new ArrayList<>();
    try (var all = driver.<String, CancellationAsked>getWindowStore("cancellations").all()) {
      all.forEachRemaining(entry -> remembered.add(entry.value.id()));
    }
    assertThat(remembered).containsExactlyInAnyOrder("p2", "p3");
  }

  @Test
  void sendsABadRecordToTheDeadLetterTopicAndGoesOn() {
    publish(1, "0.10");

    driver
        .createInputTopic(Topics.PLANS.name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(KEY, "not json".getBytes());
    plans.pipeInput(KEY, plan("p1", 100));

    assertThat(estimate().id()).isEqualTo("p1");
    TestRecord<String, byte[]> dead =
        driver
            .createOutputTopic(
                Topics.ESTIMATOR_DLQ.name(), new StringDeserializer(), new ByteArrayDeserializer())
            .readRecord();
    assertThat(new String(dead.value())).isEqualTo("not json");
    assertThat(dead.headers().lastHeader("__streams.errors.exception")).isNotNull();
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
    return new Budget("acme/shop", "acme", "shop", Money.usd(limit), true, null);
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
    Plan plan = new Plan("1.2", "1.11.0", List.of(resource), List.of());
    return new PlanSubmitted(id, tenant, "shop", workspace, "digest", 1, plan, null);
  }

  private static PlannedResource resource(String type, int gigabytes) {
    return new PlannedResource(
        "aws_ebs_volume.data",
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

  private PlanEstimated estimate() {
    return (PlanEstimated) estimates.readValue();
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
