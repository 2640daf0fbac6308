package io.cloudcostguard.notifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.TraceParent;
import io.cloudcostguard.schemas.secret.SecretBox;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/// A real broker and a real database for one test, which starts and stops its notifier.
final class OwnWorld implements AutoCloseable {

  private final String key = SecretBox.newKey();
  private final EmbeddedKafkaKraftBroker kafka;
  private final EmbeddedPostgres postgres;
  private final KafkaProducer<byte[], byte[]> producer;
  final JdbcClient jdbc;

  OwnWorld() throws IOException {
    kafka = new EmbeddedKafkaKraftBroker(1, Topics.PARTITIONS);
    kafka.afterPropertiesSet();
    postgres = EmbeddedPostgres.builder().start();
    jdbc = JdbcClient.create(postgres.getPostgresDatabase());
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.getBrokersAsString()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  ConfigurableApplicationContext start(String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres",
                "--spring.kafka.bootstrap-servers=" + kafka.getBrokersAsString(),
                "--server.port=0",
                "--ccg.instance-id=own",
                "--ccg.secret-key=" + key,
                "--ccg.notifier.allow-http=true",
                "--ccg.notifier.allowed-private-hosts=" + Receiver.HOST,
                "--ccg.notifier.max-in-flight-per-subscription=1",
                "--ccg.notifier.poll-interval=100ms",
                "--ccg.notifier.retry.first=50ms"));
    args.addAll(List.of(more));
    return NotifierApplication.start(args.toArray(String[]::new));
  }

  void subscribe(String id, String channel, Receiver receiver) {
    SecretBox box = new SecretBox(key);
    jdbc.sql(
            """
            insert into subscription (id, tenant, channel, host, url_sealed, secret_sealed)
            values (:id, 'acme', :channel, 'a host', :url, :secret)
            """)
        .param("id", id)
        .param("channel", channel)
        .param("url", box.seal(receiver.url(), id + "/url"))
        .param("secret", box.seal(World.SECRET, id + "/secret"))
        .update();
  }

  void publish(Topic<?> topic, String eventId, String type, Object value) {
    ProducerRecord<byte[], byte[]> event =
        new ProducerRecord<>(
            topic.name(), "key".getBytes(UTF_8), Json.MAPPER.writeValueAsBytes(value));
    new EventHeaders(
            eventId,
            type,
            "/test",
            "subject",
            Instant.parse("2026-11-20T12:00:00Z"),
            TraceParent.continuing(null))
        .writeTo(event.headers());
    producer.send(event);
  }

  void flush() {
    producer.flush();
  }

  List<String> states(String subscriptionId) {
    return jdbc.sql("select state from delivery where subscription_id = ? order by created_at, id")
        .param(subscriptionId)
        .query(String.class)
        .list();
  }

  @Override
  public void close() throws IOException {
    producer.close();
    postgres.close();
    kafka.destroy();
  }
}
