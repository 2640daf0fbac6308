package io.cloudcostguard.ingest.catalogue;

import static io.cloudcostguard.ingest.Plans.bytes;
import static io.cloudcostguard.ingest.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.schemas.JsonSerde;
import io.cloudcostguard.schemas.TopicCreation;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.price.CatalogueCompleted;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.PriceHistory;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.PriceRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/// On a broker of its own: other tests know of no catalogue.
class NewestCatalogueTest {

  private static final EmbeddedKafkaKraftBroker BROKER = startBroker();

  private final NewestCatalogue catalogue = following(BROKER);
  private KafkaProducer<String, byte[]> loader;

  private static EmbeddedKafkaKraftBroker startBroker() {
    EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
    broker.brokerProperty("transaction.state.log.replication.factor", "1");
    broker.brokerProperty("transaction.state.log.min.isr", "1");
    broker.brokerProperty("transaction.state.log.num.partitions", "1");
    broker.afterPropertiesSet();
    try {
      TopicCreation.createMissing(clients(broker), Optional.empty());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return broker;
  }

  private static Map<String, Object> clients(EmbeddedKafkaKraftBroker broker) {
    return Map.of("bootstrap.servers", broker.getBrokersAsString());
  }

  private static NewestCatalogue following(EmbeddedKafkaKraftBroker broker) {
    return new NewestCatalogue(
        new DefaultKafkaConsumerFactory<>(
            Map.of(
                "bootstrap.servers",
                broker.getBrokersAsString(),
                "group.id",
                "the-others",
                "group.instance.id",
                "an-instance")));
  }

  @BeforeEach
  void start() {
    loader = loader(BROKER);
    catalogue.start();
  }

  @AfterEach
  void stop() {
    catalogue.stop();
    loader.close();
  }

  private static KafkaProducer<String, byte[]> loader(EmbeddedKafkaKraftBroker broker) {
    KafkaProducer<String, byte[]> loader =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.getBrokersAsString(), "transactional.id", "loader"),
            new StringSerializer(),
            new ByteArraySerializer());
    loader.initTransactions();
    return loader;
  }

  @Test
  void knowsAVersionOnceItIsCommitted() {
    publish(loader, 11, 3);
    awaitVersion(11);

    loader.beginTransaction();
    send(loader, prices(12, 20_000));
    send(loader, List.of(marker(12)));
    loader.flush();
    assertThat(catalogue.version()).isEqualTo(11);
    loader.commitTransaction();

    awaitVersion(12);
  }

  @Test
  void findsTheNewestVersionBehindWhatWasAborted() {
    publish(loader, 21, 3);
    loader.beginTransaction();
    send(loader, prices(22, 300));
    send(loader, List.of(marker(22)));
    loader.abortTransaction();

    NewestCatalogue later = following(BROKER);
    later.start();

    await().untilAsserted(() -> assertThat(later.version()).isEqualTo(21));
    later.stop();
  }

  @Test
  void followsATopicWhoseVersionsGoBack() {
    publish(loader, 32, 1);
    awaitVersion(32);

    publish(loader, 31, 1);

    awaitVersion(31);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "7",
        "{}",
        "{\"version\":99}",
        "{\"record\":\"price-v9\",\"version\":99}",
        "{\"record\":\"catalogue-completed\"}",
        "{\"record\":\"catalogue-completed\",\"version\":0}",
        "{\"record\":\"catalogue-completed\",\"version\":-99}",
        "{\"record\":\"catalogue-completed\",\"version\":1e400}",
        "{\"record\":\"catalogue-completed\",\"version\":[99]}"
      })
  void passesOverWhatIsNoMarker(String garbage) {
    publish(loader, 41, 1);
    awaitVersion(41);

    loader.beginTransaction();
    send(
        loader,
        List.of(
            record(CatalogueCompleted.KEY, bytes(garbage)),
            record(CatalogueCompleted.KEY, null),
            record("another", bytes("{\"record\":\"catalogue-completed\",\"version\":99}"))));
    loader.commitTransaction();
    NewestCatalogue later = following(BROKER);
    later.start();

    await().untilAsserted(() -> assertThat(later.version()).isEqualTo(41));
    later.stop();
    publish(loader, 42, 1);
    awaitVersion(42);
  }

  @Test
  void knowsNothingAtFirstAndKeepsWhatItKnewWithoutKafka() {
    EmbeddedKafkaKraftBroker other = startBroker();
    NewestCatalogue catalogue = following(other);
    catalogue.start();
    try (KafkaProducer<String, byte[]> loader = loader(other)) {
      loader.beginTransaction();
      send(loader, prices(1, 1));
      loader.commitTransaction();
      assertThat(catalogue.version()).isNull();
      publish(loader, 1, 1);
      await().untilAsserted(() -> assertThat(catalogue.version()).isEqualTo(1));
    }

    other.destroy();

    assertThat(catalogue.version()).isEqualTo(1);
    catalogue.stop();
  }

  @Test
  void stampsEveryPlanWithTheVersionThatTheDoorKnows() throws Exception {
    FrontDoor door = FrontDoor.open();
    NewestCatalogue known = door.part(NewestCatalogue.class);
    Answer early = door.post("/v1/plans?project=stamped", plan());
    assertThat(door.submitted(early).catalogueVersion()).isEqualTo(known.version());

    door.publish(marker(3));
    await().untilAsserted(() -> assertThat(known.version()).isEqualTo(3));

    Answer answer = door.post("/v1/plans?project=stamped", plan());
    assertThat(answer.status()).isEqualTo(202);
    assertThat(door.submitted(answer).catalogueVersion()).isEqualTo(3);
    assertThat(door.submitted(answer).fingerprint()).isEqualTo(door.submitted(early).fingerprint());
  }

  private void awaitVersion(long version) {
    await().untilAsserted(() -> assertThat(catalogue.version()).isEqualTo(version));
  }

  private static void publish(KafkaProducer<String, byte[]> loader, long version, int prices) {
    loader.beginTransaction();
    send(loader, prices(version, prices));
    send(loader, List.of(marker(version)));
    loader.commitTransaction();
  }

  private static void send(
      KafkaProducer<String, byte[]> loader, List<ProducerRecord<String, byte[]>> records) {
    records.forEach(loader::send);
  }

  private static List<ProducerRecord<String, byte[]>> prices(long version, int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            record(
                "x/" + i,
                json(
                    new PriceHistory(
                        new PriceKey("x/" + i),
                        List.of(new PriceHistory.Entry(version, new Listing.Withdrawn()))))))
        .toList();
  }

  private static ProducerRecord<String, byte[]> marker(long version) {
    return record(CatalogueCompleted.KEY, json(new CatalogueCompleted(version, 1, "0".repeat(64))));
  }

  private static ProducerRecord<String, byte[]> record(String key, byte[] value) {
    return new ProducerRecord<>(Topics.PRICES.name(), key, value);
  }

  private static byte[] json(PriceRecord record) {
    return JsonSerde.of(Topics.PRICES).serializer().serialize(Topics.PRICES.name(), record);
  }
}
