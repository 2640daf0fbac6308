package io.cloudcostguard.estimator.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.recommendation.Advisor;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.JsonSerde;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.plan.Action;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.plan.PlannedResource;
import io.cloudcostguard.schemas.price.CatalogueCompleted;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceHistory;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.PriceRecord;
import io.cloudcostguard.schemas.price.Tier;
import io.cloudcostguard.schemas.recommendation.PlanAdvised;
import io.cloudcostguard.schemas.recommendation.Recommendation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdvisorTopologyTest {

  @TempDir Path stateDir;
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private TopologyTestDriver estimator;
  private TopologyTestDriver driver;
  private TestInputTopic<String, PriceRecord> prices;
  private TestInputTopic<String, PlanSubmitted> plans;
  private TestInputTopic<byte[], byte[]> bytes;
  private TestOutputTopic<String, PlanAdvised> recommendations;

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
    Properties own = config("advisor");
    driver =
        new TopologyTestDriver(
            AdvisorTopology.build(
                new Advisor(new ResourceTypes()),
                new AdvisorEnvironment(
                    tenant -> !tenant.equals("other"),
                    new Attempts(stateDir.resolve("advisor-attempts")),
                    () -> estimator.getKeyValueStore(EstimatorTopology.PRICES),
                    () ->
                        EstimatorTopology.newestCatalogue(
                            estimator.getKeyValueStore(EstimatorTopology.PRICES)),
                    metrics),
                own),
            own);
    plans =
        driver.createInputTopic(
            Topics.PLANS.name(), new StringSerializer(), JsonSerde.of(Topics.PLANS).serializer());
    bytes =
        driver.createInputTopic(
            Topics.PLANS.name(), new ByteArraySerializer(), new ByteArraySerializer());
    recommendations =
        driver.createOutputTopic(
            Topics.RECOMMENDATIONS.name(),
            new StringDeserializer(),
            JsonSerde.of(Topics.RECOMMENDATIONS).deserializer());
    publish("gp2", "0.10");
    publish("gp3", "0.08");
    prices.pipeInput(CatalogueCompleted.KEY, new CatalogueCompleted(1, 2));
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
  void recommendsAtThePricesThatTheEstimatorHas() {
    plans.pipeInput("acme/shop/prod", plan("acme", "p1"));

    TestRecord<String, PlanAdvised> record = recommendations.readRecord();
    assertThat(record.key()).isEqualTo("acme/shop/prod");
    assertThat(EventHeaders.text(record.headers(), "ce_type")).isEqualTo(EventType.PLAN_ADVISED);
    assertThat(record.value().id()).isEqualTo("p1");
    assertThat(record.value().catalogueVersion()).isEqualTo(1);
    // Nothing attaches the 100 GB at 0.10, which is more than gp3 at 0.08 saves.
    assertThat(record.value().together()).isEqualByComparingTo("10");
    assertThat(record.value().recommendations())
        .extracting(one -> one.rule())
        .contains("aws-ebs-gp3");
  }

  @Test
  void recommendsOnceForAPlanThatComesTwice() {
    plans.pipeInput("acme/shop/prod", plan("acme", "p1"));
    plans.pipeInput("acme/shop/prod", plan("acme", "p1"));

    assertThat(recommendations.readRecordsToList()).hasSize(1);
  }

  @Test
  void saysWhatALaterPlanOfTheWorkspaceHasDone() {
    plans.pipeInput("acme/shop/prod", plan("acme", "p1"));
    PlanAdvised first = recommendations.readValue();
    plans.pipeInput("acme/shop/prod", plan("acme", "p2", "gp3", null));
    PlanAdvised second = recommendations.readValue();
    plans.pipeInput("acme/shop/prod", plan("acme", "p3", null, null));
    PlanAdvised third = recommendations.readValue();

    assertThat(first.realised()).isNull();
    assertThat(second.realised())
        .extracting(one -> one.rule(), one -> one.monthly().toPlainString())
        .containsExactly(tuple("aws-ebs-gp3", "2"));
    assertThat(second.gone()).isNull();
    // It is removed, as the other one said.
    assertThat(third.realised())
        .extracting(one -> one.rule())
        .containsExactly("aws-ebs-unattached");
  }

  @Test
  void leavesOutWhatWasDismissedWhenThePlanWasSubmitted() {
    plans.pipeInput("acme/shop/prod", plan("acme", "p1"));
    Recommendation unattached =
        recommendations.readValue().recommendations().stream()
            .filter(one -> one.rule().equals("aws-ebs-unattached"))
            .findFirst()
            .orElseThrow();
    plans.pipeInput("acme/shop/prod", plan("acme", "p2", "gp2", List.of(unattached.id())));

    PlanAdvised advised = recommendations.readValue();

    assertThat(advised.recommendations())
        .extracting(one -> one.rule())
        .containsExactly("aws-ebs-gp3");
    assertThat(advised.together()).isEqualByComparingTo("2");
    assertThat(advised.dropped()).extracting(one -> one.reason()).contains("it was dismissed");
    assertThat(advised.gone()).isNull();
  }

  /// The longest addresses that the plan reader lets through, of as many blocks as are told.
  @Test
  void remembersNoMoreOfAWorkspaceThanARecordMayHave() {
    PlanSubmitted one = plan("acme", "p1");
    List<PlannedResource> many =
        IntStream.range(0, 200)
            .mapToObj(i -> volume("module.%s.aws_ebs_volume.v%d".formatted("m".repeat(3_900), i)))
            .toList();
    plans.pipeInput("acme/shop/prod", with(one, many));

    assertThat(recommendations.readValue().recommendations()).hasSize(200);
    byte[] kept = (byte[]) driver.getKeyValueStore(OpenAdvice.STORE).get("acme/shop/prod");
    assertThat(kept.length).isBetween(OpenAdvice.MOST_BYTES / 4, OpenAdvice.MOST_BYTES);
  }

  private static PlanSubmitted with(PlanSubmitted plan, List<PlannedResource> resources) {
    return new PlanSubmitted(
        plan.id(),
        plan.tenant(),
        plan.project(),
        plan.workspace(),
        plan.digest(),
        plan.bytes(),
        null,
        null,
        null,
        null,
        null,
        new Plan("1.2", "1.11.0", resources, List.of()),
        null);
  }

  private static PlannedResource volume(String address) {
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
        Map.of("type", "gp2", "size", "100"),
        Set.of(),
        Map.of("volume", List.of()),
        null);
  }

  @Test
  void recommendsNothingToATenantWhoDoesNotWantIt() {
    plans.pipeInput("other/shop/prod", plan("other", "p1"));

    assertThat(recommendations.isEmpty()).isTrue();
  }

  @Test
  void goesOnAfterWhatCannotBeRead() {
    bytes.pipeInput("acme/shop/prod".getBytes(StandardCharsets.UTF_8), new byte[] {1});
    plans.pipeInput("acme/shop/prod", plan("acme", "p2"));

    assertThat(recommendations.readRecordsToList()).hasSize(1);
    assertThat(metrics.counter("ccg.estimator.recommendations", "result", "unreadable").count())
        .isEqualTo(1);
  }

  private void publish(String type, String price) {
    PriceKey key = new PriceKey("aws/ebs/eu-west-1/storage/" + type);
    prices.pipeInput(
        key.value(),
        new PriceHistory(
            key,
            List.of(
                new PriceHistory.Entry(
                    1,
                    new Listing.Listed(
                        new Price(
                            "GB",
                            "USD",
                            List.of(new Tier(BigDecimal.ZERO, new BigDecimal(price))),
                            LocalDate.of(2026, 1, 1),
                            "test"))))));
  }

  private static PlanSubmitted plan(String tenant, String id) {
    return plan(tenant, id, "gp2", null);
  }

  /// @param type null: there is no volume
  private static PlanSubmitted plan(
      String tenant, String id, @Nullable String type, @Nullable List<String> dismissed) {
    PlannedResource volume =
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
            Map.of("type", type == null ? "" : type, "size", "100"),
            Set.of(),
            Map.of("volume", List.of()),
            null);
    return new PlanSubmitted(
        id,
        tenant,
        "shop",
        "prod",
        "digest",
        1,
        null,
        null,
        null,
        null,
        dismissed,
        new Plan("1.2", "1.11.0", type == null ? List.of() : List.of(volume), List.of()),
        null);
  }
}
