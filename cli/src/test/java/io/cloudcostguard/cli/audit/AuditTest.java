package io.cloudcostguard.cli.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.bill.PinnedCatalogue;
import io.cloudcostguard.estimation.price.PublishedPriceBook;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.JsonSerde;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.TopicCreation;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.plan.Action;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.plan.PlannedResource;
import io.cloudcostguard.schemas.price.CatalogueDigests;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceHistory;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.PriceRecord;
import io.cloudcostguard.schemas.price.Tier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/// On a real broker, with the records that loader, front door and estimator would have written.
class AuditTest {

  private static final String GP3 = "aws/ebs/eu-west-1/storage/gp3";
  private static final String OTHER = "aws/ebs/eu-west-1/storage/gp2";
  private static final Estimator ESTIMATOR = new Estimator(new ResourceTypes());

  private static EmbeddedKafkaKraftBroker broker;
  private static KafkaProducer<String, byte[]> producer;

  private final Map<String, PriceRecord> prices = new HashMap<>();
  private final List<String> messages = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    broker = new EmbeddedKafkaKraftBroker(1, 1);
    broker.afterPropertiesSet();
    producer = new KafkaProducer<>(config(), new StringSerializer(), new ByteArraySerializer());
  }

  @AfterAll
  static void stop() {
    producer.close();
    broker.destroy();
  }

  private static Map<String, Object> config() {
    return Map.of("bootstrap.servers", broker.getBrokersAsString());
  }

  @BeforeEach
  void emptyTopics() throws Exception {
    try (Admin admin = Admin.create(config())) {
      admin.deleteTopics(admin.listTopics().names().get()).all().get();
    }
    TopicCreation.createMissing(config(), Optional.empty());
    publish(OTHER, Map.of(1L, "0.11"));
    publish(GP3, Map.of(1L, "0.08", 2L, "0.09"));
  }

  @Test
  void provesEstimatesThatPinADigestAndThoseOfBeforeThereWasOne() {
    submit("pinned-1", 1, digest(1));
    submit("pinned-2", 2, digest(2));
    submit("of-old", 1, null);

    Verification verification = verify();

    assertThat(messages).isEmpty();
    assertThat(verification).isEqualTo(new Verification(3, 3, 0, 0, 0, 0, 0, 0, 0));
    assertThat(verification.proven()).isTrue();
    assertThat(verification.summary())
        .startsWith("3 plans: 3 estimates identical, 0 different, ")
        .contains(", 0 at a catalogue whose digest differs, ");
  }

  @Test
  void sawThePricesOfEveryVersionUpToThePinnedOne() {
    // A price that the plan does not ask for, changed afterwards
    String digest = digest(1);
    submit("first", 1, digest);
    submit("of-old", 1, null);
    publish(OTHER, Map.of(1L, "0.12"));

    Verification verification = verify();

    assertThat(verification).isEqualTo(new Verification(2, 2, 0, 0, 0, 0, 0, 1, 0));
    assertThat(verification.proven()).isFalse();
    assertThat(messages)
        .containsExactly(
            """
            first was made at catalogue version 1 with digest %s; the prices of that version have \
            changed, their digest is now %s\
            """
                .formatted(digest, digest(1)));
  }

  @Test
  void tellsOfANumberThatGotAnotherMeaningAndOfThePricesApart() {
    submit("first", 1, digest(1));
    submit("second", 2, digest(2));
    publish(GP3, Map.of(1L, "0.08", 2L, "0.10"));

    Verification verification = verify();

    assertThat(verification).isEqualTo(new Verification(2, 1, 1, 0, 0, 0, 0, 1, 0));
    assertThat(messages)
        .anyMatch(line -> line.startsWith("second was made at catalogue version 2 with digest"))
        .contains("second differs")
        .noneMatch(line -> line.startsWith("first"));
  }

  @Test
  void isNotMisledByVersionsThatCameLater() {
    submit("first", 1, digest(1));
    publish(GP3, Map.of(1L, "0.08", 2L, "0.09", 3L, "0.10"));

    assertThat(verify().proven()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "", "{\"record\":\"price-v9\",\"outcome\":\"estimated-v9\"}"})
  void leavesOutWhatItCannotReadAndSaysWhich(String garbage) {
    submit("first", 1, digest(1));
    for (Topic<?> topic : List.of(Topics.PRICES, Topics.ESTIMATES, Topics.PLANS)) {
      sendBytes(topic, "garbage", garbage.getBytes(UTF_8));
      sendBytes(topic, "tombstone", null);
    }

    Verification verification = verify();

    assertThat(verification.unreadable()).isEqualTo(3);
    assertThat(verification.identical()).isEqualTo(1);
    assertThat(verification.proven()).isTrue();
    assertThat(messages)
        .hasSize(3)
        .anyMatch(
            line -> line.startsWith("Record 2 of ccg.prices-0 cannot be read and is skipped"));
  }

  private Verification verify() {
    return new Audit(broker.getBrokersAsString()).verify(messages::add);
  }

  private String digest(long version) {
    return CatalogueDigests.of(prices).get(version);
  }

  private void publish(String key, Map<Long, String> byVersion) {
    PriceHistory history =
        new PriceHistory(
            new PriceKey(key),
            byVersion.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new PriceHistory.Entry(entry.getKey(), listed(entry.getValue())))
                .toList());
    prices.put(key, history);
    send(Topics.PRICES, key, history);
  }

  private static Listing listed(String price) {
    return new Listing.Listed(
        new Price(
            "GB",
            "USD",
            List.of(Tier.flat(new BigDecimal(price))),
            LocalDate.of(2026, 1, 1),
            "test"));
  }

  private void submit(String id, long version, String digest) {
    PlannedResource volume =
        new PlannedResource(
            "aws_ebs_volume.a",
            "aws_ebs_volume",
            Action.CREATE,
            null,
            null,
            false,
            "eu-west-1",
            "provider aws",
            null,
            null,
            Map.of("type", "gp3", "size", "100"),
            Set.of(),
            Map.of(),
            null);
    PlanSubmitted plan =
        new PlanSubmitted(
            id,
            "acme",
            "shop",
            "prod",
            "digest",
            1,
            new Plan("1.2", null, List.of(volume), List.of()),
            null);
    send(Topics.PLANS, plan.key(), plan);
    PlanEstimated estimate =
        ESTIMATOR.estimate(
            plan,
            new PublishedPriceBook(prices::get, plan.tenant(), version),
            new PinnedCatalogue(version, digest));
    assertThat(estimate.after().known()).isPositive();
    send(Topics.ESTIMATES, plan.key(), estimate);
  }

  private static <V> void send(Topic<V> topic, String key, V value) {
    sendBytes(topic, key, JsonSerde.of(topic).serializer().serialize(topic.name(), value));
  }

  private static void sendBytes(Topic<?> topic, String key, byte[] json) {
    try {
      producer.send(new ProducerRecord<>(topic.name(), key, json)).get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
