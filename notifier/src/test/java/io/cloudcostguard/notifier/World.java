package io.cloudcostguard.notifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.TraceParent;
import io.cloudcostguard.schemas.secret.SecretBox;
import io.cloudcostguard.schemas.secret.SigningKeys;
import io.cloudcostguard.schemas.subscription.DeliveryCommand;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/// A real broker, a real database and the notifier, one of each for all tests.
final class World {

  static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  static final String URL_SECRET = "sig-4f1d2c";
  static final String TOKEN = "token-9e8d7c";
  static final String MAIL_PASSWORD = "pa55word-5a4b3c";

  private static final String KEY = SecretBox.newKey();
  private static final SecretBox BOX;
  private static final EmbeddedKafkaKraftBroker KAFKA;
  private static final EmbeddedPostgres POSTGRES;
  static final GreenMail MAIL =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private static final KafkaProducer<byte[], byte[]> PRODUCER;
  static final ConfigurableApplicationContext APP;
  static final JdbcClient JDBC;

  static {
    try {
      BOX = new SecretBox(KEY);
      KAFKA = new EmbeddedKafkaKraftBroker(1, Topics.PARTITIONS);
      KAFKA.afterPropertiesSet();
      POSTGRES = EmbeddedPostgres.builder().start();
      MAIL.start();
      MAIL.setUser("cost@ccg.example", "cost", MAIL_PASSWORD);
      APP = start();
      JDBC = APP.getBean(JdbcClient.class);
      PRODUCER =
          new KafkaProducer<>(
              Map.of(
                  "bootstrap.servers",
                  KAFKA.getBrokersAsString(),
                  "compression.type",
                  "zstd",
                  "max.request.size",
                  Topics.MAX_UNCOMPRESSED_BYTES,
                  "buffer.memory",
                  2L * Topics.MAX_UNCOMPRESSED_BYTES),
              new ByteArraySerializer(),
              new ByteArraySerializer());
    } catch (IOException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private World() {}

  /// Starts one more notifier.
  static ConfigurableApplicationContext start() {
    return NotifierApplication.start(
        "--spring.datasource.url=" + POSTGRES.getJdbcUrl("postgres", "postgres"),
        "--spring.datasource.username=postgres",
        "--spring.datasource.password=postgres",
        "--spring.kafka.bootstrap-servers=" + KAFKA.getBrokersAsString(),
        "--server.port=0",
        "--ccg.secret-key=" + KEY,
        "--ccg.notifier.allow-http=true",
        "--ccg.notifier.allowed-private-hosts=" + Receiver.HOST + "," + FakeForge.HOST,
        "--ccg.notifier.public-url=https://cost.example.org",
        "--ccg.notifier.mail.host=127.0.0.1",
        "--ccg.notifier.mail.port=" + MAIL.getSmtp().getPort(),
        "--ccg.notifier.mail.tls=none",
        "--ccg.notifier.mail.username=cost",
        "--ccg.notifier.mail.password=" + MAIL_PASSWORD,
        "--ccg.notifier.mail.from=cost@ccg.example",
        "--ccg.notifier.connect-timeout=500ms",
        "--ccg.notifier.deadline=1s",
        "--ccg.notifier.lease=2s",
        "--ccg.notifier.retry.first=50ms");
  }

  /// Subscribes a tenant of its own to everything at a URL.
  static Subscription subscribe(String channel, String url) {
    String id = "sub-" + UUID.randomUUID();
    String tenant = "tenant-" + UUID.randomUUID();
    subscribe(id, tenant, null, channel, url, new String[0]);
    return new Subscription(id, tenant);
  }

  /// Subscribes a tenant of its own to plans of pull requests of these repositories.
  static Subscription subscribeForge(String channel, String url, String... repositories) {
    Subscription subscription = subscribe(channel, url);
    JDBC.sql("update subscription set repositories = ?, secret_sealed = ? where id = ?")
        .params(repositories, BOX.seal(TOKEN, subscription.id() + "/secret"), subscription.id())
        .update();
    return subscription;
  }

  /// Changes the keys of a webhook, as ingest-api does.
  static void seal(Subscription subscription, SigningKeys keys) {
    JDBC.sql("update subscription set secret_sealed = ? where id = ?")
        .params(BOX.seal(keys.text(), subscription.id() + "/secret"), subscription.id())
        .update();
  }

  static void subscribe(
      String id, String tenant, String project, String channel, String url, String[] types) {
    JDBC.sql(
            """
            insert into subscription
              (id, tenant, project, channel, event_types, host, url_sealed, secret_sealed)
            values (:id, :tenant, :project, :channel, :types, 'a host', :url, :secret)
            """)
        .param("id", id)
        .param("tenant", tenant)
        .param("project", project)
        .param("channel", channel)
        .param("types", types)
        .param("url", BOX.seal(url, id + "/url"))
        .param("secret", BOX.seal(SECRET, id + "/secret"))
        .update();
  }

  record Subscription(String id, String tenant) {

    boolean isDisabled() {
      return JDBC.sql("select disabled_at is not null from subscription where id = ?")
          .param(id)
          .query(Boolean.class)
          .single();
    }

    /// Adds a command, as ingest-api does.
    void command(DeliveryCommand command) {
      JDBC.sql("insert into delivery_command values (?, ?, ?::json, now())")
          .params(
              UUID.randomUUID().toString(),
              id,
              Json.MAPPER.writerFor(DeliveryCommand.class).writeValueAsString(command))
          .update();
    }

    /// Sets templates, as ingest-api does.
    void setTemplates(String templates) {
      JDBC.sql("update subscription set templates = ?::json where id = ?")
          .params(templates, id)
          .update();
    }

    List<String> deliveryStates() {
      return JDBC.sql(
              "select state from delivery where subscription_id = ? order by created_at, id")
          .param(id)
          .query(String.class)
          .list();
    }
  }

  static void publish(
      Topic<?> topic, String eventId, String type, TraceParent trace, Object value) {
    publishBytes(topic, eventId, type, trace, Json.MAPPER.writeValueAsBytes(value));
  }

  static void publishBytes(
      Topic<?> topic, String eventId, String type, TraceParent trace, byte[] value) {
    publishBytes(topic, eventId, type, trace, Instant.parse("2026-11-20T12:00:00Z"), value);
  }

  static void publishBytes(
      Topic<?> topic, String eventId, String type, TraceParent trace, Instant time, byte[] value) {
    ProducerRecord<byte[], byte[]> event =
        new ProducerRecord<>(topic.name(), "key".getBytes(UTF_8), value);
    new EventHeaders(eventId, type, "/test", "subject", time, trace).writeTo(event.headers());
    PRODUCER.send(event);
    PRODUCER.flush();
  }

  /// Publishes any record.
  ///
  /// @return its partition and offset
  static RecordMetadata publish(ProducerRecord<byte[], byte[]> record) {
    try {
      return PRODUCER.send(record).get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// All records of a topic.
  static List<ConsumerRecord<byte[], byte[]>> read(Topic<?> topic) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers",
                KAFKA.getBrokersAsString(),
                "isolation.level",
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(partition -> new TopicPartition(topic.name(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(all::add);
      }
      return all;
    }
  }
}
