package io.cloudcostguard.estimator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.JsonSerde;
import io.cloudcostguard.schemas.Money;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.AlertDetails.Trigger;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.budget.PriceEffect;
import io.cloudcostguard.schemas.budget.Settlement;
import io.cloudcostguard.schemas.budget.WorkspaceCosts;
import io.cloudcostguard.schemas.plan.Action;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlanSource;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.plan.PlannedResource;
import io.cloudcostguard.schemas.price.CatalogueCompleted;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceHistory;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.PriceRecord;
import io.cloudcostguard.schemas.price.Tier;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
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
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The estimator and the repricer, with each other's topics.
class RepricerTopologyTest {

  @TempDir Path stateDir;
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final List<Record<byte[], byte[]>> log = new ArrayList<>();
  private final Map<String, List<PriceHistory.Entry>> history = new HashMap<>();
  private final List<PriceEffect> effects = new ArrayList<>();
  private int pace = 1000;
  private TopologyTestDriver estimator;
  private TopologyTestDriver driver;
  private TestInputTopic<String, PriceRecord> prices;
  private TestInputTopic<byte[], byte[]> plans;
  private TestInputTopic<String, Budget> budgets;
  private TestInputTopic<String, Settlement> settlements;
  private TestInputTopic<String, PriceEffect> effectsIn;
  private TestOutputTopic<String, PriceEffect> effectsOut;
  private TestInputTopic<byte[], byte[]> ledgerIn;
  private TestOutputTopic<byte[], byte[]> ledgerOut;
  private TestOutputTopic<String, BudgetAlert> alerts;

  @BeforeEach
  void start() {
    Properties config = config("estimator");
    estimator =
        new TopologyTestDriver(
            EstimatorTopology.build(
                new Estimator(new ResourceTypes()),
                new TopologyEnvironment(
                    Duration.ofMillis(50),
                    new Attempts(stateDir.resolve("attempts")),
                    _ -> {},
                    metrics),
                config),
            config);
    prices =
        estimator.createInputTopic(
            Topics.PRICES.name(), new StringSerializer(), JsonSerde.of(Topics.PRICES).serializer());
    plans =
        estimator.createInputTopic(
            Topics.PLANS.name(), new ByteArraySerializer(), new ByteArraySerializer());
    budgets =
        estimator.createInputTopic(
            Topics.BUDGETS.name(),
            new StringSerializer(),
            JsonSerde.of(Topics.BUDGETS).serializer());
    settlements =
        estimator.createInputTopic(
            Topics.SETTLEMENTS.name(),
            new StringSerializer(),
            JsonSerde.of(Topics.SETTLEMENTS).serializer());
    effectsIn =
        estimator.createInputTopic(
            Topics.PRICE_EFFECTS.name(),
            new StringSerializer(),
            JsonSerde.of(Topics.PRICE_EFFECTS).serializer());
    ledgerOut =
        estimator.createOutputTopic(
            Topics.LEDGER.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    alerts =
        estimator.createOutputTopic(
            Topics.ALERTS.name(),
            new StringDeserializer(),
            JsonSerde.of(Topics.ALERTS).deserializer());
    startRepricer();
    publish(1, "gp2", "0.10");
    publish(1, "gp3", "0.08");
    complete(1);
  }

  private void startRepricer() {
    Properties own = config("repricer");
    driver =
        new TopologyTestDriver(
            RepricerTopology.build(
                new RepricerEnvironment(
                    new Estimator(new ResourceTypes()),
                    (_, offset) -> offset < log.size() ? log.get((int) offset) : null,
                    new Pace(pace),
                    new Attempts(stateDir.resolve("repricer-attempts")),
                    () -> estimator.getKeyValueStore(EstimatorTopology.PRICES),
                    () ->
                        EstimatorTopology.newestCatalogue(
                            estimator.getKeyValueStore(EstimatorTopology.PRICES)),
                    metrics),
                own),
            own);
    ledgerIn =
        driver.createInputTopic(
            Topics.LEDGER.name(), new ByteArraySerializer(), new ByteArraySerializer());
    effectsOut =
        driver.createOutputTopic(
            Topics.PRICE_EFFECTS.name(),
            new StringDeserializer(),
            JsonSerde.of(Topics.PRICE_EFFECTS).deserializer());
  }

  private Properties config(String name) {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, name);
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:9092");
    config.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    return config;
  }

  @AfterEach
  void stop() {
    driver.close();
    estimator.close();
  }

  @Test
  void aPriceThatRisesCrossesABudgetOnce() {
    budget("11");
    plan("prod", "p1", null, "gp2");
    rounds();
    assertThat(alerts.readValuesToList()).isEmpty();

    publish(2, "gp2", "0.12");
    complete(2);
    rounds();
    rounds();

    assertThat(alerts.readValuesToList())
        .singleElement()
        .isInstanceOfSatisfying(
            BudgetAlert.Firing.class,
            firing -> {
              assertThat(firing.planned()).isEqualByComparingTo("12");
              assertThat(firing.details().trigger()).isEqualTo(Trigger.PRICE_CHANGE);
              assertThat(firing.details().prices().since()).isEqualTo(1);
              assertThat(firing.details().prices().version()).isEqualTo(2);
              assertThat(firing.details().prices().moves())
                  .singleElement()
                  .satisfies(move -> {
                    assertThat(move.key()).isEqualTo(key("gp2"));
                    assertThat(move.before()).isEqualByComparingTo("0.10");
                    assertThat(move.after()).isEqualByComparingTo("0.12");
                    assertThat(move.effect()).isEqualByComparingTo("2");
                  });
            });
    assertThat(effects)
        .filteredOn(PriceEffect.OnTenant.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            PriceEffect.OnTenant.class,
            effect -> {
              assertThat(effect.id()).isEqualTo("repriced-acme-2");
              assertThat(effect.workspaces()).isEqualTo(1);
              assertThat(effect.moved()).isEqualTo(1);
              assertThat(effect.before()).isEqualByComparingTo("10");
              assertThat(effect.after()).isEqualByComparingTo("12");
            });

    publish(3, "gp2", "0.09");
    complete(3);
    rounds();

    assertThat(alerts.readValuesToList())
        .singleElement()
        .isInstanceOfSatisfying(
            BudgetAlert.Resolved.class,
            resolved -> assertThat(resolved.details().trigger()).isEqualTo(Trigger.PRICE_CHANGE));
  }

  @Test
  void aVersionThatChangesNothingOfATenantTellsNothing() {
    budget("11");
    plan("prod", "p1", null, "gp2");
    rounds();

    publish(2, "gp3", "0.50");
    complete(2);
    rounds();

    assertThat(effects).isEmpty();
    assertThat(alerts.readValuesToList()).isEmpty();

    publish(3, "gp2", "0.12");
    complete(3);
    rounds();

    assertThat(alerts.readValuesToList()).hasSize(1);
  }

  /// On the way from one workspace to the other the sum is above the limit.
  @Test
  void pricesThatRiseAndFallAreComparedTogether() {
    budget("19");
    plan("a", "p1", null, "gp2");
    plan("b", "p2", null, "gp3");
    rounds();

    publish(2, "gp2", "0.12");
    publish(2, "gp3", "0.06");
    complete(2);
    rounds();

    assertThat(effects).hasSize(3);
    assertThat(alerts.readValuesToList()).isEmpty();
  }

  @Test
  void whatIsSettledAndEachProposalIsPricedAgain() {
    budget("1000");
    plan("prod", "p1", 1, "gp2");
    plan("prod", "p2", 2, "gp3");
    ended(1, true);
    rounds();
    assertThat(costs().settled().groups().getFirst().known()).isEqualByComparingTo("10");
    assertThat(costs().proposals().getFirst().whole().groups().getFirst().known())
        .isEqualByComparingTo("8");

    publish(2, "gp2", "0.20");
    publish(2, "gp3", "0.16");
    complete(2);
    rounds();

    assertThat(costs().settled().groups().getFirst().known()).isEqualByComparingTo("20");
    assertThat(costs().proposals().getFirst().whole().groups().getFirst().known())
        .isEqualByComparingTo("16");
  }

  /// A plan that was estimated at the old prices and reached the ledger behind the walk.
  @Test
  void aCostThatIsWrittenBehindTheWalkIsPricedAgainByItself() {
    budget("11");
    rounds();
    publish(2, "gp2", "0.12");
    rounds();
    plan("prod", "p1", null, "gp2");
    TestRecord<byte[], byte[]> late = ledgerOut.readRecord();
    complete(2);
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    assertThat(effectsOut.isEmpty()).isTrue();

    ledgerIn.pipeInput(late);
    rounds();
    rounds();

    assertThat(effects)
        .singleElement()
        .isInstanceOfSatisfying(
            PriceEffect.OnPlan.class, effect -> assertThat(effect.last()).isTrue());
    assertThat(alerts.readValuesToList()).hasSize(1);
  }

  @Test
  void anEffectThatComesTwiceOrTooLateChangesNothing() {
    budget("11");
    plan("prod", "p1", null, "gp2");
    rounds();
    publish(2, "gp2", "0.12");
    complete(2);
    rounds();
    publish(3, "gp2", "0.14");
    complete(3);
    rounds();
    assertThat(alerts.readValuesToList()).hasSize(1);

    effects.forEach(effect -> effectsIn.pipeInput("acme", effect));

    assertThat(costs().proposals().getFirst().whole().groups().getFirst().known())
        .isEqualByComparingTo("14");
    assertThat(alerts.isEmpty()).isTrue();
  }

  @Test
  void itsPaceIsThatOfTheSetting() {
    driver.close();
    pace = 2;
    startRepricer();
    for (int i = 0; i < 9; i++) {
      plan("w" + i, "p" + i, null, "gp2");
    }
    rounds();
    publish(2, "gp2", "0.12");
    complete(2);

    driver.advanceWallClockTime(Duration.ofMillis(100));

    assertThat(effectsOut.readValuesToList()).hasSize(2);
    for (int i = 0; i < 40; i++) {
      driver.advanceWallClockTime(Duration.ofMillis(100));
    }
    assertThat(effectsOut.readValuesToList()).hasSize(8);
  }

  /// Whatever the topologies have for each other, and time for rounds.
  private void rounds() {
    for (int i = 0; i < 5; i++) {
      ledgerOut.readRecordsToList().forEach(ledgerIn::pipeInput);
      driver.advanceWallClockTime(Duration.ofSeconds(1));
      estimator.advanceWallClockTime(Duration.ofSeconds(1));
      effectsOut
          .readRecordsToList()
          .forEach(record -> {
            effects.add(record.value());
            effectsIn.pipeInput(record);
          });
    }
  }

  private WorkspaceCosts costs() {
    return estimator
        .<String, WorkspaceCosts>getKeyValueStore(KeepLedger.WORKSPACES)
        .get("acme/shop/prod");
  }

  private void budget(String limit) {
    budgets.pipeInput(
        "acme/shop", new Budget("acme/shop", "acme", "shop", Money.usd(limit), true, null, null));
  }

  private void ended(int pullRequest, boolean merged) {
    Settlement ended =
        new Settlement.PullRequestEnded(
            "acme",
            "shop",
            "prod",
            "acme/shop",
            pullRequest,
            merged,
            Instant.now().plusSeconds(60));
    settlements.pipeInput(ended.key(), ended);
  }

  private void plan(String workspace, String id, @Nullable Integer pull, String volume) {
    PlanSource source =
        pull == null ? null : new PlanSource("acme/shop", pull, null, null, null, null, null);
    PlanSubmitted plan = submitted(workspace, id, source, volume);
    byte[] key = plan.key().getBytes(StandardCharsets.UTF_8);
    byte[] value = JsonSerde.of(Topics.PLANS).serializer().serialize("", plan);
    log.add(new Record<>(key, value, 0));
    plans.pipeInput(key, value);
  }

  private void complete(long version) {
    prices.pipeInput(CatalogueCompleted.KEY, new CatalogueCompleted(version, 2));
  }

  private void publish(long version, String volume, String price) {
    PriceKey key = key(volume);
    List<PriceHistory.Entry> entries = history.computeIfAbsent(volume, _ -> new ArrayList<>());
    entries.add(
        new PriceHistory.Entry(
            version,
            new Listing.Listed(
                new Price(
                    "GB",
                    "USD",
                    List.of(new Tier(BigDecimal.ZERO, new BigDecimal(price))),
                    LocalDate.parse("2026-11-01"),
                    "test"))));
    prices.pipeInput(key.value(), new PriceHistory(key, entries));
  }

  private static PriceKey key(String volume) {
    return new PriceKey("aws/ebs/eu-west-1/storage/" + volume);
  }

  private static PlanSubmitted submitted(
      String workspace, String id, @Nullable PlanSource source, String volume) {
    PlannedResource resource =
        new PlannedResource(
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
            Map.of("type", volume, "size", "100"),
            Set.of(),
            Map.of("volume", List.of()),
            null);
    return new PlanSubmitted(
        id,
        "acme",
        "shop",
        workspace,
        "digest",
        1,
        null,
        source,
        null,
        new Plan("1.2", "1.11.0", List.of(resource), List.of()),
        null);
  }
}
